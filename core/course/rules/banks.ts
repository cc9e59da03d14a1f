import type { AuthoredCourse } from '../authored-course'
import { listBank, type PlacedQuestion } from './placed-questions'

/**
 * The graded questions of one module, or of all modules together; then `slug` is null. `isWhole` says that there are no others.
 */
export type Bank = { slug: string | null; isWhole: boolean; questions: PlacedQuestion[] }

/** Returns the banks of a course. If there are several, the last entry holds the questions of all of them. */
export function listBanks({ modules }: Pick<AuthoredCourse, 'modules'>): Bank[] {
  const isWhole = modules.length === 1
  const banks = modules.map((module): Bank => ({ slug: module.slug, isWhole, questions: listBank(module) }))
  return isWhole ? banks : [...banks, { slug: null, isWhole: true, questions: banks.flatMap(({ questions }) => questions) }]
}

/** A single-choice question, with the text of each option and whether it is the key. */
export type Single = { placed: PlacedQuestion; options: { text: string; isKey: boolean }[] }

/** Returns the single-choice questions of a list. */
export function listSingles(questions: readonly PlacedQuestion[]): Single[] {
  return questions.flatMap((placed) => {
    const { question } = placed
    if (question.kind !== 'single-choice') return []
    return [{ placed, options: question.choices.map(({ id, text }) => ({ text, isKey: id === question.key })) }]
  })
}

/** Returns the text of the key. */
export function keyOf({ options }: Single): string {
  return options.find(({ isKey }) => isKey)?.text ?? ''
}

/** Returns the sum of a list of numbers. */
export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}

/** Returns the share (0..1) of a list that passes a test. The share of an empty list is 0. */
export function shareOf<T>(list: readonly T[], counts: (each: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(counts).length / list.length
}
