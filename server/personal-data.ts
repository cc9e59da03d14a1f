import { answerInWords } from '@/core/answer-words'
import { foldEmail } from '@/core/email'
import type { Question } from '@/core/question'
import { asGraded, asSaved } from './attempt-rows'
import { db } from './database/client'
import type { NoticeSource } from './notices'
import type { ExportedAnswer, PersonalData, TakenAttempt } from './personal-records'
import { listOpenQuestionIds, loadVersions } from './question-versions'

// Attempts are read in batches, so that the export of somebody with thousands of them does not block other requests.
const attemptsAtOnce = 50

/**
 * Returns everything that is stored about a person, oldest first. Returns null if there is no such person.
 *
 * Secrets are left out: the hash of the password, the tokens of links, and the seed of an attempt. The result contains no keys and no
 * explanations. For questions that are part of an open attempt it contains no marks and no ids either. The caller checks that the
 * person, or the operator, asks for it.
 */
export async function findPersonalData(personId: string, now = new Date()): Promise<PersonalData | null> {
  const select = { id: true, name: true, email: true, role: true, isAdministrator: true, sessionVersion: true, createdAt: true }
  const person = await db().person.findUnique({ where: { id: personId }, select })
  if (!person) return null
  const where = { personId }
  const withheld = await listOpenQuestionIds(personId)
  const reviews = await db().review.findMany({ where, omit: { personId: true }, orderBy: { dueAt: 'asc' } })
  return {
    exportedAt: now,
    person,
    ...(await listPlaces(person)),
    lessons: await db().lessonProgress.findMany({ where, omit: { personId: true }, orderBy: { updatedAt: 'asc' } }),
    attempts: await listTaken(personId, withheld),
    reviews: reviews.map((each) => (withheld.has(each.questionId) ? { ...each, questionId: null } : each)),
    notices: await listAllNotices(personId, withheld),
    passwordLinks: await db().resetLink.findMany({
      where,
      select: { createdAt: true, expiresAt: true, usedAt: true },
      orderBy: { createdAt: 'asc' },
    }),
    reports: await db().report.findMany({
      where,
      omit: { id: true, personId: true, questionVersionId: true, answeredById: true },
      orderBy: { at: 'asc' },
    }),
  }
}

async function listPlaces({ id, email }: { id: string; email: string }) {
  const where = { personId: id }
  const name = { cohort: { select: { name: true } } }
  const enrolment = await db().enrolment.findUnique({ where, include: name })
  const taught = await db().cohortInstructor.findMany({ where, include: name, orderBy: { addedAt: 'asc' } })
  const invitations = await db().invitation.findMany({
    where: { OR: [{ email: { in: [email, foldEmail(email)] } }, { usedById: id }] },
    include: name,
    orderBy: { createdAt: 'asc' },
  })
  return {
    cohort: enrolment && { name: enrolment.cohort.name, joinedAt: enrolment.joinedAt, lastActiveAt: enrolment.lastActiveAt },
    teaches: taught.map(({ cohort, addedAt }) => ({ name: cohort.name, addedAt })),
    dueDates: await db().learnerDueDate.findMany({ where, omit: { personId: true }, orderBy: { dueAt: 'asc' } }),
    extraAttempts: await db().extraAttempt.findMany({
      where,
      select: { module: true, attempts: true, reason: true, at: true },
      orderBy: { id: 'asc' },
    }),
    invitations: invitations.map(({ cohort, ...each }) => ({
      cohort: cohort.name,
      ...{ email: each.email, name: each.name, createdAt: each.createdAt, expiresAt: each.expiresAt, usedAt: each.usedAt },
    })),
  }
}

async function listAllNotices(personId: string, withheld: ReadonlySet<string>): Promise<PersonalData['notices']> {
  const rows = await db().correctionNotice.findMany({
    where: { personId },
    include: { correction: { select: { change: { select: { questionId: true } } } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ about, said, isNow, source, at, readAt, correction }) => {
    const isWithheld = withheld.has(correction?.change.questionId ?? '')
    const told = isWithheld ? { said: null, isNow: null } : { said, isNow }
    return { about, ...told, source: JSON.parse(source) as NoticeSource[], at, readAt }
  })
}

async function listTaken(personId: string, withheld: ReadonlySet<string>): Promise<TakenAttempt[]> {
  const taken: TakenAttempt[] = []
  for (;;) {
    const rows = await db().attempt.findMany({
      where: { personId },
      include: {
        answers: { orderBy: { position: 'asc' } },
        overrides: { omit: { id: true, attemptId: true, byId: true }, orderBy: { id: 'asc' } },
        changes: {
          include: {
            correction: { select: { reason: true, at: true, undoesId: true, change: { select: { questionId: true } } } },
          },
          orderBy: [{ correctionId: 'asc' }, { position: 'asc' }],
        },
      },
      orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
      skip: taken.length,
      take: attemptsAtOnce,
    })
    const questions = await loadVersions(rows.flatMap(({ answers }) => answers.map((each) => each.questionVersionId)))
    for (const row of rows) {
      const { id, module, isPreview, passPercent, lessonVersion, startedAt, submittedAt } = row
      const answers = row.answers.map((each): ExportedAnswer => {
        const question = questions.get(each.questionVersionId) as Question
        const { answer, ...saved } = asSaved(each)
        const mark = withheld.has(question.id) ? null : each.mark
        const { position, savedAt } = each
        const isGiven = each.withdrawalId !== null
        return { position, question: question.stem, answer: answerInWords(question, answer), ...saved, savedAt, mark, isGiven }
      })
      const grade = submittedAt ? asGraded(row).grade : null
      const { overrides } = row
      const corrections = row.changes.map((each) => asCorrection(each, withheld))
      taken.push({
        id,
        module,
        isPreview,
        passPercent,
        lessonVersion,
        startedAt,
        submittedAt,
        grade,
        overrides,
        corrections,
        answers,
      })
    }
    if (rows.length < attemptsAtOnce) return taken
  }
}

type StoredChange = {
  position: number
  markBefore: number
  markAfter: number
  earnedBefore: number
  isPassedBefore: boolean
  earned: number
  isPassed: boolean
  correction: { reason: string; at: Date; undoesId: number | null; change: { questionId: string } }
}

function asCorrection(
  { position, correction: { reason, at, undoesId, change }, ...row }: StoredChange,
  withheld: ReadonlySet<string>,
): TakenAttempt['corrections'][number] {
  const { markBefore, markAfter, earnedBefore, isPassedBefore, earned, isPassed } = row
  const told = { markBefore, markAfter, earnedBefore, isPassedBefore, earned, isPassed }
  const nothing = { markBefore: null, markAfter: null, earnedBefore: null, isPassedBefore: null, earned: null, isPassed: null }
  return { position, ...(withheld.has(change.questionId) ? nothing : told), isUndo: undoesId !== null, reason, at }
}
