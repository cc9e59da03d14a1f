import { z } from 'zod'
import type { Instructor } from '@/core/people'
import { mostSearchCharacters } from '@/core/search'
import { daysBefore, idleDays, openDays } from '@/core/standing'
import { rawText } from '@/core/text'
import { loadCourse } from './course/course'
import { db, joinSql, type Sql, sql } from './database/client'
import { type LearnerRow, loadRows } from './learner-rows'
import { type ListPage, pageNumber, placePage } from './pages'
import { foundInSql, seenBy } from './people'

/** How many learners a page of the gradebook has. */
export const learnersOnAPage = 50

/** Stands for a search that cannot be used, such as one that is too long. It has no visible character, so that nobody is found by it. */
export const unusableSearch = '\u200b'

/**
 * The query of a page of learners, from the page's address. An invalid value is replaced by its default, except a search: one that cannot
 * be used is kept as `unusableSearch`, which finds nobody.
 */
export const learnerQuery = z.object({
  page: pageNumber,
  search: z
    .string()
    .max(mostSearchCharacters)
    .transform((typed) => typed.trim())
    .default('')
    .catch(unusableSearch),
  sort: z.enum(['help', 'name', 'active', 'newest']).catch('help'),
  only: z.enum(['everybody', 'help', 'not-passed', 'safety', 'never-began']).catch('everybody'),
  cohort: rawText('cohort-long', 64).catch(''),
})
/** A query that `learnerQuery` has read. */
export type LearnerQuery = z.infer<typeof learnerQuery>

/** Learners in numbers. `tried` have failed a quiz and not passed it, `passedAll` have passed every quiz of the course. */
export type ClassCounts = { learners: number; passedAll: number; tried: number; needHelp: number; neverBegan: number }

/**
 * Returns a page of the learners that the instructor may see. Learners of archived cohorts are left out unless their cohort is asked
 * for. `search` looks in names and e-mail addresses as `whereFound` does. A page number beyond the end gives the last page.
 */
export async function listLearners(
  instructor: Instructor,
  query: LearnerQuery,
  { now = new Date(), size = learnersOnAPage } = {},
): Promise<ListPage<LearnerRow>> {
  const where = conditionOf(instructor, query, now)
  const from = sql`${seenFrom} ${personJoin(query)} WHERE ${where}`
  const [counted] = await db().$queryRaw<{ n: number | bigint }[]>`SELECT COUNT(*) AS n ${from}`
  const { skip, take, ...place } = placePage(query.page, Number(counted?.n ?? 0), size)
  const ids = await db().$queryRaw<{ id: string }[]>`
    SELECT e."personId" AS "id" ${query.sort === 'name' ? sql`${byNameFrom} AND ${where}` : from}
    ORDER BY ${orderOf(query.sort, now)} LIMIT ${take} OFFSET ${skip}`
  return {
    ...place,
    rows: await loadRows(
      ids.map(({ id }) => id),
      now,
    ),
  }
}

/** Returns the ids of all learners of a query, in its order. Its page does not matter. */
export async function listLearnerIds(instructor: Instructor, query: LearnerQuery, now = new Date()): Promise<string[]> {
  const ids = await db().$queryRaw<{ id: string }[]>`
    SELECT e."personId" AS "id" ${seenFrom} ${personJoin(query)} WHERE ${conditionOf(instructor, query, now)}
    ORDER BY ${orderOf(query.sort, now)}`
  return ids.map(({ id }) => id)
}

/** Counts the learners that the instructor may see, in one cohort or in all that are not archived (""). */
export async function countClass(instructor: Instructor, cohort = '', now = new Date()): Promise<ClassCounts> {
  const modules = loadCourse().modules.length
  const query = learnerQuery.parse({ cohort })
  const [row] = await db().$queryRaw<Record<keyof ClassCounts, number | bigint>[]>`
    SELECT COUNT(*) AS "learners",
      COUNT(CASE WHEN e."passed" >= ${modules} THEN 1 END) AS "passedAll",
      COUNT(CASE WHEN e."notPassed" > 0 THEN 1 END) AS "tried",
      COUNT(CASE WHEN ${needsHelp(now)} THEN 1 END) AS "needHelp",
      COUNT(CASE WHEN e."lastActiveAt" IS NULL THEN 1 END) AS "neverBegan"
    ${seenFrom} WHERE ${conditionOf(instructor, query, now)}`
  const { learners = 0, passedAll = 0, tried = 0, needHelp = 0, neverBegan = 0 } = row ?? {}
  return {
    ...{ learners: Number(learners), passedAll: Number(passedAll), tried: Number(tried) },
    ...{ needHelp: Number(needHelp), neverBegan: Number(neverBegan) },
  }
}

/** Returns a learner that the instructor may see. Returns null if there is no such learner or the instructor may not see them. */
export async function findLearnerRow(instructor: Instructor, id: string, now = new Date()): Promise<LearnerRow | null> {
  const seen = await db().person.count({ where: { AND: [{ id }, seenBy(instructor).learners] } })
  return seen === 0 ? null : ((await loadRows([id], now))[0] ?? null)
}

// CROSS JOIN makes SQLite begin with the cohorts, which are few, so that it reads only the learners of those that are asked for.
const seenFrom = sql`FROM "Cohort" c CROSS JOIN "Enrolment" e`

// People by name are read along their index, so that a page near the beginning does not sort everybody.
const byNameFrom = sql`FROM "Person" p CROSS JOIN "Enrolment" e CROSS JOIN "Cohort" c
  WHERE p."role" = 'learner' AND e."personId" = p."id"`

// The rules of core/standing.ts in SQL; a test compares the two. Nobody in an archived cohort needs help.
function needsHelp(now: Date): Sql {
  return sql`(c."archivedAt" IS NULL AND (e."stuck" > 0 OR e."missedSafety" > 0 OR e."openSince" < ${daysBefore(now, openDays)}
    OR e."nextDueAt" < ${now} OR ${isIdle(now)}))`
}

function isIdle(now: Date): Sql {
  return sql`(e."passed" < ${loadCourse().modules.length}
    AND COALESCE(e."lastActiveAt", e."joinedAt") < ${daysBefore(now, idleDays)})`
}

function conditionOf(instructor: Instructor, { search, only, cohort }: LearnerQuery, now: Date): Sql {
  const only_: Record<LearnerQuery['only'], Sql[]> = {
    everybody: [],
    help: [needsHelp(now)],
    'not-passed': [sql`e."notPassed" > 0`],
    safety: [sql`e."missedSafety" > 0`],
    'never-began': [sql`e."lastActiveAt" IS NULL`],
  }
  return joinSql(
    [
      sql`e."cohortId" = c."id"`,
      seenBy(instructor).enrolled,
      cohort === '' ? sql`c."archivedAt" IS NULL` : sql`c."id" = ${cohort}`,
      ...only_[only],
      ...(search === '' ? [] : [foundInSql(search)]),
    ],
    ' AND ',
  )
}

// People are joined only where their names matter: counting everybody does not need them.
function personJoin({ search, sort }: LearnerQuery): Sql {
  return search === '' && sort !== 'name' ? sql`` : sql`JOIN "Person" p ON p."id" = e."personId"`
}

function orderOf(sort: LearnerQuery['sort'], now: Date): Sql {
  switch (sort) {
    case 'help':
      return sql`e."stuck" + e."missedSafety" DESC,
        CASE WHEN e."nextDueAt" < ${now} THEN 1 ELSE 0 END + CASE WHEN e."openSince" < ${daysBefore(now, openDays)} THEN 1 ELSE 0 END
          + CASE WHEN ${isIdle(now)} THEN 1 ELSE 0 END DESC,
        COALESCE(e."lastActiveAt", e."joinedAt") DESC, e."personId"`
    case 'name':
      return sql`p."sortKey", p."email", e."personId"`
    case 'active':
      return sql`COALESCE(e."lastActiveAt", e."joinedAt") DESC, e."personId"`
    case 'newest':
      return sql`e."joinedAt" DESC, e."personId"`
  }
}
