import { isEnough } from '@/core/grade'
import { fewestAnswers, type Verdict } from '@/core/interval'
import type { Instructor } from '@/core/people'
import { daysBefore } from '@/core/standing'
import { loadCourse } from './course/course'
import { db } from './database/client'
import { type AnalysedItem, type AnalysedPassage, analyseItems } from './items'
import { seenBy } from './people'

/** A submitted attempt in the list of what happened lately. */
export type Happening = {
  attemptId: string
  personId: string
  name: string
  module: string
  submittedAt: Date
  earned: number
  possible: number
  isPassed: boolean
  /** Whether the points were enough and a question on safety was missed; only of an attempt that did not pass. */
  isForSafety: boolean
}

/** A question of the course that seems to fail, or that earned least. */
export type WorstQuestion = AnalysedItem & { module: string }
/** A passage of the course of which the same is so. */
export type WorstPassage = AnalysedPassage & { module: string }

const happenedDays = 30

/** Returns the latest attempts that learners seen by the instructor have submitted in the last 30 days, the newest first. */
export async function listHappenings(instructor: Instructor, most = 12, now = new Date()): Promise<Happening[]> {
  type Row = Omit<Happening, 'submittedAt' | 'isPassed' | 'isForSafety'> & {
    submittedAt: Date | string
    isPassed: boolean | number | bigint
    passPercent: number
    missedSafety: number | bigint | null
  }
  const rows = await db().$queryRaw<Row[]>`
    SELECT a."id" AS "attemptId", p."id" AS "personId", p."name" AS "name", a."module" AS "module", a."submittedAt" AS "submittedAt",
      a."earned" AS "earned", a."possible" AS "possible", a."isPassed" AS "isPassed", a."passPercent" AS "passPercent",
      a."missedSafety" AS "missedSafety"
    FROM "Attempt" a JOIN "Enrolment" e ON e."personId" = a."personId" JOIN "Person" p ON p."id" = e."personId"
    WHERE a."submittedAt" > ${daysBefore(now, happenedDays)} AND NOT a."isPreview" AND ${seenBy(instructor).enrolled}
    ORDER BY a."submittedAt" DESC, a."id" LIMIT ${most}`
  return rows.map(({ submittedAt, isPassed, passPercent, missedSafety, ...row }) => ({
    ...row,
    submittedAt: new Date(submittedAt),
    isPassed: Boolean(isPassed),
    isForSafety: !isPassed && Number(missedSafety ?? 0) > 0 && isEnough(row, passPercent),
  }))
}

/**
 * Returns which questions and passages are to be looked at, over all cohorts that the instructor may see: those that surely fail, what earned
 * least first. Where nothing surely fails, the three that earned least, of those with at least 10 answers of which too little is known.
 */
export async function listWorst(instructor: Instructor): Promise<{ questions: WorstQuestion[]; passages: WorstPassage[] }> {
  const [questions, passages]: [WorstQuestion[], WorstPassage[]] = [[], []]
  for (const { slug } of loadCourse().modules) {
    const quiz = await analyseItems(instructor, slug)
    questions.push(...(quiz?.items ?? []).map((item) => ({ ...item, module: slug })))
    passages.push(...(quiz?.passages ?? []).map((passage) => ({ ...passage, module: slug })))
  }
  return {
    questions: worst(questions, ({ analysis: { n, facility, verdicts } }) => ({
      share: n >= fewestAnswers ? (facility?.share ?? null) : null,
      verdict: verdicts.question,
    })),
    passages: worst(passages, ({ share }) => ({ share: share?.share ?? null, verdict: share?.verdict ?? 'unclear' })),
  }
}

const mostUnclear = 3

function worst<T>(list: readonly T[], judged: (each: T) => { share: number | null; verdict: Verdict }): T[] {
  const known = list.filter((each) => judged(each).share !== null)
  const sorted = known.toSorted((a, b) => (judged(a).share ?? 1) - (judged(b).share ?? 1))
  const looked = sorted.filter((each) => judged(each).verdict === 'look')
  return looked.length > 0 ? looked : sorted.filter((each) => judged(each).verdict === 'unclear').slice(0, mostUnclear)
}
