import type { Claim, Misconception } from '@/core/course/course'
import { fewestAnswers, judgeShare, type MarkSum, type ShareInterval, type Verdict, wilsonInterval } from '@/core/interval'
import { listPossibleMisconceptions } from '@/core/misconceptions'
import type { Instructor } from '@/core/people'
import type { Question } from '@/core/question'
import { loadCourse } from './course/course'
import { db, joinSql } from './database/client'
import { listVersionsInForce } from './items'
import { seenBy } from './people'

/** A passage of the course, to which a page leads. */
export type Place = { module: string; passage: string; title: string }

/**
 * A claim with what the questions that name it earned together. `share` is null if they were answered fewer than 10 times; `places` are the
 * passages that teach the claim.
 */
export type ClaimFigures = {
  claim: Claim
  questions: number
  answers: number
  share: (ShareInterval & { verdict: Verdict }) | null
  places: Place[]
}

/**
 * A misconception with how many answers show it, of those to questions in which it can show. `held` is null for fewer than 10 answers. `places`
 * are the passages that teach the claims which refute it, or else those on which the questions rest.
 */
export type MisconceptionFigures = {
  misconception: Misconception
  questions: number
  answers: number
  shown: number
  held: ShareInterval | null
  places: Place[]
}

/**
 * Returns which ideas a class holds, over the first submitted attempts of the learners whom an instructor sees: the claims of the course, what
 * earned least first, and its misconceptions, what is held most first. Ideas that no question is about are left out.
 */
export async function listIdeas(
  instructor: Instructor,
): Promise<{ claims: ClaimFigures[]; misconceptions: MisconceptionFigures[] }> {
  const { claims, misconceptions } = loadCourse()
  const asked = await listAsked(instructor)
  const shown = await countShown(
    instructor,
    asked.flatMap(({ versionIds }) => versionIds),
  )
  return {
    claims: [...claims.values()]
      .flatMap((claim): ClaimFigures[] => {
        const about = asked.filter(({ question }) => question.claims.includes(claim.id))
        if (about.length === 0) return []
        const { n, marks } = add(about.map(({ sum }) => sum))
        const interval = n >= fewestAnswers ? wilsonInterval(marks, n) : null
        const share = interval && { ...interval, verdict: judgeShare(interval) }
        return [{ claim, questions: about.length, answers: n, share, places: listPlaces([claim.id]) }]
      })
      .sort((a, b) => (a.share?.share ?? 2) - (b.share?.share ?? 2)),
    misconceptions: [...misconceptions.values()]
      .flatMap((misconception): MisconceptionFigures[] => {
        const about = asked.filter(({ question }) => listPossibleMisconceptions(question).includes(misconception.id))
        if (about.length === 0) return []
        const { n } = add(about.map(({ sum }) => sum))
        const times = shown.get(misconception.id) ?? 0
        const taught = listPlaces(misconception.refutedBy)
        const places = taught.length > 0 ? taught : about.map(({ module, question }) => placeOf(module, question.passage))
        const held = n >= fewestAnswers ? wilsonInterval(Math.min(times, n), n) : null
        return [{ misconception, questions: about.length, answers: n, shown: times, held, places: distinct(places) }]
      })
      .sort((a, b) => (b.held?.share ?? -1) - (a.held?.share ?? -1)),
  }
}

type Asked = { module: string; question: Question; versionIds: number[]; sum: MarkSum }

async function listAsked(instructor: Instructor): Promise<Asked[]> {
  const asked: Omit<Asked, 'sum'>[] = []
  for (const module of loadCourse().modules) {
    const inForce = await listVersionsInForce(module)
    for (const question of module.quiz.questions) {
      asked.push({ module: module.slug, question, versionIds: inForce.get(question.id) ?? [] })
    }
  }
  const ids = asked.flatMap(({ versionIds }) => versionIds)
  const rows =
    ids.length === 0
      ? []
      : await db().$queryRaw<{ id: number | bigint; n: number | bigint; marks: number }[]>`
          SELECT e."questionVersionId" AS "id", SUM(e."answers") AS "n", SUM(e."answers" * e."mark") AS "marks"
          FROM "QuestionTally" e WHERE e."questionVersionId" IN (${joinSql(ids)}) AND ${seenBy(instructor).tallied}
          GROUP BY e."questionVersionId"`
  const sums = new Map(rows.map(({ id, n, marks }) => [Number(id), { n: Number(n), marks }]))
  return asked.map((each) => ({ ...each, sum: add(each.versionIds.flatMap((id) => sums.get(id) ?? [])) }))
}

async function countShown(instructor: Instructor, versionIds: readonly number[]): Promise<Map<string, number>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db().$queryRaw<{ misconception: string; answers: number | bigint }[]>`
    SELECT e."misconception" AS "misconception", SUM(e."answers") AS "answers" FROM "MisconceptionTally" e
    WHERE e."questionVersionId" IN (${joinSql(versionIds)}) AND ${seenBy(instructor).tallied} GROUP BY e."misconception"`
  return new Map(rows.map(({ misconception, answers }) => [misconception, Number(answers)]))
}

function listPlaces(claims: readonly string[]): Place[] {
  return loadCourse().modules.flatMap(({ slug, passages }) =>
    passages.flatMap((each) =>
      each.claims.some((id) => claims.includes(id)) ? [{ module: slug, passage: each.id, title: each.title }] : [],
    ),
  )
}

function placeOf(module: string, passage: string): Place {
  const found = loadCourse().modules.find(({ slug }) => slug === module)
  return { module, passage, title: found?.passages.find(({ id }) => id === passage)?.title ?? passage }
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.module}#${place.passage}`, place])).values()]
}

function add(sums: readonly MarkSum[]): MarkSum {
  return sums.reduce((total, { n, marks }) => ({ n: total.n + n, marks: total.marks + marks }), { n: 0, marks: 0 })
}
