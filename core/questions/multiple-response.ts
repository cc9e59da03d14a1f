import { z } from 'zod'
import type { Result } from '../result'
import { choice, explainChoices, showChoices } from './choices'
import { everyQuestion, haveUniqueIds, slug } from './every-question'
import type { Detail, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { idList, readList, showList } from './lists'
import { type ChoiceList, choiceTexts, type QuestionText, stemText } from './texts'

/** Several choices, any number of them right. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('multiple-response'),
    choices: z.array(choice).min(3),
    /** The ids of the right choices. */
    key: z.array(slug).min(1),
  })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices share an id' })
  .refine(({ choices, key }) => key.every((right) => choices.some(({ id }) => id === right)), {
    path: ['key'],
    error: 'the key names something that is no choice',
  })
  .refine(({ key }) => new Set(key).size === key.length, { path: ['key'], error: 'the key names a choice twice' })
type MultipleResponse = z.infer<typeof schema>

export type Shown = ShownBase<'multiple-response'> & { choices: ShownChoice[] }

/** The ids of the choices ticked, in any order. None ticked is a blank. */
export const answer = idList

/** The fraction earned, 0..1: each wrong choice cancels a right one. */
export function mark(question: MultipleResponse, chosen: string[]): number {
  const { right, wrong, of } = tally(question, chosen)
  return Math.max(0, right - wrong) / of
}

export function rightAnswer({ key }: MultipleResponse): string[] {
  return key
}

export function show({ kind, points, stem, choices }: MultipleResponse, layout: Layout): Shown {
  return { kind, points, stem, choices: showChoices(choices, layout) }
}

export function readAnswer({ choices }: MultipleResponse, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  return readList(
    layout,
    choices.map(({ id }) => id),
    given,
  )
}

export function showAnswer(_: MultipleResponse, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showList(layout, given)
}

export function explain(question: MultipleResponse, given: Answer): { detail: Detail; tally: Tally | null } {
  const chosen = Array.isArray(given) ? given : []
  return {
    detail: { options: explainChoices(question.choices, question.key, chosen) },
    tally: chosen.length === 0 ? null : tally(question, chosen),
  }
}

export function texts(question: MultipleResponse): QuestionText[] {
  return [stemText(question), ...choiceTexts(choiceLists(question))]
}

export function choiceLists({ choices, key }: MultipleResponse): ChoiceList[] {
  return [{ path: ['choices'], choices, key }]
}

function tally({ key }: MultipleResponse, chosen: readonly string[]): Tally {
  const ticked = new Set(chosen)
  const right = key.filter((id) => ticked.has(id)).length
  return { right, wrong: ticked.size - right, of: key.length }
}
