import { listChoiceLists } from '../../question'
import { fold } from '../../questions/folding'
import type { AuthoredCourse, Finding } from '../authored-course'
import { listPlacedQuestions, type PlacedQuestion } from './placed-questions'
import { askedWordsOf } from './question-words'

/** The share of common words from which on a reader may overlook the difference between two choices. */
const highestShare = 0.85

/** Choices with fewer words than this are easy to tell apart. */
const fewestWords = 5

/** Returns the weight of a word: the rarer it is, the heavier. */
export type Weigh = (word: string) => number

/** Finds long choices of one list that differ in only a word or two. */
export function checkAlikeChoices(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ question, file, line }) =>
    listChoiceLists(question).flatMap(({ path, choices }) => {
      const bags = choices.map(({ text }) => new Set(listWords(text)))
      return choices.flatMap(({ text }, i) => {
        const twin = choices.findIndex((_, j) => j < i && areAlike(bags[i], bags[j]))
        if (twin < 0) return []
        const message = `The choices "${choices[twin]?.text}" and "${text}" are hard to tell apart.`
        return [
          {
            file,
            line: line([...path, i, 'text']),
            message,
            fix: 'Put the difference first, or move the shared words into the stem.',
          },
        ]
      })
    }),
  )
}

/**
 * Two questions of a course and their likeness, from 0 (nothing in common) to 1 (the same words). `second` comes later in the
 * files.
 */
export type Pair = { first: PlacedQuestion; second: PlacedQuestion; likeness: number }

/**
 * Returns every pair of questions, graded or for practice, with its likeness: the cosine of their words, each counted once and
 * weighed by how rare it is in the course.
 */
export function listPairs(course: AuthoredCourse): Pair[] {
  const questions = listPlacedQuestions(course)
  const weigh = weighQuestions(course)
  const vectors = questions.map(
    ({ question }) => new Map(listWords(askedWordsOf(question)).map((word) => [word, weigh(word)] as const)),
  )
  return questions.flatMap((second, i) =>
    questions.slice(0, i).map((first, j) => ({ first, second, likeness: cosine(vectors[i], vectors[j]) })),
  )
}

/** Returns a function that weighs a word by how rare it is in the questions of a course, graded and for practice. */
export function weighQuestions(course: AuthoredCourse): Weigh {
  return weighByRarity(listPlacedQuestions(course).map(({ question }) => listWords(askedWordsOf(question))))
}

/** Returns how much of the lighter of two texts is also in the other, as a share (0..1) of its weight. */
export function sharedWeight(first: readonly string[], second: readonly string[], weigh: Weigh): number {
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weigh(word), 0)
  const [a, b] = [new Set(first), new Set(second)]
  const lighter = Math.min(sum(a), sum(b))
  return lighter === 0 ? 0 : sum([...a].filter((word) => b.has(word))) / lighter
}

/** Returns true if no attempt can have both questions, because they are variants of one safety point. */
export function areVariants({ module, question }: PlacedQuestion, other: PlacedQuestion): boolean {
  return module === other.module && question.safety !== undefined && question.safety === other.question.safety
}

/** Returns the words of a text, folded, without punctuation. */
export function listWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Returns a function that weighs a word: the natural logarithm of (number of texts / number of texts with the word). */
export function weighByRarity(bags: string[][]): Weigh {
  const counts = new Map<string, number>()
  for (const bag of bags) for (const word of new Set(bag)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log(bags.length / (counts.get(word) ?? 1))
}

function areAlike(a: Set<string> = new Set(), b: Set<string> = new Set()): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return Math.min(a.size, b.size) >= fewestWords && shared / new Set([...a, ...b]).size >= highestShare
}

type Vector = ReadonlyMap<string, number>

function cosine(a: Vector = new Map(), b: Vector = new Map()): number {
  let product = 0
  for (const [word, weight] of a) product += weight * (b.get(word) ?? 0)
  const length = (vector: Vector) => Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
  return product === 0 ? 0 : product / (length(a) * length(b))
}
