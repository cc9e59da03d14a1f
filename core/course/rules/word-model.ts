import type { AuthoredCourse } from '../authored-course'
import { listSingles, type Single, sumOf } from './banks'
import { intervalOfShare } from './chances'
import { listWords } from './likeness'
import { listBank } from './placed-questions'

/** The model knows a word only if at least this many options contain it. */
const fewestOptions = 4

/** The weight of the L2 penalty of the logistic regression, the number of its full-batch steps, and their size. */
const penalty = 2
const steps = 400
const stepSize = 0.3

/** The most times chance that the model should guess right. This is a goal and never an error. */
export const goalTimesChance = 1.3

/** The weight of a word in a model: a positive weight speaks for a key, a negative one for a distractor. */
export type WordWeight = { word: string; weight: number }

/** How many keys were guessed, how many a random guess would hit, and the 95 % interval of the share. Ties share a hit. */
export type Guessed = { questions: number; hits: number; chance: number; interval: [low: number, high: number] }

/**
 * The result of the blind word model for one bank: its hits, its weights, and for each question the chance it gave to the key.
 */
export type WordModel = {
  slug: string
  guessed: Guessed
  weights: WordWeight[]
  keys: { id: string; chance: number; hit: number }[]
}

/**
 * Measures how well the keys of each bank can be guessed without knowing the subject. A logistic regression on words, lengths and
 * words of the stem is fitted on the single-choice options of the other modules and guesses this one. It uses no random numbers,
 * so that the same banks give the same result. A bank is left out if no other module has such options.
 */
export function measureWordModels({ modules }: Pick<AuthoredCourse, 'modules'>): WordModel[] {
  const banks = modules.map((module) => ({ slug: module.slug, singles: listSingles(listBank(module)) }))
  return banks.flatMap(({ slug, singles }) => {
    const others = banks.filter((each) => each.slug !== slug).flatMap((each) => each.singles)
    if (others.length === 0) return []
    const model = fitModel(others)
    const keys = singles.map((single) => guess(single, model))
    return [{ slug, guessed: summariseGuesses(singles, keys), weights: listWeights(model), keys }]
  })
}

/** Adds up the hits of several models. */
export function joinGuessed(models: readonly WordModel[]): Guessed {
  const questions = sumOf(models.map(({ guessed }) => guessed.questions))
  const hits = sumOf(models.map(({ guessed }) => guessed.hits))
  return {
    questions,
    hits,
    chance: sumOf(models.map(({ guessed }) => guessed.chance)),
    interval: intervalOfShare(hits, questions),
  }
}

/** Returns the words with the largest positive and the largest negative weights, up to `count` of each. */
export function listTellingWords(weights: readonly WordWeight[], count: number): { forKey: WordWeight[]; against: WordWeight[] } {
  const sorted = [...weights].sort((a, b) => b.weight - a.weight || a.word.localeCompare(b.word, 'en'))
  return {
    forKey: sorted.slice(0, count).filter(({ weight }) => weight > 0),
    against: sorted
      .reverse()
      .slice(0, count)
      .filter(({ weight }) => weight < 0),
  }
}

type Model = { words: string[]; weights: number[]; bias: number }

/**
 * Describes each option: its words, whether it alone is the longest or the shortest, its length divided by the mean length, and the
 * share of its words that are in the stem.
 */
function describeOptions(stem: string, texts: readonly string[]): { words: Set<string>; others: number[] }[] {
  const lengths = texts.map(({ length }) => length)
  const mean = sumOf(lengths) / lengths.length
  const isAlone = (length: number, extreme: number) =>
    Number(length === extreme && lengths.filter((each) => each === extreme).length === 1)
  const stemWords = new Set(listWords(stem))
  return texts.map((text) => {
    const words = new Set(listWords(text))
    const inStem = [...words].filter((word) => stemWords.has(word)).length / Math.max(1, words.size)
    const { length } = text
    return {
      words,
      others: [isAlone(length, Math.max(...lengths)), isAlone(length, Math.min(...lengths)), length / mean, inStem],
    }
  })
}

function describeSingle({ placed, options }: Single) {
  return describeOptions(
    placed.question.stem,
    options.map(({ text }) => text),
  )
}

function fitModel(singles: readonly Single[]): Model {
  const options = singles.flatMap((single) =>
    describeSingle(single).map((described, i) => ({ ...described, isKey: Number(single.options[i]?.isKey) })),
  )
  const counts = new Map<string, number>()
  for (const option of options) for (const word of option.words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = [...counts].flatMap(([word, count]) => (count >= fewestOptions ? [word] : [])).sort()
  const rows = options.map((option) => ({ features: featuresOf(option, words), isKey: option.isKey }))
  const weights = new Array<number>(words.length + 4).fill(0)
  let bias = 0
  for (let step = 0; step < steps; step++) {
    const slope = new Array<number>(weights.length).fill(0)
    let biasSlope = 0
    for (const { features, isKey } of rows) {
      const error = 1 / (1 + Math.exp(-(bias + scoreOf(features, weights)))) - isKey
      biasSlope += error
      for (const [i, value] of features) slope[i] = (slope[i] ?? 0) + error * value
    }
    for (const [i, weight] of weights.entries()) {
      weights[i] = weight - (stepSize * ((slope[i] ?? 0) + penalty * weight)) / rows.length
    }
    bias -= (stepSize * biasSlope) / rows.length
  }
  return { words, weights, bias }
}

/** Returns the features that are not 0, each with its index and its value. */
function featuresOf({ words, others }: ReturnType<typeof describeOptions>[number], known: readonly string[]): [number, number][] {
  const ofWords = known.flatMap((word, i): [number, number][] => (words.has(word) ? [[i, 1]] : []))
  return [...ofWords, ...others.map((value, i): [number, number] => [known.length + i, value])]
}

function scoreOf(features: readonly [number, number][], weights: readonly number[]): number {
  return features.reduce((sum, [i, value]) => sum + value * (weights[i] ?? 0), 0)
}

/** Options whose scores differ by less than this are tied and share the point. */
const tie = 1e-9

function guess(single: Single, { words, weights }: Model): WordModel['keys'][number] {
  const scores = describeSingle(single).map((option) => scoreOf(featuresOf(option, words), weights))
  const best = Math.max(...scores)
  const top = single.options.filter((_, i) => best - (scores[i] ?? 0) < tie)
  const odds = scores.map((score) => Math.exp(score - best))
  const key = odds[single.options.findIndex(({ isKey }) => isKey)] ?? 0
  return {
    id: single.placed.question.id,
    chance: key / sumOf(odds),
    hit: top.some(({ isKey }) => isKey) ? 1 / top.length : 0,
  }
}

function summariseGuesses(singles: readonly Single[], keys: WordModel['keys']): Guessed {
  const hits = sumOf(keys.map(({ hit }) => hit))
  const chance = sumOf(singles.map(({ options }) => 1 / options.length))
  return { questions: singles.length, hits, chance, interval: intervalOfShare(hits, singles.length) }
}

function listWeights({ words, weights }: Model): WordWeight[] {
  return words.map((word, i) => ({ word, weight: weights[i] ?? 0 }))
}
