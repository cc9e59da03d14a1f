import type { GradedAttempt, OpenAttempt } from '@/core/attempt'
import { countMissedSafety, type Grade, grade } from '@/core/grade'
import type { Viewer } from '@/core/people'
import { isBlank, isUnreadable, mark, type Question } from '@/core/question'
import { draw } from '@/core/quiz'
import { err, ok, type Result } from '@/core/result'
import { cacheLayout } from './attempt-layouts'
import {
  type AttemptRow,
  asExplained,
  asGraded,
  asOpen,
  asSaved,
  type ExplainedAttempt,
  listNeededVersions,
} from './attempt-rows'
import { correctAtSubmission } from './correction-at-submission'
import { findModule, listTestableObjectives } from './course/course'
import { type Db, db, isTaken } from './database/client'
import { countAttemptsLeft } from './enrolments'
import { keepLessonVersion } from './lesson-versions'
import { attemptsOnAPage, type ListPage, placePage } from './pages'
import { countTimesGiven, listOpenQuestionIds, loadVersions, storeVersions } from './question-versions'
import { enterReviews } from './reviews'
import { newId, newSeed, seededBy } from './seed'
import { recordActivity, recordStanding, refreshEnrolments, thePerson } from './standings'
import { retallyBest, tallyAttempt } from './tallies'
import { listWithdrawalsOf, listWithdrawnIds, readWithdrawn, withdrawalOf } from './withdrawn'

// Nobody learns faster than this, and whoever starts more makes lists that everybody else waits for.
const mostStartsAnHour = 60

/**
 * Starts an attempt at a module's quiz and returns its id. If one is already open, returns the id of that one, so that a request
 * sent twice has the effect of one.
 *
 * An instructor's attempt is a preview, which counts nowhere. Refusals: `not-found` for an unknown module, `too-many-starts` after
 * 60 starts within an hour, `no-attempts-left` if the learner's cohort allows no more, `all-withdrawn` if every question of the quiz is
 * withdrawn. A quiz of which some are has fewer questions, if it must.
 */
export async function startAttempt(
  module: string,
  viewer: Viewer,
  now = new Date(),
): Promise<Result<{ id: string }, 'not-found' | 'too-many-starts' | 'no-attempts-left' | 'all-withdrawn'>> {
  const authored = findModule(module)
  if (!authored) return err('not-found')
  const openFor = `${viewer.id}/${module}`
  const open = await db().attempt.findUnique({ where: { openFor }, select: { id: true } })
  if (open) return ok(open)
  // A start that lies ahead was made under a clock that was wrong, and holds nobody back.
  const startedAt = { gt: new Date(now.getTime() - 3_600_000), lte: now }
  if ((await db().attempt.count({ where: { personId: viewer.id, startedAt } })) >= mostStartsAnHour) return err('too-many-starts')
  // Only one attempt can be open, so that two requests at once cannot start the last one twice.
  if ((await countAttemptsLeft(viewer, module)) === 0) return err('no-attempts-left')

  const seed = newSeed()
  const seeded = seededBy(seed)
  const timesGiven = await countTimesGiven(viewer.id, module)
  const withdrawn = await listWithdrawnIds()
  const bank = { ...authored.quiz, questions: authored.quiz.questions.filter(({ id }) => !withdrawn.has(id)) }
  const questions = draw(bank, listTestableObjectives(authored), timesGiven, seeded)
  if (questions.length === 0) return err('all-withdrawn')
  const versions = await storeVersions(module, questions)
  const id = newId()
  const answers = versions.map((questionVersionId, i) => ({ attemptId: id, position: i + 1, questionVersionId }))
  const attempt = {
    id,
    personId: viewer.id,
    module,
    seed,
    openFor,
    isPreview: viewer.role === 'instructor',
    passPercent: authored.quiz.passPercent,
    startedAt: now,
    lessonVersion: await keepLessonVersion(authored, now),
  }
  try {
    await db().$transaction([
      db().attempt.createMany({ data: attempt }),
      db().answer.createMany({ data: answers }),
      recordStanding(db(), viewer.id, module),
      refreshEnrolments(db(), thePerson(viewer.id)),
      recordActivity(db(), viewer.id, now),
    ])
    cacheLayout(id, viewer.id, seeded, versions)
    return ok({ id })
  } catch (error) {
    // After a double click, the other request may have opened the attempt first.
    if (!isTaken(error)) throw error
    return ok(await db().attempt.findUniqueOrThrow({ where: { openFor }, select: { id: true } }))
  }
}

/**
 * Returns a learner's attempt: an open one as it is shown, a graded one with its questions explained. Returns null if there is no
 * such attempt or it belongs to somebody else.
 */
export async function findAttempt(id: string, viewer: Viewer): Promise<OpenAttempt | ExplainedAttempt | null> {
  const row = await db().attempt.findUnique({
    where: { id, personId: viewer.id },
    include: { answers: { orderBy: { position: 'asc' } } },
  })
  if (!row) return null
  const questions = await loadVersions(listNeededVersions(row.answers))
  const withdrawals = await listWithdrawalsOf(row.answers, questions)
  if (row.submittedAt === null) return asOpen(row, questions, withdrawals)
  return asExplained(row, questions, await listOpenQuestionIds(viewer.id), withdrawals)
}

/** Returns a page of the viewer's own graded attempts, the newest first, 50 to a page. An instructor's are previews. */
export async function listAttempts(viewer: Viewer, page = 1): Promise<ListPage<GradedAttempt>> {
  const where = { personId: viewer.id, submittedAt: { not: null } }
  const { skip, take, ...place } = placePage(page, await db().attempt.count({ where }), attemptsOnAPage)
  const rows = await db().attempt.findMany({ where, orderBy: [{ submittedAt: 'desc' }, { id: 'asc' }], skip, take })
  return { ...place, rows: rows.map(asGraded) }
}

/**
 * Closes a learner's attempt and grades what is saved, in one transaction. A repeated request returns the grade of the first.
 *
 * Refuses an unknown attempt as `not-found`, and somebody else's as well, so that nobody can find out which ids exist.
 */
export async function submitAttempt(id: string, viewer: Viewer, now = new Date()): Promise<Result<Grade, 'not-found'>> {
  const where = { id, personId: viewer.id }
  const row = await db().attempt.findUnique({ where })
  if (!row) return err('not-found')
  const given = row.submittedAt === null ? await closeAndGrade(row, viewer, now) : asGraded(row).grade
  // Two tabs may submit at once. The one that finds the attempt closed returns the grade that the other has recorded.
  return ok(given ?? asGraded(await db().attempt.findUniqueOrThrow({ where })).grade)
}

// Returns null if another request has closed the attempt in the meantime.
function closeAndGrade({ id, module, startedAt, passPercent, isPreview }: AttemptRow, viewer: Viewer, now: Date) {
  return db().$transaction(async (tx) => {
    // The clock may have been set back, but an attempt must not end before it began.
    const submittedAt = now < startedAt ? startedAt : now
    const closed = await tx.attempt.updateMany({ where: { id, submittedAt: null }, data: { submittedAt, openFor: null } })
    if (closed.count === 0) return null
    // From here on every answer has a mark, so no save can change one. The rows that this statement returns are the ones to
    // grade.
    const answers = await tx.answer.updateManyAndReturn({ where: { attemptId: id }, data: { mark: 0 } })
    const questions = await loadVersions(
      answers.map(({ questionVersionId }) => questionVersionId),
      tx,
    )
    // Read here and not from memory: what was withdrawn before the attempt is closed is given.
    const withdrawn = await readWithdrawn(tx)
    const inOrder = answers.sort((a, b) => a.position - b.position)
    const own = inOrder.map((each) => {
      const question = questions.get(each.questionVersionId) as Question
      const saved = asSaved(each)
      const isAnswer = !isBlank(saved.answer) && !isUnreadable(question, saved.answer)
      const confidence = isAnswer ? saved.confidence : null
      const withdrawal = withdrawalOf(withdrawn, question.id, each.questionVersionId)
      const withdrawalId = withdrawal?.id ?? null
      return { ...each, question, confidence, withdrawalId, mark: withdrawal ? 1 : mark(question, saved.answer) }
    })
    // An instructor's preview counts nowhere, and corrections leave it as it is.
    const corrected = isPreview ? null : await correctAtSubmission(tx, { id, passPercent }, own)
    const marked = own.map(({ question, position, confidence, mark }, i) => {
      const { points, safety } = corrected?.[i]?.counts ?? question
      return { question: { ...question, points, safety }, position, confidence, mark: corrected?.[i]?.mark ?? mark }
    })
    const given = grade(marked, passPercent)
    await writeMarks(tx, id, marked)
    await writeGiven(tx, id, own)
    await tx.attempt.updateMany({ where: { id }, data: { ...given, missedSafety: countMissedSafety(marked) } })
    if (isPreview) return given
    const asked = marked.filter((_, i) => own[i]?.withdrawalId === null)
    await enterReviews(tx, viewer.id, module, asked, submittedAt)
    await retallyBest(tx, viewer.id, module, () => recordStanding(tx, viewer.id, module))
    await tallyAttempt(tx, id, viewer.id)
    await refreshEnrolments(tx, thePerson(viewer.id))
    await recordActivity(tx, viewer.id, submittedAt)
    return given
  })
}

// Runs one statement for each distinct mark, not for each question.
async function writeMarks(tx: Pick<Db, 'answer'>, attemptId: string, marked: { position: number; mark: number }[]) {
  for (const each of new Set(marked.map((one) => one.mark))) {
    const positions = marked.filter((one) => one.mark === each).map(({ position }) => position)
    if (each !== 0) await tx.answer.updateMany({ where: { attemptId, position: { in: positions } }, data: { mark: each } })
  }
}

async function writeGiven(tx: Pick<Db, 'answer'>, attemptId: string, own: { position: number; withdrawalId: number | null }[]) {
  for (const { position, withdrawalId } of own) {
    if (withdrawalId === null) continue
    await tx.answer.update({ where: { attemptId_position: { attemptId, position } }, data: { withdrawalId } })
  }
}
