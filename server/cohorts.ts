import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { type Cohort, type cohortForm, everyoneId, joinCodeOf, type newCohortForm } from '@/core/cohort'
import type { Instructor } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { localTimeOf, momentOf } from '@/core/time-zone'
import { loadCourse } from './course/course'
import { type Db, db, isTaken, sql } from './database/client'
import { findAccountByEmail, seenBy } from './people'
import { sinceFirstPress } from './second-press'
import { newId } from './seed'
import { refreshEnrolments } from './standings'

/** A cohort in a list, with the number of its learners. */
export type CohortRow = Cohort & { learners: number; instructors: string[] }

/** A cohort with what can be set for it. `dueDates` has the modules of the course that have one. */
export type CohortDetails = Cohort & {
  learners: number
  instructors: { id: string; name: string; email: string }[]
  dueDates: Map<string, Date>
}

/** Returns the cohorts that the instructor may see, without who is in them, for a list to choose from; in the order of `listCohorts`. */
export async function listCohortChoices(instructor: Instructor): Promise<Cohort[]> {
  return inOrder(await db().cohort.findMany({ where: seenBy(instructor).cohorts }))
}

/** Returns the cohorts that the instructor may see: the archived ones last, otherwise by name. */
export async function listCohorts(instructor: Instructor): Promise<CohortRow[]> {
  const rows = await db().cohort.findMany({
    where: seenBy(instructor).cohorts,
    include: { instructors: { include: { person: { select: { name: true } } } }, _count: { select: { enrolments: true } } },
  })
  return inOrder(
    rows.map(({ instructors, _count, ...cohort }) => ({
      ...cohort,
      learners: _count.enrolments,
      instructors: instructors.map(({ person }) => person.name),
    })),
  )
}

const byAlphabet = new Intl.Collator('en')

function inOrder<T extends Pick<Cohort, 'name' | 'archivedAt'>>(cohorts: readonly T[]): T[] {
  return cohorts.toSorted(
    (a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || byAlphabet.compare(a.name, b.name),
  )
}

/** Returns a cohort that the instructor may see. Returns null if there is no such cohort or the instructor may not see it. */
export async function findCohort(instructor: Instructor, id: string): Promise<CohortDetails | null> {
  const row = await db().cohort.findFirst({
    where: { AND: [{ id }, seenBy(instructor).cohorts] },
    include: {
      dueDates: true,
      instructors: { include: { person: { select: { id: true, name: true, email: true } } }, orderBy: { addedAt: 'asc' } },
      _count: { select: { enrolments: true } },
    },
  })
  if (!row) return null
  const { dueDates, instructors, _count, ...cohort } = row
  return {
    ...cohort,
    learners: _count.enrolments,
    instructors: instructors.map(({ person }) => person),
    dueDates: new Map(dueDates.map(({ module, dueAt }) => [module, dueAt])),
  }
}

/**
 * Creates a cohort with a join code. Whoever creates it teaches it. Returns its id. The same again within a minute is a second press and
 * returns the cohort that the first one made.
 */
export async function createCohort(
  instructor: Instructor,
  { name, timeZone }: z.infer<typeof newCohortForm>,
  now = new Date(),
): Promise<string> {
  const justMade = {
    name,
    timeZone,
    createdAt: { gte: sinceFirstPress(now) },
    instructors: { some: { personId: instructor.id } },
  }
  const before = await db().cohort.findFirst({ where: justMade, select: { id: true } })
  if (before) return before.id
  const id = newId()
  const teacher = { create: { personId: instructor.id, addedAt: now } }
  await withNewCode((joinCode) =>
    db().cohort.create({ data: { id, name, timeZone, joinCode, createdAt: now, instructors: teacher } }),
  )
  return id
}

/**
 * Changes a cohort. If the time zone changes, due dates keep the time that clocks show. Refusals: `not-found`; `is-everyone` for
 * another name of *Everyone*.
 */
export async function changeCohort(
  instructor: Instructor,
  id: string,
  form: z.infer<typeof cohortForm>,
): Promise<Result<null, 'not-found' | 'is-everyone'>> {
  const before = await findCohort(instructor, id)
  if (!before) return err('not-found')
  if (id === everyoneId && form.name !== before.name) return err('is-everyone')
  await db().$transaction(async (tx) => {
    await tx.cohort.update({ where: { id }, data: form })
    if (form.timeZone === before.timeZone) return
    for (const [module, dueAt] of before.dueDates) {
      const moved = momentOf(localTimeOf(dueAt, before.timeZone), form.timeZone) as Date
      await tx.dueDate.update({ where: { cohortId_module: { cohortId: id, module } }, data: { dueAt: moved } })
    }
    await refreshCohort(tx, id)
  })
  return ok(null)
}

/**
 * Sets when quizzes are due, as times that clocks in the cohort's time zone show, such as "2026-12-01T23:59". An empty time is no due
 * date; a module that is left out keeps its own. Refusals: `not-found` for the cohort or a module; `due-date-invalid`.
 */
export async function setDueDates(
  instructor: Instructor,
  id: string,
  times: ReadonlyMap<string, string>,
): Promise<Result<null, 'not-found' | 'due-date-invalid'>> {
  const cohort = await findCohort(instructor, id)
  const slugs = loadCourse().modules.map(({ slug }) => slug)
  if (!cohort || [...times.keys()].some((module) => !slugs.includes(module))) return err('not-found')
  const moments = new Map([...times].map(([module, text]) => [module, text === '' ? null : momentOf(text, cohort.timeZone)]))
  if ([...times].some(([module, text]) => text !== '' && moments.get(module) === null)) return err('due-date-invalid')
  await db().$transaction(async (tx) => {
    for (const [module, dueAt] of moments) {
      const where = { cohortId_module: { cohortId: id, module } }
      if (dueAt) await tx.dueDate.upsert({ where, create: { cohortId: id, module, dueAt }, update: { dueAt } })
      else await tx.dueDate.deleteMany({ where: { cohortId: id, module } })
    }
    await refreshCohort(tx, id)
  })
  return ok(null)
}

/**
 * Archives a cohort or takes it out of the archive. An archived one sets no due dates and no number of attempts, and its code does not
 * work. Refusals: `not-found`, `is-everyone`.
 */
export async function setArchived(
  instructor: Instructor,
  id: string,
  isArchived: boolean,
  now = new Date(),
): Promise<Result<null, 'not-found' | 'is-everyone'>> {
  if (!(await findCohort(instructor, id))) return err('not-found')
  if (id === everyoneId) return err('is-everyone')
  await db().$transaction(async (tx) => {
    await tx.cohort.update({ where: { id }, data: { archivedAt: isArchived ? now : null } })
    await refreshCohort(tx, id)
  })
  return ok(null)
}

/** Replaces the join code, so that the one before works no longer. Refusals: `not-found`, `is-everyone`. */
export async function renewJoinCode(instructor: Instructor, id: string): Promise<Result<null, 'not-found' | 'is-everyone'>> {
  if (!(await findCohort(instructor, id))) return err('not-found')
  if (id === everyoneId) return err('is-everyone')
  await withNewCode((joinCode) => db().cohort.update({ where: { id }, data: { joinCode } }))
  return ok(null)
}

/**
 * Lets another instructor teach the cohort, who then sees its learners. Twice has no further effect. Refusals: `not-found` for the
 * cohort; `not-an-instructor` if no instructor has this e-mail address.
 */
export async function addInstructor(
  instructor: Instructor,
  id: string,
  email: string,
  now = new Date(),
): Promise<Result<null, 'not-found' | 'not-an-instructor'>> {
  if (!(await findCohort(instructor, id))) return err('not-found')
  const other = await findAccountByEmail(email)
  if (other?.role !== 'instructor') return err('not-an-instructor')
  const where = { cohortId_personId: { cohortId: id, personId: other.id } }
  await db().cohortInstructor.upsert({ where, create: { cohortId: id, personId: other.id, addedAt: now }, update: {} })
  return ok(null)
}

/**
 * Takes a cohort from an instructor, who may be the one who asks. Refusals: `not-found`; `last-instructor-of-cohort` if nobody would
 * teach it, except for *Everyone*, which administrators look after.
 */
export async function removeInstructor(
  instructor: Instructor,
  id: string,
  personId: string,
): Promise<Result<null, 'not-found' | 'last-instructor-of-cohort'>> {
  const cohort = await findCohort(instructor, id)
  if (!cohort?.instructors.some((each) => each.id === personId)) return err('not-found')
  // One statement counts and deletes, so that two who leave at once cannot both go: transactions follow one another on both engines.
  const removed = await db().$transaction(
    (tx) => tx.$executeRaw`
    DELETE FROM "CohortInstructor" WHERE "cohortId" = ${id} AND "personId" = ${personId}
      AND (${id} = ${everyoneId} OR (SELECT COUNT(*) FROM "CohortInstructor" WHERE "cohortId" = ${id}) > 1)`,
  )
  return removed === 1 ? ok(null) : err('last-instructor-of-cohort')
}

// Works out anew how the learners of a cohort stand, because its due dates have changed.
async function refreshCohort(client: Pick<Db, '$executeRaw'>, id: string): Promise<void> {
  await refreshEnrolments(client, sql`"cohortId" = ${id}`)
}

// Tries another code if one is taken. There are 78 thousand million.
async function withNewCode<T>(write: (joinCode: string) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await write(joinCodeOf(randomBytes(8)))
    } catch (error) {
      if (!isTaken(error) || tries >= 5) throw error
    }
  }
}
