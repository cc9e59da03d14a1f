import { isEnough } from '@/core/grade'
import type { Person } from '@/core/people'
import { type HelpReason, isLate, listHelpReasons } from '@/core/standing'
import { loadCourse } from './course/course'
import { db, joinSql, sql } from './database/client'

/** The attempt whose grade is shown for a quiz. `why` says what it lacked; it is empty if the quiz is passed. */
export type BestAttempt = { id: string; earned: number; possible: number; why: ('points' | 'safety')[]; isOverridden: boolean }

/**
 * How a learner stands in one module. `submitted` counts attempts. `isLate` is true if the quiz was passed after its due date, and
 * `isReading` if the lesson was begun but not marked as read.
 */
export type GradebookCell = {
  module: string
  submitted: number
  failed: number
  best: BestAttempt | null
  isPassed: boolean
  missedSafety: boolean
  openSince: Date | null
  dueAt: Date | null
  isLate: boolean
  readAt: Date | null
  isReading: boolean
}

/** A learner in the gradebook. `lastActiveAt` is null if nothing was done yet, and otherwise exact to an hour. */
export type LearnerRow = {
  person: Person
  cohort: { id: string; name: string; timeZone: string; isArchived: boolean }
  joinedAt: Date
  lastActiveAt: Date | null
  cells: GradebookCell[]
  reasons: HelpReason[]
}

type When = Date | string | null
type Stored = { personId: string; module: string }
type StoredStanding = Stored & {
  submitted: number | bigint
  failed: number | bigint
  openSince: When
  passedAt: When
  missedSafety: boolean | number | bigint
  bestId: string | null
  earned: number | null
  possible: number | null
  passPercent: number | null
  bestMissedSafety: number | bigint | null
  overrideId: number | bigint | null
}
type StoredPerson = Omit<Person, 'role'> & {
  joinedAt: When
  lastActiveAt: When
  cohortId: string
  cohort: string
  timeZone: string
  archivedAt: When
}

/**
 * Loads learners as the gradebook shows them, in the order of their ids. Ids of people who are not enrolled are left out. Every statement asks
 * by the ids alone, so that a page costs the same however large the class is. Does not check who asks.
 */
export async function loadRows(ids: readonly string[], now: Date): Promise<LearnerRow[]> {
  if (ids.length === 0) return []
  const among = sql`IN (${joinSql(ids)})`
  const people = await db().$queryRaw<StoredPerson[]>`
    SELECT p."id", p."name", p."email", e."joinedAt", e."lastActiveAt", c."id" AS "cohortId", c."name" AS "cohort", c."timeZone", c."archivedAt"
    FROM "Person" p JOIN "Enrolment" e ON e."personId" = p."id" JOIN "Cohort" c ON c."id" = e."cohortId" WHERE p."id" ${among}`
  const standings = await db().$queryRaw<StoredStanding[]>`
    SELECT s."personId", s."module", s."submitted", s."failed", s."openSince", s."passedAt", s."missedSafety", s."bestId",
      b."earned", b."possible", b."passPercent", b."missedSafety" AS "bestMissedSafety", b."overrideId"
    FROM "ModuleStanding" s LEFT JOIN "Attempt" b ON b."id" = s."bestId" WHERE s."personId" ${among}`
  const lessons = await db().$queryRaw<(Stored & { readAt: When })[]>`
    SELECT l."personId", l."module", l."readAt" FROM "LessonProgress" l WHERE l."personId" ${among}`
  const own = await db().$queryRaw<(Stored & { dueAt: When })[]>`
    SELECT d."personId", d."module", d."dueAt" FROM "LearnerDueDate" d WHERE d."personId" ${among}`
  const cohorts = new Set(people.map(({ cohortId }) => cohortId))
  const shared = await db().dueDate.findMany({ where: { cohortId: { in: [...cohorts] } } })

  const [standingOf, lessonOf, ownOf] = [byCell(standings), byCell(lessons), byCell(own)]
  const sharedOf = new Map(shared.map(({ cohortId, module, dueAt }) => [`${cohortId}/${module}`, dueAt]))
  const found = new Map(people.map((each) => [each.id, each]))
  const { modules } = loadCourse()
  return ids.flatMap((id): LearnerRow[] => {
    const person = found.get(id)
    if (!person) return []
    const isArchived = person.archivedAt !== null
    const cells = modules.map(({ slug }) => {
      const cell = `${id}/${slug}`
      const dueAt = asDate(ownOf.get(cell)?.dueAt ?? null) ?? sharedOf.get(`${person.cohortId}/${slug}`) ?? null
      return asCell(slug, standingOf.get(cell), lessonOf.get(cell), isArchived ? null : dueAt)
    })
    const [joinedAt, lastActiveAt] = [new Date(person.joinedAt ?? 0), asDate(person.lastActiveAt)]
    return [
      {
        person: { id, name: person.name, email: person.email, role: 'learner' },
        cohort: { id: person.cohortId, name: person.cohort, timeZone: person.timeZone, isArchived },
        ...{ joinedAt, lastActiveAt, cells },
        reasons: isArchived ? [] : listHelpReasons({ joinedAt, lastActiveAt, modules: cells }, now),
      },
    ]
  })
}

function asCell(
  module: string,
  standing: StoredStanding | undefined,
  lesson: { readAt: When } | undefined,
  dueAt: Date | null,
): GradebookCell {
  const passedAt = asDate(standing?.passedAt ?? null)
  return {
    module,
    submitted: Number(standing?.submitted ?? 0),
    failed: Number(standing?.failed ?? 0),
    best: standing ? asBest(standing) : null,
    isPassed: passedAt !== null,
    missedSafety: Boolean(standing?.missedSafety ?? false),
    openSince: asDate(standing?.openSince ?? null),
    dueAt,
    isLate: passedAt !== null && isLate(passedAt, dueAt),
    readAt: asDate(lesson?.readAt ?? null),
    isReading: lesson !== undefined && lesson.readAt === null,
  }
}

function asBest({
  bestId,
  earned,
  possible,
  passPercent,
  bestMissedSafety,
  overrideId,
  passedAt,
}: StoredStanding): BestAttempt | null {
  if (bestId === null || earned === null || possible === null || passPercent === null) return null
  const lacking = [
    ...(isEnough({ earned, possible }, passPercent) ? [] : (['points'] as const)),
    ...(Number(bestMissedSafety ?? 0) > 0 ? (['safety'] as const) : []),
  ]
  return { id: bestId, earned, possible, why: passedAt === null ? lacking : [], isOverridden: overrideId !== null }
}

function byCell<T extends Stored>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [`${row.personId}/${row.module}`, row]))
}

function asDate(at: When): Date | null {
  return at === null ? null : new Date(at)
}
