import { z } from 'zod'
import type { Result } from '../result'
import { everyQuestion, words } from './every-question'
import type { Detail } from './explained'
import type { Answer, AnswerError, ShownBase } from './kind'
import type { Layout } from './layout'
import { readNumber } from './number'
import type { AnswerPart } from './parts'
import { type ChoiceList, explanationTexts, type QuestionText, stemText } from './texts'
import { explainTyped, readTyped, typedText } from './typed'

const fields = z.strictObject({
  ...everyQuestion,
  kind: z.literal('numeric'),
  /** The unit that is shown next to the field, such as `kg`. */
  unit: words,
  /** Other spellings of the unit that a learner may type after the number, such as `milligrams`. */
  unitSpellings: z.array(words).default([]),
  /** The right number, in the unit. */
  key: z.number(),
  /** How far a number may differ from the key and still be right, in the unit. */
  tolerance: z.number().nonnegative().default(0),
  /** Why the key is right. Every learner reads it after submission. */
  explanation: words,
  /** Likely wrong numbers, each with an explanation of its own. */
  mistakes: z.array(z.strictObject({ value: z.number(), explanation: words, misconception: words.optional() })).default([]),
})
type Numeric = z.infer<typeof fields>

/** A number in a unit that the page shows. Likely wrong numbers may have explanations of their own. */
export const schema = fields.refine((question) => mark(question, String(question.key)) === 1, {
  path: ['key'],
  error: 'a learner cannot type this number unambiguously (such as 1.125 or 1e-7); use another unit',
})

/** A numeric question before submission. */
export type Shown = ShownBase<'numeric'> & { unit: string }

/** The text that the learner typed. */
export const answer = typedText

// Binary fractions are not exact: 0.3 − 0.1 must count as 0.2.
const roundingError = 1e-9

/** Returns 1 if the typed number is within the tolerance of the key, otherwise 0. Text that is not a number earns 0. */
export function mark(question: Numeric, typed: string): number {
  const value = readNumber(question, typed)
  return value !== null && Math.abs(value - question.key) <= question.tolerance + roundingError ? 1 : 0
}

/** Returns the key as text. */
export function rightAnswer({ key }: Numeric): string {
  return String(key)
}

/** Shows the unit. Its other spellings are not shown: "person" beside the unit "people" may tell that the key is 1. */
export function show({ kind, points, stem, unit }: Numeric): Shown {
  return { kind, points, stem, unit }
}

/** Accepts any text of at most 200 characters, even if it is not a number: a learner may save half an answer. */
export function readAnswer(_: Numeric, __: Layout, given: unknown): Result<Answer, AnswerError> {
  return readTyped(given)
}

/** Returns the stored text unchanged. */
export function showAnswer(_: Numeric, __: Layout, given: Exclude<Answer, null>): Answer {
  return given
}

/** Returns nothing: the answer is typed. */
export function parts(): AnswerPart[] {
  return []
}

/** Returns the key, the tolerance, and the spellings of the unit, in alphabetical order. */
export function marking({ key, tolerance, unit, unitSpellings }: Numeric): unknown {
  return { key, tolerance, units: [...new Set([unit, ...unitSpellings])].sort() }
}

/** Returns the typed text unchanged. */
export function moveAnswer(given: Exclude<Answer, null>): Answer {
  return given
}

/** Explains the key, and the foreseen mistake if its value is the one that was typed. Nothing is counted. */
export function explain(question: Numeric, given: Answer, mark: number): { detail: Detail; tally: null } {
  const typed = typeof given === 'string' ? given : null
  const value = typed === null ? null : readNumber(question, typed)
  const mistake = question.mistakes.find((each) => value !== null && Math.abs(each.value - value) < roundingError)
  const right = `${question.key}\u00a0${question.unit}`
  return { detail: { text: explainTyped(question, typed, right, mark, mistake) }, tally: null }
}

/** Returns the stem, the unit, the explanations, and the key with each spelling of the unit. */
export function texts(question: Numeric): QuestionText[] {
  const { key, unit, unitSpellings, explanation, mistakes } = question
  const asTyped = (unit: string, path: PropertyKey[]): QuestionText => ({
    path,
    text: `${key} ${unit}`,
    as: 'typed-key',
    isStated: true,
  })
  return [
    stemText(question),
    { path: ['unit'], text: unit, as: 'prompt', isStated: true },
    asTyped(unit, ['key']),
    ...unitSpellings.map((spelling, i) => asTyped(spelling, ['unitSpellings', i])),
    { path: ['explanation'], text: explanation, as: 'explanation', isStated: true },
    ...explanationTexts('mistakes', mistakes),
  ]
}

/** Returns no list: the answer is typed. */
export function choiceLists(): ChoiceList[] {
  return []
}
