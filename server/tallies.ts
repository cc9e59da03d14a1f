import { type Db, sql } from './database/client'

type Client = Pick<Db, '$executeRaw'>

/**
 * Adds an attempt's marks to the tallies of its learner's cohort, if it is the learner's first submitted one in its module. Call it once
 * for each submitted attempt, in the transaction that marks it, after `recordStanding`.
 */
export async function tallyAttempt(client: Client, attemptId: string, personId: string): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "QuestionTally" ("cohortId", "questionVersionId", "answers", "marks")
    SELECT e."cohortId", a."questionVersionId", COUNT(*), SUM(a."mark")
    FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId" JOIN "Answer" a ON a."attemptId" = s."firstId"
    WHERE e."personId" = ${personId} AND s."firstId" = ${attemptId}
    GROUP BY e."cohortId", a."questionVersionId"
    ${addUp}`
}

/** Adds what a learner's first attempts earned to the tallies of the cohort that the learner is in now. */
export async function giveTallies(client: Client, personId: string): Promise<void> {
  await changeTallies(client, personId, 1)
}

/** Takes what a learner's first attempts earned out of the tallies of the learner's cohort. Call it before the learner leaves it. */
export async function takeTallies(client: Client, personId: string): Promise<void> {
  await changeTallies(client, personId, -1)
}

// Rows that exist already are added to. The same in SQLite and PostgreSQL.
const addUp = sql`
  ON CONFLICT ("cohortId", "questionVersionId") DO UPDATE SET
    "answers" = "QuestionTally"."answers" + excluded."answers", "marks" = "QuestionTally"."marks" + excluded."marks"`

async function changeTallies(client: Client, personId: string, sign: 1 | -1): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "QuestionTally" ("cohortId", "questionVersionId", "answers", "marks")
    SELECT e."cohortId", a."questionVersionId", ${sign} * COUNT(*), ${sign} * SUM(a."mark")
    FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId" JOIN "Answer" a ON a."attemptId" = s."firstId"
    WHERE e."personId" = ${personId}
    GROUP BY e."cohortId", a."questionVersionId"
    ${addUp}`
}
