import { possiblePoints } from '@/core/grade'
import { itemResponsesOf } from '@/core/item-sums'
import { listShownMisconceptions } from '@/core/misconceptions'
import { type Answer, explainKind, isBlank, type Question } from '@/core/question'
import { type Db, joinSql, type Sql, sql } from './database/client'

/** The cohort of the tallies over all cohorts, which is none that there is. */
export const everyCohort = '*'

// SQLite and PostgreSQL both take some thousand values in one statement.
const rowsAtOnce = 500

// The tables with the columns that name a row and those that are added up.
const tables = [
  {
    of: 'questions',
    table: 'QuestionTally',
    keys: ['questionVersionId', 'mark'],
    sums: ['answers', 'blanks', 'rests', 'restsSquared'],
  },
  { of: 'misconceptions', table: 'MisconceptionTally', keys: ['questionVersionId', 'misconception'], sums: ['answers'] },
  { of: 'grades', table: 'GradeTally', keys: ['module', 'of', 'share', 'isPassed'], sums: ['learners'] },
  { of: 'activity', table: 'ActivityTally', keys: ['day', 'isPassed'], sums: ['attempts'] },
] as const

type TallyRow = { key: readonly (string | number | boolean)[]; sums: number[] }
type Tallies = Record<(typeof tables)[number]['of'], Map<string, TallyRow>>

/** Returns tallies in which nothing is counted yet. */
export function noTallies(): Tallies {
  return { questions: new Map(), misconceptions: new Map(), grades: new Map(), activity: new Map() }
}

/**
 * What tallies need of a stored answer. `value` is JSON; null is a blank. `countsAsId` is the version whose points count. An answer with a
 * `withdrawalId` was given its points, and so says nothing about its question: it counts in grades alone.
 */
export type TalliedAnswer = {
  questionVersionId: number
  countsAsId: number | null
  value: string | null
  mark: number | null
  withdrawalId: number | null
}

/** A submitted attempt as it is tallied. */
type Submitted = {
  /** The cohorts under which it is counted: that of the learner, and `everyCohort` unless these are added up later. */
  cohorts: readonly string[]
  module: string
  submittedAt: Date | null
  /** What the marks give. An override is a decision about one grade and says nothing about questions. */
  wasPassed: boolean
  /** Empty if the attempt is not its learner's first in the module. */
  answers: readonly TalliedAnswer[]
  questions: ReadonlyMap<number, Question>
}

/** Adds a submitted attempt to tallies, or takes it away if `sign` is -1. */
export function countSubmitted(tallies: Tallies, sign: 1 | -1, { cohorts, ...submitted }: Submitted): void {
  for (const cohort of cohorts) countIn(tallies, sign, cohort, submitted)
}

function countIn(
  tallies: Tallies,
  sign: 1 | -1,
  cohort: string,
  { module, submittedAt, wasPassed, answers, questions }: Omit<Submitted, 'cohorts'>,
): void {
  if (submittedAt) add(tallies.activity, [cohort, dayOf(submittedAt), wasPassed], [sign])
  if (answers.length === 0) return
  const marked = answers.map((answer) => {
    const { points } = questions.get(countingVersion(answer)) as Question
    return { answer, question: questions.get(answer.questionVersionId) as Question, mark: answer.mark ?? 0, points }
  })
  const earned = marked.reduce((sum, { mark, points }) => sum + mark * points, 0)
  add(tallies.grades, [cohort, module, 'first', earned / possiblePoints(marked), wasPassed], [sign])
  for (const [i, response] of itemResponsesOf(marked).entries()) {
    const { answer, question, mark } = marked[i] as (typeof marked)[number]
    if (!response || answer.withdrawalId !== null) continue
    const given = answer.value === null ? null : (JSON.parse(answer.value) as Answer)
    const sums = [1, isBlank(given) ? 1 : 0, response.rest, response.rest ** 2].map((each) => sign * each)
    add(tallies.questions, [cohort, answer.questionVersionId, mark], sums)
    for (const shown of listShownMisconceptions(explainKind(question, given, mark).detail)) {
      add(tallies.misconceptions, [cohort, answer.questionVersionId, shown], [sign])
    }
  }
}

/** Returns the version whose points an answer counts. */
export function countingVersion({ countsAsId, questionVersionId }: TalliedAnswer): number {
  return countsAsId ?? questionVersionId
}

/** Returns the versions that `countSubmitted` needs for some answers, each once. */
export function listTalliedVersions(answers: readonly TalliedAnswer[]): number[] {
  return [...new Set(answers.flatMap((answer) => [answer.questionVersionId, countingVersion(answer)]))]
}

function add(tallies: Map<string, TallyRow>, key: TallyRow['key'], sums: readonly number[]): void {
  const name = key.join('/')
  const before = tallies.get(name)
  tallies.set(name, { key, sums: sums.map((each, i) => each + (before?.sums[i] ?? 0)) })
}

/** Writes tallies. Rows that exist already are added to. The same in SQLite and PostgreSQL. */
export async function writeTallies(client: Pick<Db, '$executeRaw'>, tallies: Tallies): Promise<void> {
  for (const { of, table, keys, sums } of tables) {
    const quoted = (columns: readonly string[]) => sql([columns.map((column) => `"${column}"`).join(', ')])
    const added = sql([sums.map((column) => `"${column}" = "${table}"."${column}" + excluded."${column}"`).join(', ')])
    for (const rows of pieces(tallies[of])) {
      await client.$executeRaw`
        INSERT INTO ${quoted([table])} (${quoted(['cohortId', ...keys, ...sums])}) VALUES ${rows}
        ON CONFLICT (${quoted(['cohortId', ...keys])}) DO UPDATE SET ${added}`
    }
  }
}

function pieces(tallies: Map<string, TallyRow>): Sql[] {
  // What was taken away and given back is no change.
  const changed = [...tallies.values()].filter(({ sums }) => sums.some((each) => Math.abs(each) > 1e-12))
  const rows = changed.map(({ key, sums }) => sql`(${joinSql([...key, ...sums])})`)
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    joinSql(rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce)),
  )
}

/** Removes the tallies of some cohorts in which nothing is counted any more. */
export async function dropEmptyTallies(client: Pick<Db, '$executeRaw'>, cohorts: readonly string[]): Promise<void> {
  const emptied = joinSql([everyCohort, ...cohorts])
  for (const { table, sums } of tables) {
    await client.$executeRaw`DELETE FROM ${sql([`"${table}"`])} WHERE "cohortId" IN (${emptied}) AND ${sql([`"${sums[0]}"`])} = 0`
  }
}

/** Adds up the tallies of all cohorts. */
export async function poolTallies(tx: Pick<Db, '$executeRaw'>): Promise<void> {
  for (const { table, keys, sums } of tables) {
    const [name, by] = [sql([`"${table}"`]), sql([keys.map((key) => `"${key}"`).join(', ')])]
    const added = sql([sums.map((column) => `SUM("${column}")`).join(', ')])
    const columns = sql([['cohortId', ...keys, ...sums].map((column) => `"${column}"`).join(', ')])
    await tx.$executeRaw`DELETE FROM ${name} WHERE "cohortId" = ${everyCohort}`
    await tx.$executeRaw`INSERT INTO ${name} (${columns}) SELECT ${everyCohort}, ${by}, ${added} FROM ${name} GROUP BY ${by}`
  }
}

/**
 * Adds the highest grades of enrolled learners to the tallies, or takes them away if `sign` is -1. `who` is a condition on a row `e` of
 * "Enrolment" and a row `s` of "ModuleStanding". Where `isPooled` is false, the sums over all cohorts are added up later.
 */
export async function addBestGrades(
  client: Pick<Db, '$executeRaw'>,
  sign: 1 | -1,
  who: Sql,
  { isPooled = true } = {},
): Promise<void> {
  for (const cohort of [sql`e."cohortId"`, ...(isPooled ? [sql`${everyCohort}`] : [])]) {
    await client.$executeRaw`
      INSERT INTO "GradeTally" ("cohortId", "module", "of", "share", "isPassed", "learners")
      SELECT ${cohort}, s."module", 'best', COALESCE(a."earned" / NULLIF(a."possible", 0), 0), s."passedAt" IS NOT NULL, ${sign} * COUNT(*)
      FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId" JOIN "Attempt" a ON a."id" = s."bestId"
      WHERE ${who}
      GROUP BY 1, 2, 4, 5
      ON CONFLICT ("cohortId", "module", "of", "share", "isPassed") DO UPDATE SET "learners" = "GradeTally"."learners" + excluded."learners"`
  }
}

/** Returns the number of the day of a moment, counted from 1 January 1970 in UTC. */
export function dayOf(moment: Date): number {
  return Math.floor(moment.getTime() / 86_400_000)
}
