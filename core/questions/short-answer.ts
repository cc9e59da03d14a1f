import { z } from 'zod'
import type { Result } from '../result'
import { everyQuestion, words } from './every-question'
import type { Detail } from './explained'
import type { Answer, AnswerError, ShownBase } from './kind'
import type { Layout } from './layout'
import { type ChoiceList, explanationTexts, type QuestionText, stemText } from './texts'
import { explainTyped, readTyped, typedText } from './typed'

/** A few words, compared with a list of accepted ones. Never fuzzy: in medicines, one letter is another drug. */
export const schema = z.strictObject({
  ...everyQuestion,
  kind: z.literal('short-answer'),
  /** Every accepted answer, each as a learner may write it; upper case and hyphens do not matter. */
  key: z.array(words).min(1),
  explanation: words,
  /** Likely wrong answers, each with an explanation of its own. */
  mistakes: z.array(z.strictObject({ text: words, explanation: words, misconception: words.optional() })).default([]),
})
type ShortAnswer = z.infer<typeof schema>

export type Shown = ShownBase<'short-answer'>

/** What the learner typed. */
export const answer = typedText

/** 1 if what was typed is on the list after folding, else 0. */
export function mark({ key }: ShortAnswer, typed: string): number {
  return key.some((accepted) => fold(accepted) === fold(typed)) ? 1 : 0
}

export function rightAnswer({ key }: ShortAnswer): string {
  return key[0] ?? ''
}

export function show({ kind, points, stem }: ShortAnswer): Shown {
  return { kind, points, stem }
}

export function readAnswer(_: ShortAnswer, __: Layout, given: unknown): Result<Answer, AnswerError> {
  return readTyped(given)
}

export function showAnswer(_: ShortAnswer, __: Layout, given: Exclude<Answer, null>): Answer {
  return given
}

export function explain(question: ShortAnswer, given: Answer): { detail: Detail; tally: null } {
  const typed = typeof given === 'string' ? given : null
  const isRight = typed !== null && mark(question, typed) === 1
  const mistake = question.mistakes.find((each) => typed !== null && fold(each.text) === fold(typed))
  return { detail: { text: explainTyped(question, typed, question.key.join(' · '), isRight, mistake) }, tally: null }
}

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

export function choiceLists(): ChoiceList[] {
  return []
}

/** What two spellings of the same words have in common: Unicode form, case, hyphens inside words, and blanks. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])[-\u2010-\u2015](?=[\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
