import type { Instructor } from '@/core/people'
import { loadCourse } from './course/course'
import { db, type Sql, sql } from './database/client'
import { seenBy } from './people'
import { dayOf } from './tally-rows'

/**
 * The highest grades of one quiz. `tried` learners have submitted it, `passed` have passed it. `tenths` counts them by grade: from 0% to
 * under 10%, and so on to 100%, which stands with the last.
 */
export type QuizFigures = { module: string; tried: number; passed: number; tenths: { passed: number; notPassed: number }[] }

/** The attempts that were submitted on one day. `day` is its midnight in UTC. */
export type DayFigures = { day: Date; passed: number; notPassed: number }

const dayMs = 86_400_000

/** Returns the figures of each quiz of the course, for the learners that the instructor may see in one cohort, or in all that are not archived (""). */
export async function countQuizzes(instructor: Instructor, cohort = ''): Promise<QuizFigures[]> {
  const rows = await db().$queryRaw<
    { module: string; share: number; isPassed: boolean | number | bigint; learners: number | bigint }[]
  >`
    SELECT e."module" AS "module", e."share" AS "share", e."isPassed" AS "isPassed", SUM(e."learners") AS "learners"
    FROM "GradeTally" e WHERE e."of" = 'best' AND ${await among(instructor, cohort)}
    GROUP BY e."module", e."share", e."isPassed"`
  return loadCourse().modules.map(({ slug }): QuizFigures => {
    const tenths = Array.from({ length: 10 }, () => ({ passed: 0, notPassed: 0 }))
    for (const { module, share, isPassed, learners } of rows) {
      const tenth = tenths[Math.min(9, Math.floor(share * 10 + 1e-9))]
      if (module === slug && tenth) tenth[isPassed ? 'passed' : 'notPassed'] += Number(learners)
    }
    const passed = tenths.reduce((sum, each) => sum + each.passed, 0)
    return { module: slug, tried: tenths.reduce((sum, each) => sum + each.notPassed, passed), passed, tenths }
  })
}

/**
 * Returns how many attempts the learners that the instructor may see submitted on each of the last `days` days, today included, the oldest
 * first. Learners of archived cohorts are left out.
 */
export async function countDays(instructor: Instructor, days = 42, now = new Date()): Promise<DayFigures[]> {
  const last = dayOf(now)
  const rows = await db().$queryRaw<{ day: number | bigint; isPassed: boolean | number | bigint; attempts: number | bigint }[]>`
    SELECT e."day" AS "day", e."isPassed" AS "isPassed", SUM(e."attempts") AS "attempts"
    FROM "ActivityTally" e WHERE e."day" > ${last - days} AND e."day" <= ${last} AND ${await among(instructor, '')}
    GROUP BY e."day", e."isPassed"`
  return Array.from({ length: days }, (_, i) => {
    const day = last - days + 1 + i
    const sum = (passed: boolean) =>
      rows.reduce(
        (all, row) => (Number(row.day) === day && Boolean(row.isPassed) === passed ? all + Number(row.attempts) : all),
        0,
      )
    return { day: new Date(day * dayMs), passed: sum(true), notPassed: sum(false) }
  })
}

// The sums over all cohorts serve only where no cohort is archived, because its learners are left out.
async function among(instructor: Instructor, cohort: string): Promise<Sql> {
  const { enrolled, tallied } = seenBy(instructor)
  if (cohort !== '') return sql`${enrolled} AND e."cohortId" = ${cohort}`
  if ((await db().cohort.count({ where: { archivedAt: { not: null } } })) === 0) return tallied
  return sql`${enrolled} AND e."cohortId" IN (SELECT "id" FROM "Cohort" WHERE "archivedAt" IS NULL)`
}
