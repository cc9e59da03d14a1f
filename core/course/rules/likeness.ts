import { listChoiceLists } from '../../question'
import { fold } from '../../questions/short-answer'
import type { AuthoredCourse, Finding } from '../authored-course'
import { listPlacedQuestions, type PlacedQuestion } from './placed-questions'
import { shownWordsOf } from './question-words'

/**
 * How alike two questions may be: the cosine of their words, each weighed by how rare it is in the course (0 nothing in common,
 * 1 the same words). Found by reading the pairs of a course in order of their likeness: above it a reader takes them for one question.
 */
const highestLikeness = 0.4

/** How many of the words of two choices may be shared before nobody can be sure to see the difference. */
const highestShare = 0.85

/** Below this many words two choices are seen at one glance. */
const fewestWords = 5

/** Pairs of questions that ask nearly the same in nearly the same words, unless they are variants of one safety point. */
export function checkNearDuplicates(course: AuthoredCourse): Finding[] {
  const questions = listPlacedQuestions(course)
  const bags = questions.map(({ question }) => listWords(shownWordsOf(question)))
  const weigh = weighByRarity(bags)
  const vectors = bags.map((bag) => new Map([...new Set(bag)].map((word) => [word, weigh(word)])))
  return questions.flatMap((second, i) =>
    questions.slice(0, i).flatMap((first, j) => {
      const likeness = cosine(vectors[i], vectors[j])
      if (likeness < highestLikeness || areVariants(first, second)) return []
      const message = `Question "${second.question.id}" is much like "${first.question.id}" (likeness ${likeness.toFixed(2)}, where ${highestLikeness} is allowed).`
      return [{ file: second.file, line: second.line(), message, fix: 'Ask about another side of it, or drop one of the two.' }]
    }),
  )
}

/** Choices of one list that are the same but for a word or two in a long sentence. */
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

/** True where no attempt can have both: it asks one variant of each safety point. */
export function areVariants({ module, question }: PlacedQuestion, other: PlacedQuestion): boolean {
  return module === other.module && question.safety !== undefined && question.safety === other.question.safety
}

/** The words of a text, folded, without marks. */
export function listWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A word's weight: the natural logarithm of how many texts there are for each that has it, so that what all say weighs nothing. */
export function weighByRarity(bags: string[][]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const bag of bags) for (const word of new Set(bag)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => Math.log(bags.length / (counts.get(word) ?? 1))
}

function areAlike(a: Set<string> = new Set(), b: Set<string> = new Set()): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return Math.min(a.size, b.size) >= fewestWords && shared / new Set([...a, ...b]).size >= highestShare
}

function cosine(a: Map<string, number> = new Map(), b: Map<string, number> = new Map()): number {
  const product = [...a].reduce((sum, [word, weight]) => sum + weight * (b.get(word) ?? 0), 0)
  const length = (vector: Map<string, number>) =>
    Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
  return product === 0 ? 0 : product / (length(a) * length(b))
}
