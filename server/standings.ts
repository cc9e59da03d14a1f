import { stuckFails } from '@/core/standing'
import { loadCourse } from './course/course'
import { type Db, db, joinSql, type Sql, sql } from './database/client'

type Client = Pick<Db, '$executeRaw'>

/**
 * Works out anew how a learner stands in a module, from the attempts that count. Call it in the transaction that starts or submits an
 * attempt or changes a grade, and then `refreshEnrolments`. The first attempt stays the first, also if the clock was set back since. Somebody who is not enrolled, such as an instructor, has no standing.
 */
export function recordStanding(client: Client, personId: string, module: string) {
  return recordStandings(client, sql`a."personId" = ${personId} AND a."module" = ${module}`)
}

/** Works out anew what `recordStanding` does, for some learners in the modules of their attempts. `who` is a condition on attempts `a`. */
export function recordStandings(client: Client, who: Sql) {
  return client.$executeRaw`
    INSERT INTO "ModuleStanding" ("personId", "module", "started", "submitted", "failed", "firstId", "bestId", "lastId", "openId",
      "openSince", "passedAt", "missedSafety")
    SELECT a."personId", a."module", COUNT(*), COUNT(a."submittedAt"), COUNT(CASE WHEN NOT a."isPassed" THEN 1 END),
      ${idOf(sql`b."submittedAt", b."id"`)},
      ${idOf(sql`COALESCE(b."earned" / NULLIF(b."possible", 0), -1) DESC, b."startedAt", b."id"`)},
      ${idOf(sql`b."submittedAt" DESC, b."id" DESC`)},
      MAX(CASE WHEN a."submittedAt" IS NULL THEN a."id" END),
      MAX(CASE WHEN a."submittedAt" IS NULL THEN a."startedAt" END),
      MIN(CASE WHEN a."isPassed" THEN a."submittedAt" END),
      COUNT(CASE WHEN a."isPassed" THEN 1 END) = 0
        AND COALESCE(${ofOne(sql`b."missedSafety"`, sql`b."submittedAt" DESC, b."id" DESC`)}, 0) > 0
    FROM "Attempt" a
    WHERE ${who} AND NOT a."isPreview"
      AND a."personId" IN (SELECT "personId" FROM "Enrolment")
    GROUP BY a."personId", a."module"
    ON CONFLICT ("personId", "module") DO UPDATE SET
      "started" = excluded."started", "submitted" = excluded."submitted", "failed" = excluded."failed",
      "firstId" = COALESCE("ModuleStanding"."firstId", excluded."firstId"), "bestId" = excluded."bestId", "lastId" = excluded."lastId", "openId" = excluded."openId",
      "openSince" = excluded."openSince", "passedAt" = excluded."passedAt", "missedSafety" = excluded."missedSafety"`
}

/**
 * Works out anew how learners stand in the course as it is now, from their standing in its modules and their due dates. `who` is a
 * condition on rows of "Enrolment". The latest activity is not changed.
 */
export function refreshEnrolments(client: Client, who: Sql) {
  const modules = joinSql(loadCourse().modules.map(({ slug }) => slug))
  const own = sql`FROM "ModuleStanding" s WHERE s."personId" = "Enrolment"."personId" AND s."module" IN (${modules})`
  return client.$executeRaw`
    UPDATE "Enrolment" SET
      "openSince" = (SELECT MIN(s."openSince") ${own}),
      "passed" = (SELECT COUNT(s."passedAt") ${own}),
      "notPassed" = (SELECT COUNT(*) ${own} AND s."submitted" > 0 AND s."passedAt" IS NULL),
      "stuck" = (SELECT COUNT(*) ${own} AND s."failed" >= ${stuckFails} AND s."passedAt" IS NULL),
      "missedSafety" = (SELECT COUNT(*) ${own} AND s."missedSafety"),
      "nextDueAt" = (
        SELECT MIN(COALESCE(l."dueAt", d."dueAt"))
        FROM "Cohort" c
          JOIN (${joinSql(
            loadCourse().modules.map(({ slug }) => sql`SELECT CAST(${slug} AS TEXT) AS "module"`),
            ' UNION ALL ',
          )}) m ON 1 = 1
          LEFT JOIN "DueDate" d ON d."cohortId" = c."id" AND d."module" = m."module"
          LEFT JOIN "LearnerDueDate" l ON l."personId" = "Enrolment"."personId" AND l."module" = m."module"
          LEFT JOIN "ModuleStanding" s ON s."personId" = "Enrolment"."personId" AND s."module" = m."module"
        WHERE c."id" = "Enrolment"."cohortId" AND c."archivedAt" IS NULL AND s."passedAt" IS NULL)
    WHERE ${who}`
}

/** Works out anew how everybody stands. Call it when the server starts, because the course may have other modules than before. */
export async function refreshEveryEnrolment(): Promise<void> {
  await refreshEnrolments(db(), sql`1 = 1`)
}

/** Returns the condition for `refreshEnrolments` that is true for one person. */
export function thePerson(personId: string): Sql {
  return sql`"personId" = ${personId}`
}

/**
 * Records that a learner has done something. Within an hour of the last activity nothing is written, so that a reader's every step does
 * not cost a write. Somebody who is not enrolled is ignored.
 */
export function recordActivity(client: Client, personId: string, at: Date) {
  const hourBefore = new Date(at.getTime() - 3_600_000)
  return client.$executeRaw`
    UPDATE "Enrolment" SET "lastActiveAt" = ${at}
    WHERE "personId" = ${personId} AND ("lastActiveAt" IS NULL OR "lastActiveAt" < ${hourBefore})`
}

// The value of one submitted attempt of the same person and module, the first in this order.
function ofOne(value: Sql, order: Sql): Sql {
  return sql`(SELECT ${value} FROM "Attempt" b
    WHERE b."personId" = a."personId" AND b."module" = a."module" AND NOT b."isPreview" AND b."submittedAt" IS NOT NULL
    ORDER BY ${order} LIMIT 1)`
}

function idOf(order: Sql): Sql {
  return ofOne(sql`b."id"`, order)
}
