import type { GradedAttempt } from '@/core/attempt'
import type { OverrideEntry } from '@/core/override-log'
import type { Instructor, Person } from '@/core/people'
import { asExplained, asGraded, type ExplainedAttempt, listNeededVersions } from './attempt-rows'
import { db } from './database/client'
import { listOverrides } from './overrides'
import { attemptsOnAPage, type ListPage, placePage } from './pages'
import { seenBy } from './people'
import { loadVersions } from './question-versions'
import { listWithdrawalsOf } from './withdrawn'

/** An attempt on a learner's time line. Of an open one nothing but its start and the number of its answers is told. */
export type LearnerAttempt =
  | (GradedAttempt & { missedSafety: number; isOverridden: boolean })
  | { id: string; module: string; status: 'open'; startedAt: Date; answered: number }

/** Something that a learner has read: a lesson that was marked as read, or the passage at which reading stopped. */
export type LessonReading = { module: string; passage: string | null; readAt: Date | null; updatedAt: Date }

/**
 * Returns a page of a learner's attempts, the newest first, 50 to a page. Returns null if there is no such learner or the instructor may
 * not see them.
 */
export async function listLearnerAttempts(
  instructor: Instructor,
  personId: string,
  page = 1,
): Promise<ListPage<LearnerAttempt> | null> {
  if ((await db().person.count({ where: { AND: [{ id: personId }, seenBy(instructor).learners] } })) === 0) return null
  const where = { personId, isPreview: false }
  const { skip, take, ...place } = placePage(page, await db().attempt.count({ where }), attemptsOnAPage)
  const attempts = await db().attempt.findMany({
    where,
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    skip,
    take,
  })
  // Counted along with the attempts, Prisma would count the answers of everybody first.
  const open = attempts.filter(({ submittedAt }) => submittedAt === null).map(({ id }) => id)
  const counted = await db().answer.groupBy({
    by: ['attemptId'],
    where: { attemptId: { in: open }, value: { not: null } },
    _count: true,
  })
  const answered = new Map(counted.map(({ attemptId, _count: count }) => [attemptId, count]))
  const rows = attempts.map((each): LearnerAttempt => {
    const { id, module, startedAt, missedSafety, overrideId } = each
    if (each.submittedAt === null) return { id, module, status: 'open', startedAt, answered: answered.get(id) ?? 0 }
    return { ...asGraded(each), missedSafety: missedSafety ?? 0, isOverridden: overrideId !== null }
  })
  return { ...place, rows }
}

/** Returns what a learner has read, the latest first. Empty if the instructor may not see the learner. */
export async function listReadings(instructor: Instructor, personId: string): Promise<LessonReading[]> {
  return db().lessonProgress.findMany({
    where: { personId, person: seenBy(instructor).learners },
    omit: { personId: true },
    orderBy: { updatedAt: 'desc' },
  })
}

/**
 * Returns a learner's graded attempt with its questions explained, when each answer was last saved, by position, and the log of its
 * grade. Returns null if there is no such attempt, it is still open, or the instructor may not see its learner.
 *
 * Confidence is left out: instructors never see it for a single person.
 */
export async function findLearnerAttempt(
  instructor: Instructor,
  id: string,
): Promise<{ learner: Person; attempt: ExplainedAttempt; savedAt: Map<number, Date>; overrides: OverrideEntry[] } | null> {
  const row = await db().attempt.findFirst({
    where: { id, isPreview: false, submittedAt: { not: null }, person: seenBy(instructor).learners },
    include: {
      answers: { orderBy: { position: 'asc' } },
      person: { select: { id: true, name: true, email: true } },
    },
  })
  if (!row) return null
  const questions = await loadVersions(listNeededVersions(row.answers))
  const withoutConfidence = { ...row, answers: row.answers.map((each) => ({ ...each, confidence: null })) }
  const savedAt = new Map(row.answers.flatMap(({ position, savedAt: at }) => (at ? [[position, at] as const] : [])))
  return {
    learner: { ...row.person, role: 'learner' },
    attempt: asExplained(withoutConfidence, questions, new Set(), await listWithdrawalsOf(row.answers, questions)),
    savedAt,
    overrides: await listOverrides(instructor, id),
  }
}
