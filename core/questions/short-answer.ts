import { z } from 'zod'
import type { Result } from '../result'
import { everyQuestion, words } from './every-question'
import type { Detail } from './explained'
import { fold, isSameText } from './folding'
import type { Answer, AnswerError, ShownBase } from './kind'
import type { Layout } from './layout'
import type { AnswerPart } from './parts'
import { type ChoiceList, explanationTexts, type QuestionText, stemText } from './texts'
import { explainTyped, readTyped, typedText } from './typed'

/** A few words, compared with a list of accepted answers. The comparison is never fuzzy: one letter can make it another word. */
export const schema = z.strictObject({
  ...everyQuestion,
  kind: z.literal('short-answer'),
  /** Every accepted answer, as a learner may write it. What `fold` ignores does not matter, such as capital letters and hyphens. */
  key: z.array(words).min(1),
  /** Why the key is right. Every learner reads it after submission. */
  explanation: words,
  /** Likely wrong answers, each with an explanation of its own. */
  mistakes: z.array(z.strictObject({ text: words, explanation: words, misconception: words.optional() })).default([]),
})
type ShortAnswer = z.infer<typeof schema>

/** A short-answer question before submission. */
export type Shown = ShownBase<'short-answer'>

/** The text that the learner typed. */
export const answer = typedText

/** Returns 1 if the typed text is an accepted answer once both are folded, otherwise 0. */
export function mark({ key }: ShortAnswer, typed: string): number {
  return key.some((accepted) => isSameText(accepted, typed)) ? 1 : 0
}

/** Returns the first accepted answer. */
export function rightAnswer({ key }: ShortAnswer): string {
  return key[0] ?? ''
}

/** Shows the stem alone. */
export function show({ kind, points, stem }: ShortAnswer): Shown {
  return { kind, points, stem }
}

/** Accepts any text of at most 200 characters. */
export function readAnswer(_: ShortAnswer, __: Layout, given: unknown): Result<Answer, AnswerError> {
  return readTyped(given)
}

/** Returns the stored text unchanged. */
export function showAnswer(_: ShortAnswer, __: Layout, given: Exclude<Answer, null>): Answer {
  return given
}

/** Returns nothing: the answer is typed. */
export function parts(): AnswerPart[] {
  return []
}

/** Returns the accepted answers as they are compared, in alphabetical order. */
export function marking({ key }: ShortAnswer): unknown {
  return [...new Set(key.map(fold))].sort()
}

/** Returns the typed text unchanged. */
export function moveAnswer(given: Exclude<Answer, null>): Answer {
  return given
}

/**
 * Explains the key, with every accepted answer, and the foreseen mistake if it is the text that was typed. Nothing is counted.
 */
export function explain(question: ShortAnswer, given: Answer, mark: number): { detail: Detail; tally: null } {
  const typed = typeof given === 'string' ? given : null
  const mistake = question.mistakes.find((each) => typed !== null && isSameText(each.text, typed))
  return { detail: { text: explainTyped(question, typed, question.key.join(' · '), mark, mistake) }, tally: null }
}

/** Returns the stem, the accepted answers, the mistakes and the explanations. Mistakes are not stated. */
export function texts(question: ShortAnswer): QuestionText[] {
  const { key, explanation, mistakes } = question
  return [
    stemText(question),
    ...key.map((text, i): QuestionText => ({ path: ['key', i], text, as: 'typed-key', isStated: true })),
    { path: ['explanation'], text: explanation, as: 'explanation', isStated: true },
    ...mistakes.map(
      ({ text }, i): QuestionText => ({ path: ['mistakes', i, 'text'], text, as: 'typed-mistake', isStated: false }),
    ),
    ...explanationTexts('mistakes', mistakes),
  ]
}

/** Returns no list: the answer is typed. */
export function choiceLists(): ChoiceList[] {
  return []
}
