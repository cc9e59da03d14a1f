import { type Cohort, everyoneId } from '@/core/cohort'
import type { Instructor, Learner, Viewer } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { attemptsLeft } from '@/core/standing'
import { loadCourse } from './course/course'
import { db } from './database/client'
import { seenBy } from './people'
import { refreshEnrolments, thePerson } from './standings'
import { giveTallies, takeTallies } from './tallies'

/** What somebody is told of a cohort before joining it: its name, and who then sees what they do. */
export type CohortOffer = { id: string; name: string; instructors: string[] }

/**
 * What holds for a learner: the cohort, the due dates that there are, and how many attempts are left for each module, null for no limit.
 * `passedAt` says when a quiz was first passed.
 */
export type LearnerTerms = {
  cohort: Pick<Cohort, 'name' | 'timeZone'>
  dueDates: Map<string, Date>
  attemptsLeft: Map<string, number | null>
  passedAt: Map<string, Date>
}

/** Returns the cohort that a join code opens. Returns null if the code is unknown or the cohort is archived. */
export async function findCohortByCode(code: string): Promise<CohortOffer | null> {
  const row = await db().cohort.findFirst({ where: { joinCode: code, archivedAt: null }, include: offered })
  return row && asOffer(row)
}

/**
 * Puts a learner into the cohort that a join code opens, with all results. The learner has agreed to it. Joining twice is joining once.
 * Refuses as `code-unknown` if the code is unknown or the cohort is archived.
 */
export async function joinByCode(learner: Learner, code: string, now = new Date()): Promise<Result<CohortOffer, 'code-unknown'>> {
  const cohort = await findCohortByCode(code)
  if (!cohort) return err('code-unknown')
  await db().$transaction((tx) => moveTo(tx, learner.id, cohort.id, now))
  return ok(cohort)
}

/**
 * Moves a learner to another cohort, with all results. The instructor must see both. Refusals: `not-found`; `cohort-archived` if the
 * other cohort is archived.
 */
export async function moveLearner(
  instructor: Instructor,
  personId: string,
  cohortId: string,
  now = new Date(),
): Promise<Result<null, 'not-found' | 'cohort-archived'>> {
  const seen = seenBy(instructor)
  const cohort = await db().cohort.findFirst({ where: { AND: [{ id: cohortId }, seen.cohorts] } })
  if (!cohort) return err('not-found')
  if (cohort.archivedAt) return err('cohort-archived')
  return moveSeen(instructor, personId, cohortId, now)
}

/** Takes a learner out of the cohort. The learner goes on in *Everyone*, with all results. Refuses as `not-found`. */
export function removeFromCohort(instructor: Instructor, personId: string, now = new Date()): Promise<Result<null, 'not-found'>> {
  return moveSeen(instructor, personId, everyoneId, now)
}

/** Moves a learner to a cohort, inside a transaction. Does nothing if the learner is there already, or is no learner any more. */
export async function moveTo(
  tx: Parameters<typeof giveTallies>[0],
  personId: string,
  cohortId: string,
  now: Date,
): Promise<void> {
  if ((await tx.enrolment.count({ where: { personId, cohortId: { not: cohortId } } })) === 0) return
  await takeTallies(tx, personId)
  await tx.enrolment.update({ where: { personId }, data: { cohortId, joinedAt: now } })
  await giveTallies(tx, personId)
  await refreshEnrolments(tx, thePerson(personId))
}

/** Returns what holds for a learner at present. Returns null for an instructor, for whom nothing is limited. */
export async function findTerms(viewer: Pick<Viewer, 'id'>): Promise<LearnerTerms | null> {
  const row = await db().enrolment.findUnique({
    where: { personId: viewer.id },
    include: { cohort: { include: { dueDates: true } } },
  })
  if (!row) return null
  const { name, timeZone, archivedAt, attemptsAllowed, dueDates } = row.cohort
  const { modules } = loadCourse()
  // An archived cohort sets nothing any more.
  const allowed = archivedAt ? null : attemptsAllowed
  const where = { personId: viewer.id }
  const own = archivedAt ? [] : await db().learnerDueDate.findMany({ where })
  const standings = await db().moduleStanding.findMany({ where, select: { module: true, started: true, passedAt: true } })
  const given = await db().extraAttempt.groupBy({ by: ['module'], where, _sum: { attempts: true } })
  return {
    cohort: { name, timeZone },
    dueDates: new Map([...(archivedAt ? [] : dueDates), ...own].map(({ module, dueAt }) => [module, dueAt])),
    attemptsLeft: new Map(
      modules.map(({ slug }) => {
        const extra = given.find(({ module }) => module === slug)?._sum.attempts ?? 0
        const started = standings.find(({ module }) => module === slug)?.started ?? 0
        return [slug, attemptsLeft({ allowed, extra, started })]
      }),
    ),
    passedAt: new Map(standings.flatMap(({ module, passedAt }) => (passedAt ? [[module, passedAt] as const] : []))),
  }
}

/** Returns how many attempts at a quiz a learner may still start. Null is no limit, also for an instructor. */
export async function countAttemptsLeft(viewer: Pick<Viewer, 'id'>, module: string): Promise<number | null> {
  const enrolment = await db().enrolment.findUnique({ where: { personId: viewer.id }, include: { cohort: true } })
  if (!enrolment || enrolment.cohort.archivedAt || enrolment.cohort.attemptsAllowed === null) return null
  const standing = await db().moduleStanding.findUnique({ where: { personId_module: { personId: viewer.id, module } } })
  const given = await db().extraAttempt.aggregate({ where: { personId: viewer.id, module }, _sum: { attempts: true } })
  const { attemptsAllowed: allowed } = enrolment.cohort
  return attemptsLeft({ allowed, extra: given._sum.attempts ?? 0, started: standing?.started ?? 0 })
}

async function moveSeen(
  instructor: Instructor,
  personId: string,
  cohortId: string,
  now: Date,
): Promise<Result<null, 'not-found'>> {
  return db().$transaction(async (tx): Promise<Result<null, 'not-found'>> => {
    const where = { AND: [{ id: personId }, seenBy(instructor).learners] }
    if ((await tx.person.count({ where })) === 0) return err('not-found')
    await moveTo(tx, personId, cohortId, now)
    return ok(null)
  })
}

const offered = { instructors: { include: { person: { select: { name: true } } } } } as const

/** Converts a stored cohort, with the names of its instructors, into what is told of it. */
export function asOffer(row: { id: string; name: string; instructors: { person: { name: string } }[] }): CohortOffer {
  return { id: row.id, name: row.name, instructors: row.instructors.map(({ person }) => person.name) }
}
