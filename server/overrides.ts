import type { Grade } from '@/core/grade'
import { overriddenGrade } from '@/core/override'
import { findGradeBefore, type OverrideEntry } from '@/core/override-log'
import type { Instructor, Viewer } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { asGraded } from './attempt-rows'
import { type Db, db } from './database/client'
import { seenBy } from './people'
import { recordStanding, refreshEnrolments, thePerson } from './standings'
import { retallyBest } from './tallies'

/** Why a change of a grade is refused. */
export type OverrideError = 'not-found' | 'points-invalid' | 'not-overridden'

/**
 * Overrides the grade of a learner's submitted attempt, with a reason that the learner reads. The grade before is kept in a log. The
 * marks of the questions do not change.
 *
 * Refusals: `not-found` if there is no such attempt, it is open, or the instructor may not see its learner; `points-invalid` for more
 * points than are possible.
 */
export async function overrideGrade(
  instructor: Instructor,
  attemptId: string,
  asked: { earned: number; isPassed: boolean; reason: string },
  now = new Date(),
): Promise<Result<Grade, 'not-found' | 'points-invalid'>> {
  return db().$transaction(async (tx): Promise<Result<Grade, 'not-found' | 'points-invalid'>> => {
    const attempt = await findSeen(tx, instructor, attemptId)
    if (!attempt) return err('not-found')
    const grade = overriddenGrade(attempt.grade, { earned: asked.earned, isPassed: asked.isPassed })
    if (grade === 'points-invalid') return err(grade)
    await write(tx, attempt, { isReversal: false, grade, reason: asked.reason, byId: instructor.id, at: now })
    return ok(grade)
  })
}

/**
 * Brings back the grade that the marks give, which is the one before the override that is in force, or what a correction has made of it
 * since. Refusals: `not-found`; `not-overridden` if none
 * is in force, for example because another instructor was faster.
 */
export async function reverseOverride(
  instructor: Instructor,
  attemptId: string,
  reason: string,
  now = new Date(),
): Promise<Result<Grade, 'not-found' | 'not-overridden'>> {
  return db().$transaction(async (tx): Promise<Result<Grade, 'not-found' | 'not-overridden'>> => {
    const attempt = await findSeen(tx, instructor, attemptId)
    if (!attempt) return err('not-found')
    const before = findGradeBefore(await listEntries(tx, attemptId, attempt.grade.possible))
    // A correction since then has changed what the marks give.
    const grade = before && { ...before, ...attempt.marked }
    if (!grade) return err('not-overridden')
    await write(tx, attempt, { isReversal: true, grade, reason, byId: instructor.id, at: now })
    return ok(grade)
  })
}

/** Returns the log of an attempt's grade, the oldest entry first. Empty if the viewer is neither its learner nor may see the learner. */
export async function listOverrides(viewer: Viewer, attemptId: string): Promise<OverrideEntry[]> {
  const mine = { personId: viewer.id }
  const where = viewer.role === 'instructor' ? { OR: [mine, { person: seenBy(viewer).learners }] } : mine
  const attempt = await db().attempt.findFirst({ where: { AND: [{ id: attemptId }, where] } })
  return attempt?.possible == null ? [] : listEntries(db(), attemptId, attempt.possible)
}

type Client = Pick<Db, 'attempt' | 'override' | '$executeRaw'>
type Seen = { id: string; personId: string; module: string; grade: Grade; marked: Pick<Grade, 'earned' | 'isPassed'> | null }

async function findSeen(tx: Client, instructor: Instructor, id: string): Promise<Seen | null> {
  const where = { id, isPreview: false, submittedAt: { not: null }, person: seenBy(instructor).learners }
  const row = await tx.attempt.findFirst({ where })
  if (!row) return null
  const { personId, module, markedEarned: earned, markedPassed: isPassed } = row
  const marked = earned === null || isPassed === null ? null : { earned, isPassed }
  return { id, personId, module, grade: asGraded(row).grade, marked }
}

// The log first, then the columns that hold what is in force.
async function write(
  tx: Client,
  { id, personId, module, grade: before }: Seen,
  { isReversal, grade, reason, byId, at }: { isReversal: boolean; grade: Grade; reason: string; byId: string; at: Date },
): Promise<void> {
  const { earned, isPassed } = grade
  const grades = { earnedBefore: before.earned, isPassedBefore: before.isPassed, earned, isPassed }
  const entry = await tx.override.create({ data: { attemptId: id, isReversal, ...grades, reason, byId, at } })
  await retallyBest(tx, personId, module, async () => {
    await tx.attempt.update({ where: { id }, data: { earned, isPassed, overrideId: isReversal ? null : entry.id } })
    await recordStanding(tx, personId, module)
  })
  await refreshEnrolments(tx, thePerson(personId))
}

async function listEntries(client: Pick<Db, 'override'>, attemptId: string, possible: number): Promise<OverrideEntry[]> {
  const rows = await client.override.findMany({
    where: { attemptId },
    include: { by: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ isReversal, earnedBefore, isPassedBefore, earned, isPassed, reason, by, at }) => ({
    isReversal,
    before: { earned: earnedBefore, possible, isPassed: isPassedBefore },
    after: { earned, possible, isPassed },
    reason,
    byName: by?.name ?? null,
    at,
  }))
}
