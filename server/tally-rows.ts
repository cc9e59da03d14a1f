import { type Answer, isBlank, type Question } from '@/core/question'
import { type Db, joinSql, type Sql, sql } from './database/client'

// SQLite and PostgreSQL both take some thousand values in one statement.
const rowsAtOnce = 500

type Tally = { key: readonly (string | number | boolean)[]; sums: number[] }
/** Changes of tallies that are not written yet, by their keys. */
type Tallies = { questions: Map<string, Tally>; grades: Map<string, Tally>; activity: Map<string, Tally> }

/** Returns tallies in which nothing is counted yet. */
export function noTallies(): Tallies {
  return { questions: new Map(), grades: new Map(), activity: new Map() }
}

/** What tallies need of a stored answer. `value` is JSON; null is a blank. `countsAsId` is the version whose points count. */
export type TalliedAnswer = { questionVersionId: number; countsAsId: number | null; value: string | null; mark: number | null }

/** A submitted attempt as it is tallied. */
type Submitted = {
  cohortId: string
  module: string
  submittedAt: Date | null
  /** What the marks give. An override is a decision about one grade and says nothing about questions. */
  wasPassed: boolean
  /** Empty if the attempt is not its learner's first in the module. */
  answers: readonly TalliedAnswer[]
  questions: ReadonlyMap<number, Question>
}

/** Adds a submitted attempt to tallies, or takes it away if `sign` is -1. */
export function countSubmitted(
  tallies: Tallies,
  sign: 1 | -1,
  { cohortId, module, submittedAt, wasPassed, answers, questions }: Submitted,
) {
  if (submittedAt) add(tallies.activity, [cohortId, dayOf(submittedAt), wasPassed], [sign])
  if (answers.length === 0) return
  const marked = answers.map((answer) => {
    const { points } = questions.get(countingVersion(answer)) as Question
    return { answer, mark: answer.mark ?? 0, points }
  })
  const earned = marked.reduce((sum, { mark, points }) => sum + mark * points, 0)
  const possible = marked.reduce((sum, { points }) => sum + points, 0)
  add(tallies.grades, [cohortId, module, 'first', earned / possible, wasPassed], [sign])
  for (const { answer, mark, points } of marked) {
    const rest = possible === points ? 0 : (earned - mark * points) / (possible - points)
    const blanks = isBlank(answer.value === null ? null : (JSON.parse(answer.value) as Answer)) ? 1 : 0
    const sums = [1, blanks, rest, rest ** 2].map((each) => sign * each)
    add(tallies.questions, [cohortId, answer.questionVersionId, mark], sums)
  }
}

/** Returns the version whose points an answer counts. */
export function countingVersion({ countsAsId, questionVersionId }: TalliedAnswer): number {
  return countsAsId ?? questionVersionId
}

function add(tallies: Map<string, Tally>, key: Tally['key'], sums: readonly number[]): void {
  const name = key.join('/')
  const before = tallies.get(name)
  tallies.set(name, { key, sums: sums.map((each, i) => each + (before?.sums[i] ?? 0)) })
}

/** Writes tallies. Rows that exist already are added to. The same in SQLite and PostgreSQL. */
export async function writeTallies(client: Pick<Db, '$executeRaw'>, { questions, grades, activity }: Tallies): Promise<void> {
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
  // What was taken away and given back is no change.
  const changed = [...tallies.values()].filter(({ sums }) => sums.some((each) => Math.abs(each) > 1e-12))
  const rows = changed.map(({ key, sums }) => sql`(${joinSql([...key, ...sums])})`)
  return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    joinSql(rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce)),
  )
}

/** Returns the number of the day of a moment, counted from 1 January 1970 in UTC. */
export function dayOf(moment: Date): number {
  return Math.floor(moment.getTime() / 86_400_000)
}

/** Removes the tallies of some cohorts in which nothing is counted any more. */
export async function dropEmptyTallies(client: Pick<Db, '$executeRaw'>, cohorts: readonly string[]): Promise<void> {
  const emptied = joinSql(cohorts)
  await client.$executeRaw`DELETE FROM "QuestionTally" WHERE "cohortId" IN (${emptied}) AND "answers" = 0`
  await client.$executeRaw`DELETE FROM "ActivityTally" WHERE "cohortId" IN (${emptied}) AND "attempts" = 0`
  await client.$executeRaw`DELETE FROM "GradeTally" WHERE "cohortId" IN (${emptied}) AND "learners" = 0`
}

/**
 * Adds the highest grades of enrolled learners to the tallies, or takes them away if `sign` is -1. `who` is a condition on a row `e` of
 * "Enrolment" and a row `s` of "ModuleStanding".
 */
export async function addBestGrades(client: Pick<Db, '$executeRaw'>, sign: 1 | -1, who: Sql): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "GradeTally" ("cohortId", "module", "of", "share", "isPassed", "learners")
    SELECT e."cohortId", s."module", 'best', COALESCE(a."earned" / NULLIF(a."possible", 0), 0), s."passedAt" IS NOT NULL, ${sign} * COUNT(*)
    FROM "Enrolment" e JOIN "ModuleStanding" s ON s."personId" = e."personId" JOIN "Attempt" a ON a."id" = s."bestId"
    WHERE ${who}
    GROUP BY 1, 2, 4, 5
    ON CONFLICT ("cohortId", "module", "of", "share", "isPassed") DO UPDATE SET "learners" = "GradeTally"."learners" + excluded."learners"`
}
