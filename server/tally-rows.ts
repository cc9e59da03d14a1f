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

/** A row of a tally: what names it, its cohort first, and what is added up, in the order of its table. */
export type TallyRow = { key: readonly (string | number | boolean)[]; sums: number[] }
/** Rows of every tally, by their keys. */
export type Tallies = {
  questions: Map<string, TallyRow>
  misconceptions: Map<string, TallyRow>
  grades: Map<string, TallyRow>
  activity: Map<string, TallyRow>
}

/** Adds to the row of a key, or makes it. */
export function addTally(tallies: Map<string, TallyRow>, key: TallyRow['key'], sums: readonly number[]): void {
  const name = key.join('/')
  const before = tallies.get(name)
  tallies.set(name, { key, sums: sums.map((each, i) => each + (before?.sums[i] ?? 0)) })
}

/** Writes tallies. Rows that exist already are added to. */
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
  const rows = [...tallies.values()].map(({ key, sums }) => sql`(${joinSql([...key, ...sums])})`)
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    joinSql(rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce)),
  )
}

/** Removes rows of cohorts in which nothing is counted any more. */
export async function removeEmptyRows(client: Pick<Db, '$executeRaw'>, cohorts: readonly { cohortId: string }[]): Promise<void> {
  const emptied = joinSql([everyCohort, ...new Set(cohorts.map(({ cohortId }) => cohortId))])
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
