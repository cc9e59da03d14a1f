import { possiblePoints } from '@/core/grade'
import { itemResponsesOf } from '@/core/item-sums'
import { listShownMisconceptions } from '@/core/misconceptions'
import { explainKind, isBlank, type Question } from '@/core/question'
import { type AnswerRow, type AttemptRow, asSaved } from './attempt-rows'
import { type Db, db, type Sql, sql } from './database/client'
import { loadVersions } from './question-versions'
import { addTally, everyCohort, poolTallies, removeEmptyRows, type Tallies, writeTallies } from './tally-rows'

/** The rules by which tallies are counted. Raise the number when they change: the next start then counts every cohort anew. */
export const tallyRules = 1

type Client = Pick<Db, 'enrolment' | 'moduleStanding' | 'attempt' | 'answer' | 'questionVersion' | '$executeRaw'>

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

/**
 * Counts the tallies of every cohort anew whose tallies were counted by other rules. Each cohort is counted in one transaction, so that a
 * start that is broken off leaves none half counted. Call it when the server starts. Returns how many cohorts were counted.
 */
export async function recountTallies(): Promise<number> {
  const outdated = await db().cohort.findMany({ where: { tallyRules: { not: tallyRules } }, select: { id: true } })
  for (const { id } of outdated) {
    await db().$transaction((tx) => recountCohort(tx, id), { timeout })
  }
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
  tx: Client & Pick<Db, 'cohort' | 'questionTally' | 'misconceptionTally' | 'gradeTally' | 'activityTally'>,
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
  await addBest(tx, 1, sql`e."cohortId" = ${cohortId}`, sql`e."cohortId"`)
}

async function tallyBest(client: Pick<Db, '$executeRaw'>, personId: string, sign: 1 | -1, module?: string): Promise<void> {
  const who = sql`e."personId" = ${personId}`
  for (const cohort of [sql`e."cohortId"`, sql`${everyCohort}`]) {
    await addBest(client, sign, module === undefined ? who : sql`${who} AND s."module" = ${module}`, cohort)
  }
  if (sign === 1) return
  await client.$executeRaw`
    DELETE FROM "GradeTally" WHERE "learners" = 0
      AND ("cohortId" = ${everyCohort} OR "cohortId" = (SELECT e."cohortId" FROM "Enrolment" e WHERE ${who}))`
}

async function addBest(client: Pick<Db, '$executeRaw'>, sign: 1 | -1, who: Sql, cohort: Sql): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "GradeTally" ("cohortId", "module", "of", "share", "isPassed", "learners")
    SELECT ${cohort}, s."module", 'best', COALESCE(a."earned" / NULLIF(a."possible", 0), 0), s."passedAt" IS NOT NULL, ${sign} * COUNT(*)
    FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId" JOIN "Attempt" a ON a."id" = s."bestId"
    WHERE ${who}
    GROUP BY 1, 2, 4, 5
    ON CONFLICT ("cohortId", "module", "of", "share", "isPassed") DO UPDATE SET "learners" = "GradeTally"."learners" + excluded."learners"`
}

/** Adds what learners have submitted, or takes it away. With `attemptId` only that one attempt, which is one of theirs. */
async function changeTallies(
  client: Client,
  people: readonly string[],
  sign: 1 | -1,
  { attemptId, isPooled = true }: { attemptId?: string; isPooled?: boolean } = {},
): Promise<void> {
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
  const questions = await loadVersions([...new Set(answers.map(({ questionVersionId }) => questionVersionId))], client)
  const given = new Map<string, AnswerRow[]>()
  for (const { attemptId: id, ...answer } of answers) given.set(id, [...(given.get(id) ?? []), answer])
  const tallies: Tallies = { questions: new Map(), misconceptions: new Map(), grades: new Map(), activity: new Map() }
  for (const attempt of attempts) {
    const cohortId = cohorts.find(({ personId: who }) => who === attempt.personId)?.cohortId
    if (cohortId === undefined) continue
    for (const scope of isPooled ? [cohortId, everyCohort] : [cohortId]) {
      count(tallies, sign, { ...attempt, cohortId: scope, answers: given.get(attempt.id) ?? [], questions })
    }
  }
  await writeTallies(client, tallies)
  if (sign === 1) return
  await removeEmptyRows(client, cohorts)
}

type Submitted = Pick<AttemptRow, 'module' | 'submittedAt' | 'isPassed'> & {
  cohortId: string
  overrides: { isPassedBefore: boolean }[]
  /** Empty if the attempt is not its learner's first in the module. */
  answers: AnswerRow[]
  questions: ReadonlyMap<number, Question>
}

function count(
  tallies: Tallies,
  sign: 1 | -1,
  { cohortId, module, submittedAt, isPassed, overrides, answers, questions }: Submitted,
) {
  // Tallies hold what was marked. An override is a decision about one grade and says nothing about questions.
  const wasPassed = overrides[0]?.isPassedBefore ?? isPassed ?? false
  if (submittedAt) addTally(tallies.activity, [cohortId, dayOf(submittedAt), wasPassed], [sign])
  if (answers.length === 0) return
  const marked = answers.map((answer) => {
    const question = questions.get(answer.questionVersionId) as Question
    return { answer, question, mark: answer.mark ?? 0, points: question.points }
  })
  const earned = marked.reduce((sum, { mark, points }) => sum + mark * points, 0)
  addTally(tallies.grades, [cohortId, module, 'first', earned / possiblePoints(marked), wasPassed], [sign])
  for (const [i, response] of itemResponsesOf(marked).entries()) {
    if (!response) continue
    const { answer, question, mark } = marked[i] as (typeof marked)[number]
    const given = asSaved(answer).answer
    const sums = [1, isBlank(given) ? 1 : 0, response.rest, response.rest ** 2].map((each) => sign * each)
    addTally(tallies.questions, [cohortId, answer.questionVersionId, mark], sums)
    for (const shown of listShownMisconceptions(explainKind(question, given, mark).detail)) {
      addTally(tallies.misconceptions, [cohortId, answer.questionVersionId, shown], [sign])
    }
  }
}

/** Returns the number of the day of a moment, counted from 1 January 1970 in UTC. */
export function dayOf(moment: Date): number {
  return Math.floor(moment.getTime() / 86_400_000)
}
