import type { AuthoredCourse, Finding } from '../authored-course'
import { type Bank, listBanks, listSingles, type Single, shareOf } from './banks'
import type { PlacedQuestion } from './placed-questions'

/**
 * A breach of a rule for banks or lessons. It is an error in a strict course and a warning in any other. A hint is always a
 * warning. `isOfBank` is set if a figure of a whole bank is over its limit.
 */
export type Breach = Finding & { isHint: boolean; isOfBank?: true }

/** One figure of a bank and its limit, in words for an author. */
export type BankFigure = {
  /** What was counted, such as `Cautious words: keys less distractors`. */
  what: string
  /** What it came to, such as `31 points (47 % of 64 keys, 16 % of 191 distractors)`. */
  value: string
  /** What is allowed, such as `at most 10 points`; empty if it is a figure without a limit. */
  limit: string
  isOver: boolean
  /** The questions that contribute to the figure. */
  causes: PlacedQuestion[]
  fix: string
}

/** Measures a bank by one rule. The result has the same figures, in the same order, for every bank. */
export type Measure = (bank: Bank, course: AuthoredCourse) => BankFigure[]

/** With fewer single-choice questions than this, a rate says too little to be an error. */
const fewestForRate = 10

/** Returns one breach for each figure of each bank that is over its limit. */
export function checkFigures(course: AuthoredCourse, measure: Measure): Breach[] {
  return listBanks(course).flatMap((bank) =>
    measure(bank, course)
      .filter(({ isOver }) => isOver)
      .map((figure) => asBreach(bank, figure)),
  )
}

/** Returns a share (0..1) as whole per cent, in words. */
export function asPercent(share: number): string {
  return `${Math.round(100 * share)} %`
}

/**
 * Returns the difference of two shares (0..1) in whole percentage points. The same number is shown and compared with the limit.
 */
export function pointsBetween(first: number, second: number): number {
  return Math.round(100 * (first - second))
}

/** Returns the shares (0..1) of keys and of distractors that pass a test, and both shares in words. */
export function compareKeys(singles: readonly Single[], isMeant: (text: string) => boolean) {
  const options = singles.flatMap((each) => each.options)
  const keys = options.filter(({ isKey }) => isKey)
  const distractors = options.filter(({ isKey }) => !isKey)
  const ofKeys = shareOf(keys, ({ text }) => isMeant(text))
  const ofDistractors = shareOf(distractors, ({ text }) => isMeant(text))
  const words = `${asPercent(ofKeys)} of ${keys.length} keys, ${asPercent(ofDistractors)} of ${distractors.length} distractors`
  return { ofKeys, ofDistractors, words }
}

function asBreach({ slug, questions }: Bank, { what, value, limit, causes, fix }: BankFigure): Breach {
  const [first = questions[0]] = causes
  const ids = [...new Set(causes.map(({ question }) => question.id))].join(', ')
  return {
    file: slug === null ? 'course.yaml' : `${slug}/quiz.yaml`,
    line: slug === null || !first ? 1 : first.line(),
    message: `${slug === null ? 'All banks together' : 'The bank'}: ${what}: ${value}; the limit is ${limit}.`,
    fix: ids === '' ? `${fix}.` : `${fix}: ${ids}.`,
    isHint: listSingles(questions).length < fewestForRate,
    isOfBank: true,
  }
}
