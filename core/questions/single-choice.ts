import { z } from 'zod'
import { err, ok, type Result } from '../result'
import { choice, explainChoices, showChoices } from './choices'
import { everyQuestion, haveUniqueIds, slug } from './every-question'
import type { Detail } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import { type Layout, pathsByShownId } from './layout'
import { type ChoiceList, choiceTexts, type QuestionText, stemText } from './texts'

/** Several choices, exactly one of them right. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('single-choice'),
    choices: z.array(choice).min(3),
    /** The id of the right choice. */
    key: slug,
  })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices share an id' })
  .refine(({ choices, key }) => choices.some(({ id }) => id === key), { path: ['key'], error: 'the key is no choice' })
type SingleChoice = z.infer<typeof schema>

export type Shown = ShownBase<'single-choice'> & { choices: ShownChoice[] }

/** The id of the one choice taken. */
export const answer = z.string()

/** 1 for the right choice, else 0. */
export function mark({ key }: SingleChoice, chosen: string): number {
  return chosen === key ? 1 : 0
}

export function rightAnswer({ key }: SingleChoice): string {
  return key
}

export function show({ kind, points, stem, choices }: SingleChoice, layout: Layout): Shown {
  return { kind, points, stem, choices: showChoices(choices, layout) }
}

export function readAnswer({ choices }: SingleChoice, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  if (typeof given !== 'string') return err('malformed-answer')
  const chosen = pathsByShownId(
    layout,
    choices.map(({ id }) => id),
  ).get(given)
  return chosen === undefined ? err('unknown-choice') : ok(chosen)
}

export function showAnswer(_: SingleChoice, layout: Layout, given: Exclude<Answer, null>): Answer {
  return layout.idOf(String(given))
}

export function explain({ choices, key }: SingleChoice, given: Answer): { detail: Detail; tally: null } {
  return { detail: { options: explainChoices(choices, [key], typeof given === 'string' ? [given] : []) }, tally: null }
}

export function texts(question: SingleChoice): QuestionText[] {
  return [stemText(question), ...choiceTexts(choiceLists(question))]
}

export function choiceLists({ choices, key }: SingleChoice): ChoiceList[] {
  return [{ path: ['choices'], choices, key: [key] }]
}
