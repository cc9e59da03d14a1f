import { type CalibrationStep, calibrate } from '@/core/calibration'
import { type MarkSum, newcombeInterval, type ShareDifference, type ShareInterval, wilsonInterval } from '@/core/interval'
import type { CloseItemAnalysis } from '@/core/item-analysis'
import { itemSumsOf } from '@/core/item-sums'
import { type OptionGroup, tabulateOptions } from '@/core/option-table'
import type { Instructor } from '@/core/people'
import { isBlank, type Question } from '@/core/question'
import { randomGuess } from '@/core/random-guess'
import { sharedCache } from './cache'
import { findModule } from './course/course'
import { db } from './database/client'
import { type FullResponse, listItemResponses } from './item-responses'
import { analyseClosely, listVersionSums, listVersionsInForce } from './items'
import { listLessonVersions } from './lesson-versions'

/**
 * What first attempts earned on one version of a question, or after one version of its passage. `name` is the beginning of a hash. `change` is
 * the observed change from the version before, which is never known to be caused by the edit; null for the first one.
 */
export type VersionFigures = {
  name: string
  isInForce: boolean
  n: number
  share: ShareInterval | null
  change: ShareDifference | null
}

/** One question looked at closely. `calibration` is null until 10 learners together have said how sure they were. */
export type QuestionAnalysis = {
  module: string
  question: Question
  analysis: CloseItemAnalysis
  blanks: number
  guess: number | null
  groups: OptionGroup[]
  calibration: CalibrationStep[] | null
  versions: VersionFigures[]
  passages: VersionFigures[]
}

/**
 * Analyses one question of a quiz over the first submitted attempts of the learners whom an instructor sees. Returns null for an unknown module
 * or question.
 *
 * All responses are read the first time. What they say is kept in memory as long as the tallies of every version, the versions in force and
 * those of the lesson stay as they are; each attempt that is handed in, corrected, withdrawn from or moved changes the tallies.
 */
export async function analyseQuestion(
  instructor: Instructor,
  module: string,
  questionId: string,
): Promise<QuestionAnalysis | null> {
  const authored = findModule(module)
  const question = authored?.quiz.questions.find(({ id }) => id === questionId)
  if (!authored || !question) return null
  const inForce = (await listVersionsInForce(authored)).get(questionId) ?? []
  const stored = await db().questionVersion.findMany({
    where: { module, questionId },
    omit: { body: true },
    orderBy: { id: 'asc' },
  })
  const lessons = await listLessonVersions(module)
  const sums = await listVersionSums(
    instructor,
    stored.map(({ id }) => id),
  )
  const sees = instructor.sees === 'everybody' ? '' : instructor.id
  const key = JSON.stringify([module, questionId, sees, inForce, lessons.length, [...sums].sort(([a], [b]) => a - b)])
  const kept = sharedCache<string, QuestionAnalysis>('questions', 1000)
  const found = kept.get(key) ?? (await analyseEach(instructor, { module, question, inForce, stored, lessons }))
  kept.set(key, found)
  return found
}

type Looked = {
  module: string
  question: Question
  inForce: readonly number[]
  stored: readonly { id: number; hash: string }[]
  lessons: Awaited<ReturnType<typeof listLessonVersions>>
}

async function analyseEach(
  instructor: Instructor,
  { module, question, inForce, stored, lessons }: Looked,
): Promise<QuestionAnalysis> {
  const all = await listItemResponses(
    instructor,
    stored.map(({ id }) => id),
  )
  const responses = all.filter(({ versionId }) => inForce.includes(versionId))
  const versions = stored.map(({ id, hash }) => ({
    name: hash.slice(0, 6),
    isInForce: inForce.includes(id),
    sum: sumOf(all.filter(({ versionId }) => versionId === id)),
  }))
  return {
    ...{ module, question },
    analysis: await analyseClosely(instructor, question, inForce, itemSumsOf(responses), responses),
    blanks: responses.filter(({ answer }) => isBlank(answer)).length,
    guess: randomGuess(question),
    groups: tabulateOptions(question, responses),
    calibration: calibrate(responses.map(({ answer, ...each }) => ({ ...each, isBlank: isBlank(answer) }))),
    versions: compare(versions),
    passages: compare(listPassageSums(lessons, question.passage, responses)),
  }
}

type Summed = { name: string; isInForce: boolean; sum: MarkSum }

// Attempts of before lesson versions were kept belong to no version of the passage.
function listPassageSums(lessons: Looked['lessons'], passage: string, responses: readonly FullResponse[]): Summed[] {
  const passageOf = new Map(lessons.map(({ version, passages }) => [version, passages.get(passage)]))
  const names = [...new Set(passageOf.values())].filter((name) => name !== undefined)
  return names.map((name, i) => ({
    name: name.slice(0, 6),
    isInForce: i === names.length - 1,
    sum: sumOf(responses.filter(({ lessonVersion }) => lessonVersion !== null && passageOf.get(lessonVersion) === name)),
  }))
}

function sumOf(responses: readonly FullResponse[]): MarkSum {
  return { n: responses.length, marks: responses.reduce((sum, { mark }) => sum + mark, 0) }
}

// A version that nobody was given is left out: there is nothing to compare.
function compare(versions: readonly Summed[]): VersionFigures[] {
  const given = versions.filter(({ sum }) => sum.n > 0)
  return given.map(({ name, isInForce, sum }, i) => {
    const before = given[i - 1]
    return {
      name,
      isInForce,
      n: sum.n,
      share: wilsonInterval(sum.marks, sum.n),
      change: before ? newcombeInterval(before.sum, sum) : null,
    }
  })
}
