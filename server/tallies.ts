import { isBlank, type Question } from '@/core/question'
import { type AnswerRow, type AttemptRow, asSaved } from './attempt-rows'
import { type Db, db, joinSql, type Sql, sql } from './database/client'
import { loadVersions } from './question-versions'

type Client = Pick<Db, 'enrolment' | 'moduleStanding' | 'attempt' | 'answer' | 'questionVersion' | '$executeRaw'>

/** The rules by which tallies are counted. Raise the number when they change: the next start then counts every cohort anew. */
export const tallyRules = 1

// Few enough that the rows of a batch are small beside the rest of the process.
const learnersAtOnce = 50
// SQLite and PostgreSQL both take some thousand values in one statement.
const rowsAtOnce = 500

/**
 * Adds a submitted attempt to the tallies of its learner's cohort. Call it once for each submitted attempt, in the transaction that marks it,
 * after `recordStanding`. An attempt of somebody who is not enrolled counts nowhere.
 */
export async function tallyAttempt(client: Client, attemptId: string, personId: string): Promise<void> {
  await changeTallies(client, [personId], 1, attemptId)
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

/**
 * Counts one submitted attempt anew, and the learner's highest grade in its module, after `act` has changed its marks. Call it in the
 * transaction of the change.
 */
export async function retallyAttempt<T>(
  client: Client,
  { id, personId, module }: { id: string; personId: string; module: string },
  act: () => Promise<T>,
): Promise<T> {
  await changeTallies(client, [personId], -1, id)
  const done = await retallyBest(client, personId, module, act)
  await changeTallies(client, [personId], 1, id)
  return done
}

/**
 * Counts the tallies of every cohort anew whose tallies were counted by other rules. Each cohort is counted in one transaction, so that a
 * start that is broken off leaves none half counted. Call it when the server starts. Returns how many cohorts were counted.
 */
export async function recountTallies(): Promise<number> {
  const outdated = await db().cohort.findMany({ where: { tallyRules: { not: tallyRules } }, select: { id: true } })
  for (const { id } of outdated) {
    await db().$transaction((tx) => recountCohort(tx, id), { timeout: 30 * 60_000 })
  }
  return outdated.length
}

async function recountCohort(
  tx: Client & Pick<Db, 'cohort' | 'questionTally' | 'gradeTally' | 'activityTally'>,
  cohortId: string,
): Promise<void> {
  await tx.questionTally.deleteMany({ where: { cohortId } })
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
    )
  }
  await addBest(tx, 1, sql`e."cohortId" = ${cohortId}`)
  await tx.cohort.update({ where: { id: cohortId }, data: { tallyRules } })
}

async function tallyBest(client: Pick<Db, '$executeRaw'>, personId: string, sign: 1 | -1, module?: string): Promise<void> {
  const who = sql`e."personId" = ${personId}`
  await addBest(client, sign, module === undefined ? who : sql`${who} AND s."module" = ${module}`)
  if (sign === 1) return
  await client.$executeRaw`
    DELETE FROM "GradeTally" WHERE "learners" = 0 AND "cohortId" = (SELECT e."cohortId" FROM "Enrolment" e WHERE ${who})`
}

async function addBest(client: Pick<Db, '$executeRaw'>, sign: 1 | -1, who: Sql): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "GradeTally" ("cohortId", "module", "of", "share", "isPassed", "learners")
    SELECT e."cohortId", s."module", 'best', COALESCE(a."earned" / NULLIF(a."possible", 0), 0), s."passedAt" IS NOT NULL, ${sign} * COUNT(*)
    FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId" JOIN "Attempt" a ON a."id" = s."bestId"
    WHERE ${who}
    GROUP BY 1, 2, 4, 5
    ON CONFLICT ("cohortId", "module", "of", "share", "isPassed") DO UPDATE SET "learners" = "GradeTally"."learners" + excluded."learners"`
}

type Tally = { key: readonly (string | number | boolean)[]; sums: number[] }
type Tallies = { questions: Map<string, Tally>; grades: Map<string, Tally>; activity: Map<string, Tally> }

/** Adds what learners have submitted, or takes it away. With `attemptId` only that one attempt, which is one of theirs. */
async function changeTallies(client: Client, people: readonly string[], sign: 1 | -1, attemptId?: string): Promise<void> {
  const personId = { in: [...people] }
  const cohorts = await client.enrolment.findMany({ where: { personId }, select: { personId: true, cohortId: true } })
  if (cohorts.length === 0) return
  const firsts = await client.moduleStanding.findMany({ where: { personId }, select: { firstId: true } })
  const firstIds = new Set(firsts.flatMap(({ firstId }) => firstId ?? []))
  const attempts = await client.attempt.findMany({
    where: { personId, isPreview: false, submittedAt: { not: null }, ...(attemptId !== undefined && { id: attemptId }) },
    include: { overrides: { orderBy: { id: 'asc' }, take: 1 } },
  })
  const answers = await client.answer.findMany({
    where: { attemptId: { in: attempts.map(({ id }) => id).filter((id) => firstIds.has(id)) } },
    orderBy: { position: 'asc' },
  })
  const versions = answers.map(({ questionVersionId, countsAsId }) => countsAsId ?? questionVersionId)
  const questions = await loadVersions([...new Set(versions)], client)
  const given = new Map<string, AnswerRow[]>()
  for (const { attemptId: id, ...answer } of answers) given.set(id, [...(given.get(id) ?? []), answer])
  const tallies: Tallies = { questions: new Map(), grades: new Map(), activity: new Map() }
  for (const attempt of attempts) {
    const cohortId = cohorts.find(({ personId: who }) => who === attempt.personId)?.cohortId
    if (cohortId !== undefined) count(tallies, sign, { ...attempt, cohortId, answers: given.get(attempt.id) ?? [], questions })
  }
  await write(client, tallies)
  if (sign === 1) return
  const emptied = joinSql([...new Set(cohorts.map(({ cohortId }) => cohortId))])
  await client.$executeRaw`DELETE FROM "QuestionTally" WHERE "cohortId" IN (${emptied}) AND "answers" = 0`
  await client.$executeRaw`DELETE FROM "ActivityTally" WHERE "cohortId" IN (${emptied}) AND "attempts" = 0`
  await client.$executeRaw`DELETE FROM "GradeTally" WHERE "cohortId" IN (${emptied}) AND "learners" = 0`
}

type Submitted = Pick<AttemptRow, 'module' | 'submittedAt' | 'isPassed'> & {
  cohortId: string
  markedPassed: boolean | null
  overrides: { isPassedBefore: boolean }[]
  /** Empty if the attempt is not its learner's first in the module. */
  answers: AnswerRow[]
  questions: ReadonlyMap<number, Question>
}

function count(
  tallies: Tallies,
  sign: 1 | -1,
  { cohortId, module, submittedAt, isPassed, markedPassed, overrides, answers, questions }: Submitted,
) {
  // Tallies hold what the marks give. An override is a decision about one grade and says nothing about questions.
  const wasPassed = markedPassed ?? overrides[0]?.isPassedBefore ?? isPassed ?? false
  if (submittedAt) add(tallies.activity, [cohortId, dayOf(submittedAt), wasPassed], [sign])
  if (answers.length === 0) return
  const marked = answers.map((answer) => {
    const { points } = questions.get(answer.countsAsId ?? answer.questionVersionId) as Question
    return { answer, mark: answer.mark ?? 0, points }
  })
  const earned = marked.reduce((sum, { mark, points }) => sum + mark * points, 0)
  const possible = marked.reduce((sum, { points }) => sum + points, 0)
  add(tallies.grades, [cohortId, module, 'first', earned / possible, wasPassed], [sign])
  for (const { answer, mark, points } of marked) {
    const rest = possible === points ? 0 : (earned - mark * points) / (possible - points)
    const blanks = isBlank(asSaved(answer).answer) ? 1 : 0
    const sums = [1, blanks, rest, rest ** 2].map((each) => sign * each)
    add(tallies.questions, [cohortId, answer.questionVersionId, mark], sums)
  }
}

function add(tallies: Map<string, Tally>, key: Tally['key'], sums: readonly number[]): void {
  const name = key.join('/')
  const before = tallies.get(name)
  tallies.set(name, { key, sums: sums.map((each, i) => each + (before?.sums[i] ?? 0)) })
}

// Rows that exist already are added to. The same in SQLite and PostgreSQL.
async function write(client: Pick<Db, '$executeRaw'>, { questions, grades, activity }: Tallies): Promise<void> {
  for (const rows of pieces(questions)) {
    await client.$executeRaw`
      INSERT INTO "QuestionTally" ("cohortId", "questionVersionId", "mark", "answers", "blanks", "rests", "restsSquared") VALUES ${rows}
      ON CONFLICT ("cohortId", "questionVersionId", "mark") DO UPDATE SET
        "answers" = "QuestionTally"."answers" + excluded."answers", "blanks" = "QuestionTally"."blanks" + excluded."blanks",
        "rests" = "QuestionTally"."rests" + excluded."rests", "restsSquared" = "QuestionTally"."restsSquared" + excluded."restsSquared"`
  }
  for (const rows of pieces(grades)) {
    await client.$executeRaw`
      INSERT INTO "GradeTally" ("cohortId", "module", "of", "share", "isPassed", "learners") VALUES ${rows}
      ON CONFLICT ("cohortId", "module", "of", "share", "isPassed") DO UPDATE SET "learners" = "GradeTally"."learners" + excluded."learners"`
  }
  for (const rows of pieces(activity)) {
    await client.$executeRaw`
      INSERT INTO "ActivityTally" ("cohortId", "day", "isPassed", "attempts") VALUES ${rows}
      ON CONFLICT ("cohortId", "day", "isPassed") DO UPDATE SET "attempts" = "ActivityTally"."attempts" + excluded."attempts"`
  }
}

function pieces(tallies: Map<string, Tally>): Sql[] {
  const rows = [...tallies.values()].map(({ key, sums }) => sql`(${joinSql([...key, ...sums])})`)
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    joinSql(rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce)),
  )
}

/** Returns the number of the day of a moment, counted from 1 January 1970 in UTC. */
export function dayOf(moment: Date): number {
  return Math.floor(moment.getTime() / 86_400_000)
}
