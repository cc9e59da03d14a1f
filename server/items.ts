import { createHash } from 'node:crypto'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { analyseConsistency, type Consistency, type NoConsistency } from '@/core/consistency'
import { possiblePoints } from '@/core/grade'
import { fewestAnswers, judgeShare, type ShareInterval, type Verdict, wilsonInterval } from '@/core/interval'
import {
  analyseItem,
  analyseItemInPieces,
  type CloseItemAnalysis,
  fewestForDiscrimination,
  type ItemAnalysis,
} from '@/core/item-analysis'
import { addItemSums, type ItemResponse, type ItemSums, noItemSums } from '@/core/item-sums'
import type { Instructor } from '@/core/people'
import type { Question } from '@/core/question'
import { type QuestionWeight, questionWeightsOf } from '@/core/question-weights'
import { describeGrades, type GradeHistogram, gradeHistogramOf, type QuizStatistics } from '@/core/quiz-statistics'
import { sharedCache } from './cache'
import { type AuthoredModule, findModule } from './course/course'
import { db, joinSql } from './database/client'
import { listItemResponses } from './item-responses'
import { seenBy } from './people'
import { listVersionIds } from './question-versions'

/**
 * A question of a bank with its analysis: over the first submitted attempts of the learners whom an instructor sees, on the version in force.
 * `blanks` counts those who left it blank. `close` says whether all responses were looked at, so that every interval is the right one.
 */
export type AnalysedItem = {
  question: Question
  versionIds: number[]
  blanks: number
  sums: ItemSums
  analysis: ItemAnalysis
  weight: QuestionWeight
}

/** A passage with what the questions that rest on it earned together. Null if they were answered fewer than 10 times. */
export type AnalysedPassage = { id: string; title: string; answers: number; share: (ShareInterval & { verdict: Verdict }) | null }

/**
 * The analysis of a quiz. `grades` are those of the first submitted attempts, as they were marked; `statistics` describe them.
 * `consistency` says why there is none where there is none.
 */
export type AnalysedQuiz = {
  module: string
  items: AnalysedItem[]
  passages: AnalysedPassage[]
  grades: GradeHistogram
  statistics: QuizStatistics
  consistency: Consistency | NoConsistency
}

/**
 * Analyses a quiz by ITEM-ANALYSIS: each question of its bank, its passages and its grades. Returns null for an unknown module.
 *
 * Sums are read from the tallies, which are written with each attempt. A question is looked at response by response only where its sums leave
 * open what all responses would decide; what that says is kept in memory as long as the sums stay as they are.
 */
export async function analyseQuiz(instructor: Instructor, module: string): Promise<AnalysedQuiz | null> {
  const analysed = await analyseItems(instructor, module)
  if (!analysed) return null
  const grades = await listGrades(instructor, module)
  const given = analysed.items.flatMap(({ question, sums }) => (sums.n > 0 ? [{ points: question.points, sums }] : []))
  return { ...analysed, grades, statistics: describeGrades(grades), consistency: analyseConsistency(given, grades) }
}

/** Analyses the questions and passages of a quiz without its grades. Returns null for an unknown module. */
export async function analyseItems(
  instructor: Instructor,
  module: string,
): Promise<Pick<AnalysedQuiz, 'module' | 'items' | 'passages'> | null> {
  const authored = findModule(module)
  if (!authored) return null
  const sums = await listSums(instructor, authored)
  const summed = authored.quiz.questions.map((question) => {
    const found = sums.get(question.id) ?? { versionIds: [], blanks: 0, sums: noItemSums }
    return { question, points: question.points, ...found }
  })
  const given = summed.filter((each) => each.sums.n > 0)
  const weights = questionWeightsOf(given, possiblePoints(authored.quiz.questions.slice(0, authored.quiz.size)))
  const items: AnalysedItem[] = []
  for (const { points: _, ...each } of summed) {
    const weight = weights[given.findIndex(({ question }) => question === each.question)] ?? { intended: null, effective: null }
    items.push({ ...each, analysis: await analyse(instructor, each), weight })
  }
  return { module, items, passages: authored.passages.map((passage) => asPassage(passage, summed)) }
}

// The seed follows from the question, so that the same data give the same intervals. Others have their turn between pieces.
async function analyseResponses(question: Question, responses: readonly ItemResponse[]): Promise<CloseItemAnalysis> {
  const pieces = analyseItemInPieces(responses, seedOf(question.id))
  for (;;) {
    const { done, value } = pieces.next()
    if (done) return value
    await letOthersWork()
  }
}

/** Returns, for the questions of a module, the ids of the stored versions that count together with the one in force. */
export async function listVersionsInForce({ slug, quiz }: Pick<AuthoredModule, 'slug' | 'quiz'>): Promise<Map<string, number[]>> {
  const inForce = await listVersionIds(quiz.questions)
  // What an instructor has seen to differ in wording only asks the same.
  const where = { module: slug, kind: 'wording', state: 'kept', toVersionId: { not: null } }
  const same = await db().versionChange.findMany({ where, select: { fromVersionId: true, toVersionId: true } })
  const withEarlier = (ids: number[]): number[] => {
    const earlier = same.flatMap(({ fromVersionId, toVersionId }) => (ids.includes(toVersionId ?? 0) ? [fromVersionId] : []))
    const more = earlier.filter((id) => !ids.includes(id))
    return more.length === 0 ? ids : withEarlier([...ids, ...new Set(more)])
  }
  return new Map([...inForce].map(([questionId, id]) => [questionId, withEarlier([id])]))
}

type Summed = { versionIds: number[]; blanks: number; sums: ItemSums }

async function listSums(instructor: Instructor, module: AuthoredModule): Promise<Map<string, Summed>> {
  const inForce = await listVersionsInForce(module)
  const byVersion = await listVersionSums(instructor, [...inForce.values()].flat())
  return new Map(
    [...inForce].map(([questionId, versionIds]) => {
      const own = versionIds.map((id) => byVersion.get(id) ?? noVersionSums)
      const blanks = own.reduce((sum, each) => sum + each.blanks, 0)
      return [questionId, { versionIds, blanks, sums: own.map(({ sums }) => sums).reduce(addItemSums, noItemSums) }]
    }),
  )
}

type VersionSums = Omit<Summed, 'versionIds'>
const noVersionSums: VersionSums = { blanks: 0, sums: noItemSums }

/**
 * Returns the sums over the first submitted attempts of the learners whom an instructor sees, by stored version of a question, and how many left
 * it blank. They are read from the tallies. Versions that nobody was given are absent.
 */
export async function listVersionSums(instructor: Instructor, versionIds: readonly number[]): Promise<Map<number, VersionSums>> {
  if (versionIds.length === 0) return new Map()
  type Row = Record<'id' | 'answers' | 'blanks', number | bigint> & Record<'mark' | 'rests' | 'restsSquared', number>
  const rows = await db().$queryRaw<Row[]>`
    SELECT e."questionVersionId" AS "id", e."mark" AS "mark", SUM(e."answers") AS "answers", SUM(e."blanks") AS "blanks",
      SUM(e."rests") AS "rests", SUM(e."restsSquared") AS "restsSquared"
    FROM "QuestionTally" e WHERE e."questionVersionId" IN (${joinSql(versionIds)}) AND ${seenBy(instructor).tallied}
    GROUP BY e."questionVersionId", e."mark"`
  const found = new Map<number, VersionSums>()
  for (const row of rows) {
    const { blanks, sums } = found.get(Number(row.id)) ?? noVersionSums
    found.set(Number(row.id), { blanks: blanks + Number(row.blanks), sums: addItemSums(sums, asSums(row)) })
  }
  return found
}

// All answers of a row have the same mark, so that every sum of marks follows from their number.
function asSums({
  mark,
  answers,
  rests,
  restsSquared,
}: {
  mark: number
  answers: number | bigint
  rests: number
  restsSquared: number
}): ItemSums {
  const n = Number(answers)
  return {
    ...{ n, whole: mark === 0 || mark === 1 ? n : 0, marks: n * mark, squaredMarks: n * mark ** 2 },
    ...{ rests, squaredRests: restsSquared, products: mark * rests },
  }
}

async function analyse(
  instructor: Instructor,
  { question, versionIds, sums }: Summed & { question: Question },
): Promise<ItemAnalysis> {
  const bySums = analyseItem(sums)
  return mayBecomeClear(bySums) ? analyseClosely(instructor, question, versionIds, sums) : bySums
}

/**
 * Analyses a question by all its responses, of which `sums` are the sums. What was found is kept in memory as long as these stay as they are.
 * `responses` saves reading them, if they are at hand.
 */
export async function analyseClosely(
  instructor: Instructor,
  question: Question,
  versionIds: readonly number[],
  sums: ItemSums,
  responses?: readonly ItemResponse[],
): Promise<CloseItemAnalysis> {
  const kept = sharedCache<string, CloseItemAnalysis>('items', 4000)
  const key = JSON.stringify([question.id, versionIds, instructor.sees === 'everybody' ? '' : instructor.id, sums])
  const found =
    kept.get(key) ?? (await analyseResponses(question, responses ?? (await listItemResponses(instructor, versionIds))))
  kept.set(key, found)
  return found
}

// Where the interval is wider than it need be, or absent although there are enough answers.
function mayBecomeClear({ n, facility, discrimination, verdicts }: ItemAnalysis): boolean {
  if (n < fewestAnswers || verdicts.question === 'look') return false
  if (facility?.by === 'wilson-wide' && verdicts.facility === 'unclear') return true
  return n >= fewestForDiscrimination && discrimination !== null && discrimination.interval === null
}

async function listGrades(instructor: Instructor, module: string): Promise<GradeHistogram> {
  const rows = await db().$queryRaw<{ share: number; learners: number | bigint }[]>`
    SELECT e."share" AS "share", SUM(e."learners") AS "learners" FROM "GradeTally" e
    WHERE e."of" = 'first' AND e."module" = ${module} AND ${seenBy(instructor).tallied} GROUP BY e."share"`
  return gradeHistogramOf(rows.flatMap(({ share, learners }) => Array.from({ length: Number(learners) }, () => share)))
}

function asPassage(
  { id, title }: { id: string; title: string },
  summed: readonly (Summed & { question: Question })[],
): AnalysedPassage {
  const resting = summed.filter(({ question }) => question.passage === id)
  const sums = resting.map((each) => each.sums).reduce(addItemSums, noItemSums)
  const interval = sums.n >= fewestAnswers ? wilsonInterval(sums.marks, sums.n) : null
  return { id, title, answers: sums.n, share: interval && { ...interval, verdict: judgeShare(interval) } }
}

function seedOf(questionId: string): number {
  return createHash('sha256').update(questionId).digest().readUInt32BE(0)
}
