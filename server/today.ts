import { fewestAnswers, judgeShare, type ShareInterval, type Verdict, wilsonInterval } from '@/core/interval'
import type { Instructor } from '@/core/people'
import type { Question } from '@/core/question'
import { daysBefore } from '@/core/standing'
import { loadCourse } from './course/course'
import { db } from './database/client'
import { seenBy } from './people'
import { loadVersions } from './question-versions'

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
}

/** The share of the points that the first attempts earned on one question or passage. `answers` counts them. */
export type EarnedShare = { answers: number; interval: ShareInterval; verdict: Verdict }

/** A question of the course, or a passage with the questions that rest on it, with the share that it earned. */
export type QuestionShare = EarnedShare & { module: string; questionId: string; stem: string; passage: string }
/** A passage with the share that the questions resting on it earned together. `questions` counts those that were given. */
export type PassageShare = EarnedShare & { module: string; passage: string; questions: number }

const happenedDays = 30

/** Returns the latest attempts that learners seen by the instructor have submitted in the last 30 days, the newest first. */
export async function listHappenings(instructor: Instructor, most = 12, now = new Date()): Promise<Happening[]> {
  type Row = Omit<Happening, 'submittedAt' | 'isPassed'> & { submittedAt: Date | string; isPassed: boolean | number | bigint }
  const rows = await db().$queryRaw<Row[]>`
    SELECT a."id" AS "attemptId", p."id" AS "personId", p."name" AS "name", a."module" AS "module", a."submittedAt" AS "submittedAt",
      a."earned" AS "earned", a."possible" AS "possible", a."isPassed" AS "isPassed"
    FROM "Attempt" a JOIN "Enrolment" e ON e."personId" = a."personId" JOIN "Person" p ON p."id" = e."personId"
    WHERE a."submittedAt" > ${daysBefore(now, happenedDays)} AND NOT a."isPreview" AND ${seenBy(instructor).enrolled}
    ORDER BY a."submittedAt" DESC, a."id" LIMIT ${most}`
  return rows.map((row) => ({ ...row, submittedAt: new Date(row.submittedAt), isPassed: Boolean(row.isPassed) }))
}

/**
 * Returns the share of the points that first submitted attempts earned, for each question of the course and for each passage, over all
 * cohorts that the instructor may see. Questions and passages that earned least come first, and those that surely fail before all others.
 *
 * Versions of one question are counted together. What was given fewer than 10 times is left out.
 */
export async function listShares(instructor: Instructor): Promise<{ questions: QuestionShare[]; passages: PassageShare[] }> {
  const rows = await db().$queryRaw<{ id: number | bigint; answers: number | bigint; marks: number }[]>`
    SELECT e."questionVersionId" AS "id", SUM(e."answers") AS "answers",
      SUM(e."answers" * e."mark") AS "marks"
    FROM "QuestionTally" e WHERE ${seenBy(instructor).enrolled} GROUP BY e."questionVersionId" HAVING SUM(e."answers") > 0`
  const versions = await loadVersions(rows.map(({ id }) => Number(id)))
  const given = new Map<string, { answers: number; marks: number }>()
  for (const { id, answers, marks } of rows) {
    const questionId = (versions.get(Number(id)) as Question).id
    const before = given.get(questionId) ?? { answers: 0, marks: 0 }
    given.set(questionId, { answers: before.answers + Number(answers), marks: before.marks + marks })
  }
  const questions = loadCourse().modules.flatMap(({ slug, quiz }) =>
    quiz.questions.flatMap(({ id, stem, passage }) => {
      const counts = given.get(id)
      return counts ? [{ module: slug, questionId: id, stem, passage, ...counts }] : []
    }),
  )
  const passages = loadCourse().modules.flatMap(({ slug, passages: all }) =>
    all.map(({ id }) => {
      const resting = questions.filter(({ module, passage }) => module === slug && passage === id)
      const sum = (of: 'answers' | 'marks') => resting.reduce((total, each) => total + each[of], 0)
      return { module: slug, passage: id, questions: resting.length, answers: sum('answers'), marks: sum('marks') }
    }),
  )
  return { questions: leastFirst(questions), passages: leastFirst(passages) }
}

function leastFirst<T extends { answers: number; marks: number }>(list: T[]): (Omit<T, 'marks'> & EarnedShare)[] {
  return list
    .flatMap(({ marks, ...each }) => {
      const interval = each.answers >= fewestAnswers ? wilsonInterval(marks, each.answers) : null
      return interval ? [{ ...each, interval, verdict: judgeShare(interval) }] : []
    })
    .sort((a, b) => Number(b.verdict === 'look') - Number(a.verdict === 'look') || a.interval.share - b.interval.share)
}
