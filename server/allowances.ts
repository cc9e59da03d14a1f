import type { Instructor } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { momentOf } from '@/core/time-zone'
import { findModule } from './course/course'
import { db } from './database/client'
import { seenBy } from './people'
import { sinceFirstPress } from './second-press'
import { refreshEnrolments, thePerson } from './standings'

/** An entry in the log of attempts that instructors have given. */
export type GivenAttempts = { module: string; attempts: number; reason: string; byName: string | null; at: Date }

/**
 * Gives a learner more attempts at a quiz than the cohort allows, with a reason that the learner can read. The same again within a minute
 * is a second press and gives nothing more. Refuses as `not-found` if there is no such module, or the instructor may not see the learner.
 */
export async function giveAttempts(
  instructor: Instructor,
  personId: string,
  given: { module: string; attempts: number; reason: string },
  now = new Date(),
): Promise<Result<null, 'not-found'>> {
  if (!findModule(given.module) || !(await findLearnerZone(instructor, personId))) return err('not-found')
  const row = { ...given, personId, byId: instructor.id }
  await db().$transaction(async (tx) => {
    const isSecond = (await tx.extraAttempt.count({ where: { ...row, at: { gte: sinceFirstPress(now) } } })) > 0
    if (!isSecond) await tx.extraAttempt.create({ data: { ...row, at: now } })
  })
  return ok(null)
}

/** Returns the log of attempts that were given to a learner, the oldest first. Empty if the instructor may not see the learner. */
export async function listGivenAttempts(instructor: Instructor, personId: string): Promise<GivenAttempts[]> {
  const rows = await db().extraAttempt.findMany({
    where: { personId, person: seenBy(instructor).learners },
    include: { by: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ module, attempts, reason, by, at }) => ({ module, attempts, reason, byName: by?.name ?? null, at }))
}

/**
 * Sets when a quiz is due for one learner, as the time that clocks in the cohort's time zone show. An empty time takes the learner's own
 * date away, so that the cohort's holds again. Refusals: `not-found`, `due-date-invalid`.
 */
export async function setLearnerDueDate(
  instructor: Instructor,
  personId: string,
  module: string,
  time: string,
): Promise<Result<null, 'not-found' | 'due-date-invalid'>> {
  const timeZone = await findLearnerZone(instructor, personId)
  if (!findModule(module) || timeZone === null) return err('not-found')
  const dueAt = time === '' ? null : momentOf(time, timeZone)
  if (time !== '' && dueAt === null) return err('due-date-invalid')
  const where = { personId_module: { personId, module } }
  await db().$transaction(async (tx) => {
    if (dueAt) await tx.learnerDueDate.upsert({ where, create: { personId, module, dueAt }, update: { dueAt } })
    else await tx.learnerDueDate.deleteMany({ where: { personId, module } })
    await refreshEnrolments(tx, thePerson(personId))
  })
  return ok(null)
}

// The time zone of the cohort of a learner whom the instructor may see.
async function findLearnerZone(instructor: Instructor, personId: string): Promise<string | null> {
  const where = { AND: [{ id: personId }, seenBy(instructor).learners] }
  const row = await db().person.findFirst({
    where,
    select: { enrolment: { select: { cohort: { select: { timeZone: true } } } } },
  })
  return row?.enrolment?.cohort.timeZone ?? null
}
