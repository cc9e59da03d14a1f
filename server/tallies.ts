import { type Db, db, joinSql, sql } from './database/client'
import { loadVersions } from './question-versions'
import {
  addBestGrades,
  countSubmitted,
  dropEmptyTallies,
  everyCohort,
  listTalliedVersions,
  noTallies,
  poolTallies,
  type TalliedAnswer,
  writeTallies,
} from './tally-rows'

type Client = Pick<Db, 'enrolment' | 'moduleStanding' | 'attempt' | 'answer' | 'questionVersion' | '$executeRaw'>

/** The rules by which tallies are counted. Raise the number when they change: the next start then counts every cohort anew. */
export const tallyRules = 1

// Few enough that the rows of a batch are small beside the rest of the process.
const learnersAtOnce = 50

/**
 * Adds a submitted attempt to the tallies of its learner's cohort. Call it once for each submitted attempt, in the transaction that marks it,
 * after `recordStanding`. An attempt of somebody who is not enrolled counts nowhere.
 */
export async function tallyAttempt(client: Client, attemptId: string, personId: string): Promise<void> {
  await changeTallies(client, [personId], 1, { attemptId })
}

/** Adds all that a learner has submitted to the tallies of the cohort that the learner is in now. */
export async function giveTallies(client: Client, personId: string): Promise<void> {
  await changeTallies(client, [personId], 1)
  await tallyBest(client, personId, 1)
}

/** Takes all that a learner has submitted out of the tallies of the learner's cohort. Call it before the learner leaves it. */
export async function takeTallies(client: Client, personId: string): Promise<void> {
  await changeTallies(client, [personId], -1)
  await tallyBest(client, personId, -1)
}

/**
 * Counts the learner's highest grade in a module anew, after `act` has changed it. Call it in the transaction of the change. Without a module
 * all are meant.
 */
export async function retallyBest<T>(
  client: Pick<Db, '$executeRaw'>,
  personId: string,
  module: string,
  act: () => Promise<T>,
): Promise<T> {
  await tallyBest(client, personId, -1, module)
  const done = await act()
  await tallyBest(client, personId, 1, module)
  return done
}

/** A submitted attempt whose marks change: its answers before and after, and whether it passes by the marks afterwards. */
export type RemarkedAttempt = {
  id: string
  personId: string
  isPassed: boolean
  before: readonly TalliedAnswer[]
  after: readonly TalliedAnswer[]
}

/**
 * Counts submitted attempts anew, and the highest grades of their learners, while `act` changes their marks and records the standings. Call
 * it in the transaction of the change. It takes as many statements for one attempt as for some.
 */
export async function retallyAttempts(
  client: Pick<Db, 'questionVersion' | '$executeRaw' | '$queryRaw'>,
  attempts: readonly RemarkedAttempt[],
  act: () => Promise<void>,
): Promise<void> {
  const people = joinSql([...new Set(attempts.map(({ personId }) => personId))])
  const rows = await client.$queryRaw<StoredAttempt[]>`
    SELECT a."id", e."cohortId", a."module", a."submittedAt", s."firstId", COALESCE(a."markedPassed", (SELECT o."isPassedBefore"
      FROM "Override" o WHERE o."attemptId" = a."id" ORDER BY o."id" LIMIT 1), a."isPassed") AS "wasPassed"
    FROM "Attempt" a JOIN "Enrolment" e ON e."personId" = a."personId"
      JOIN "ModuleStanding" s ON s."personId" = a."personId" AND s."module" = a."module"
    WHERE a."id" IN (${joinSql(attempts.map(({ id }) => id))})`
  const answers = attempts.flatMap(({ before, after }) => [...before, ...after])
  const questions = await loadVersions(listTalliedVersions(answers), client)
  const tallies = noTallies()
  for (const { id, firstId, wasPassed, cohortId, ...row } of rows) {
    const attempt = attempts.find((each) => each.id === id)
    if (!attempt) continue
    const same = { ...row, cohorts: [cohortId, everyCohort], submittedAt: new Date(row.submittedAt), questions }
    const [before, after] = firstId === id ? [attempt.before, attempt.after] : [[], []]
    countSubmitted(tallies, -1, { ...same, wasPassed: Boolean(wasPassed), answers: before })
    countSubmitted(tallies, 1, { ...same, wasPassed: attempt.isPassed, answers: after })
  }
  const who = sql`e."personId" IN (${people})`
  await addBestGrades(client, -1, who)
  await act()
  await addBestGrades(client, 1, who)
  await writeTallies(client, tallies)
  if (rows.length > 0) await dropEmptyTallies(client, [...new Set(rows.map(({ cohortId }) => cohortId))])
}

/**
 * Counts the tallies of every cohort anew whose tallies were counted by other rules. Each cohort is counted in one transaction, so that a
 * start that is broken off leaves none half counted. Call it when the server starts. Returns how many cohorts were counted.
 */
export async function recountTallies(): Promise<number> {
  const outdated = await db().cohort.findMany({ where: { tallyRules: { not: tallyRules } }, select: { id: true } })
  for (const { id } of outdated) await db().$transaction((tx) => recountCohort(tx, id), { timeout })
  // Only now are they marked as counted: after a crash everything is counted again.
  if (outdated.length > 0) await db().$transaction(markCounted, { timeout })
  return outdated.length
}

const timeout = 30 * 60_000

async function markCounted(tx: Pick<Db, 'cohort' | '$executeRaw'>): Promise<void> {
  await poolTallies(tx)
  await tx.cohort.updateMany({ data: { tallyRules } })
}

async function recountCohort(
  tx: Client & Pick<Db, 'questionTally' | 'misconceptionTally' | 'gradeTally' | 'activityTally'>,
  cohortId: string,
): Promise<void> {
  await tx.questionTally.deleteMany({ where: { cohortId } })
  await tx.misconceptionTally.deleteMany({ where: { cohortId } })
  await tx.gradeTally.deleteMany({ where: { cohortId } })
  await tx.activityTally.deleteMany({ where: { cohortId } })
  for (let last = ''; ; ) {
    const where = { cohortId, personId: { gt: last } }
    const some = await tx.enrolment.findMany({
      where,
      orderBy: { personId: 'asc' },
      take: learnersAtOnce,
      select: { personId: true },
    })
    if (some.length === 0) break
    last = some.at(-1)?.personId ?? ''
    await changeTallies(
      tx,
      some.map(({ personId }) => personId),
      1,
      { isPooled: false },
    )
  }
  await addBestGrades(tx, 1, sql`e."cohortId" = ${cohortId}`, { isPooled: false })
}

async function tallyBest(client: Pick<Db, '$executeRaw'>, personId: string, sign: 1 | -1, module?: string): Promise<void> {
  const who = sql`e."personId" = ${personId}`
  await addBestGrades(client, sign, module === undefined ? who : sql`${who} AND s."module" = ${module}`)
  if (sign === 1) return
  await client.$executeRaw`
    DELETE FROM "GradeTally" WHERE "learners" = 0
      AND ("cohortId" = ${everyCohort} OR "cohortId" = (SELECT e."cohortId" FROM "Enrolment" e WHERE ${who}))`
}

/** Adds what learners have submitted, or takes it away. With `attemptId` only that one attempt, which is one of theirs. */
async function changeTallies(
  client: Client,
  people: readonly string[],
  sign: 1 | -1,
  { attemptId, isPooled = true }: { attemptId?: string; isPooled?: boolean } = {},
): Promise<void> {
  const personId = { in: [...people] }
  const enrolled = await client.enrolment.findMany({ where: { personId }, select: { personId: true, cohortId: true } })
  if (enrolled.length === 0) return
  const firsts = await client.moduleStanding.findMany({ where: { personId }, select: { firstId: true } })
  const firstIds = new Set(firsts.flatMap(({ firstId }) => firstId ?? []))
  const attempts = await client.attempt.findMany({
    where: {
      personId,
      isPreview: false,
      submittedAt: { not: null },
      ...(attemptId !== undefined && { id: attemptId }),
    },
    include: { overrides: { orderBy: { id: 'asc' }, take: 1 } },
  })
  const answers = await client.answer.findMany({
    where: { attemptId: { in: attempts.map(({ id }) => id).filter((id) => firstIds.has(id)) } },
    orderBy: { position: 'asc' },
  })
  const questions = await loadVersions(listTalliedVersions(answers), client)
  const given = new Map<string, TalliedAnswer[]>()
  for (const { attemptId: id, ...answer } of answers) given.set(id, [...(given.get(id) ?? []), answer])
  const tallies = noTallies()
  for (const attempt of attempts) {
    const cohortId = enrolled.find(({ personId: who }) => who === attempt.personId)?.cohortId
    const { module, submittedAt, isPassed, markedPassed, overrides } = attempt
    const wasPassed = markedPassed ?? overrides[0]?.isPassedBefore ?? isPassed ?? false
    const cohorts = [...(cohortId === undefined ? [] : [cohortId]), ...(isPooled ? [everyCohort] : [])]
    const counted = { cohorts, module, submittedAt, wasPassed, answers: given.get(attempt.id) ?? [], questions }
    if (cohortId !== undefined) countSubmitted(tallies, sign, counted)
  }
  await writeTallies(client, tallies)
  if (sign === -1) await dropEmptyTallies(client, [...new Set(enrolled.map(({ cohortId }) => cohortId))])
}

type StoredAttempt = {
  id: string
  cohortId: string
  module: string
  submittedAt: Date | string
  firstId: string | null
  wasPassed: boolean | number | bigint
}
