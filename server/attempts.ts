import type { GradedAttempt, OpenAttempt } from '@/core/attempt'
import { type Grade, grade } from '@/core/grade'
import type { Viewer } from '@/core/people'
import { mark, type Question } from '@/core/question'
import { draw } from '@/core/quiz'
import { err, ok, type Result } from '@/core/result'
import { cacheLayout } from './attempt-layouts'
import { type AttemptRow, asExplained, asGraded, asOpen, asSaved, type ExplainedAttempt } from './attempt-rows'
import { findModule, listTestableObjectives } from './course/course'
import { type Db, db, isTaken } from './database/client'
import { countTimesGiven, listOpenQuestionIds, loadVersions, storeVersions } from './question-versions'
import { enterReviews } from './reviews'
import { newId, newSeed, seededBy } from './seed'

/**
 * Starts a module's quiz, or gives the attempt that is open already: asking twice is asking once.
 *
 * An instructor's attempt is a preview and counts nowhere. Refused: `not-found` where there is no such module.
 */
export async function startAttempt(
  module: string,
  viewer: Viewer,
  now = new Date(),
): Promise<Result<{ id: string }, 'not-found'>> {
  const authored = findModule(module)
  if (!authored) return err('not-found')
  const openFor = `${viewer.id}/${module}`
  const open = await db().attempt.findUnique({ where: { openFor }, select: { id: true } })
  if (open) return ok(open)

  const seed = newSeed()
  const seeded = seededBy(seed)
  const timesGiven = await countTimesGiven(viewer.id, module)
  const questions = draw(authored.quiz, listTestableObjectives(authored), timesGiven, seeded)
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
  }
  try {
    await db().$transaction([db().attempt.createMany({ data: attempt }), db().answer.createMany({ data: answers })])
    cacheLayout(id, viewer.id, seeded, versions)
    return ok({ id })
  } catch (error) {
    // A double click: the other request has opened the attempt.
    if (!isTaken(error)) throw error
    return ok(await db().attempt.findUniqueOrThrow({ where: { openFor }, select: { id: true } }))
  }
}

/** A learner's attempt, open or with its review; null where there is none or it is somebody else's. */
export async function findAttempt(id: string, viewer: Viewer): Promise<OpenAttempt | ExplainedAttempt | null> {
  const row = await db().attempt.findUnique({
    where: { id, personId: viewer.id },
    include: { answers: { orderBy: { position: 'asc' } } },
  })
  if (!row) return null
  const questions = await loadVersions(row.answers.map(({ questionVersionId }) => questionVersionId))
  if (row.submittedAt === null) return asOpen(row, questions)
  return asExplained(row, questions, await listOpenQuestionIds(viewer.id))
}

/** A learner's graded attempts, the newest first; previews only for who made them. */
export async function listAttempts(viewer: Viewer): Promise<GradedAttempt[]> {
  const where = { personId: viewer.id, submittedAt: { not: null } }
  const rows = await db().attempt.findMany({ where, orderBy: [{ submittedAt: 'desc' }, { id: 'asc' }] })
  return rows.map(asGraded)
}

/**
 * Closes a learner's attempt and grades what is saved, all at once or not at all; a second request gets the grade that there is.
 *
 * Somebody else's attempt is `not-found`, so that ids cannot be probed.
 */
export async function submitAttempt(id: string, viewer: Viewer, now = new Date()): Promise<Result<Grade, 'not-found'>> {
  const where = { id, personId: viewer.id }
  const row = await db().attempt.findUnique({ where })
  if (!row) return err('not-found')
  const given = row.submittedAt === null ? await closeAndGrade(row, viewer, now) : asGraded(row).grade
  // Two tabs may submit at once: the one that finds the attempt closed gets the grade of the other.
  return ok(given ?? asGraded(await db().attempt.findUniqueOrThrow({ where })).grade)
}

// Null where somebody else has closed it meanwhile.
function closeAndGrade({ id, module, startedAt, passPercent, isPreview }: AttemptRow, viewer: Viewer, now: Date) {
  return db().$transaction(async (tx) => {
    // A clock that was set back must not make an attempt end before it began.
    const submittedAt = now < startedAt ? startedAt : now
    const closed = await tx.attempt.updateMany({ where: { id, submittedAt: null }, data: { submittedAt, openFor: null } })
    if (closed.count === 0) return null
    // From here on no save finds an answer without a mark; what this gives back is what is graded.
    const answers = await tx.answer.updateManyAndReturn({ where: { attemptId: id }, data: { mark: 0 } })
    const questions = await loadVersions(
      answers.map(({ questionVersionId }) => questionVersionId),
      tx,
    )
    const inOrder = answers.sort((a, b) => a.position - b.position)
    const marked = inOrder.map((each) => {
      const question = questions.get(each.questionVersionId) as Question
      const saved = asSaved(each)
      return { question, position: each.position, confidence: saved.confidence, mark: mark(question, saved.answer) }
    })
    const given = grade(marked, passPercent)
    await writeMarks(tx, id, marked)
    await tx.attempt.updateMany({ where: { id }, data: given })
    if (!isPreview) await enterReviews(tx, viewer.id, module, marked, submittedAt)
    return given
  })
}

// One statement a distinct mark, not one a question.
async function writeMarks(tx: Pick<Db, 'answer'>, attemptId: string, marked: { position: number; mark: number }[]) {
  for (const each of new Set(marked.map((one) => one.mark))) {
    const positions = marked.filter((one) => one.mark === each).map(({ position }) => position)
    if (each !== 0) await tx.answer.updateMany({ where: { attemptId, position: { in: positions } }, data: { mark: each } })
  }
}
