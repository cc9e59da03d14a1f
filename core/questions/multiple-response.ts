import { z } from 'zod'
import type { Result } from '../result'
import { areChoices, choice, explainChoices, mostCautious, showChoices } from './choices'
import { everyQuestion, haveUniqueIds, slug } from './every-question'
import type { Detail, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { idList, readList, showList } from './lists'
import { type AnswerPart, listParts, moveList, type Renamed } from './parts'
import { type ChoiceList, choiceTexts, type QuestionText, stemText } from './texts'

/** Several choices, one or more of which are right. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('multiple-response'),
    /** At least three choices. Learners see them shuffled. */
    choices: z.array(choice).min(3),
    /** The ids of the right choices. */
    key: z.array(slug).min(1),
    mostCautious,
  })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices share an id' })
  .refine(({ choices, key }) => key.every((right) => choices.some(({ id }) => id === right)), {
    path: ['key'],
    error: 'the key names something that is not a choice',
  })
  .refine(({ key }) => new Set(key).size === key.length, { path: ['key'], error: 'the key names a choice twice' })
  .refine(({ choices, mostCautious }) => areChoices(mostCautious, choices), {
    path: ['mostCautious'],
    error: 'it names something that is not one of the choices',
  })
type MultipleResponse = z.infer<typeof schema>

/** A multiple-response question before submission. */
export type Shown = ShownBase<'multiple-response'> & { choices: ShownChoice[] }

/** The ids of the ticked choices, in any order. If none is ticked, the answer is a blank. */
export const answer = idList

/** Returns (right − wrong) / number of right choices, but never less than 0: each wrong choice cancels a right one. */
export function mark(question: MultipleResponse, chosen: string[]): number {
  const { right, wrong, of } = tally(question, chosen)
  return Math.max(0, right - wrong) / of
}

/** Returns the ids of the right choices. */
export function rightAnswer({ key }: MultipleResponse): string[] {
  return key
}

/** Shows the choices shuffled, with pinned ones last. */
export function show({ kind, points, stem, choices }: MultipleResponse, layout: Layout): Shown {
  return { kind, points, stem, choices: showChoices(choices, layout) }
}

/** Accepts a list of shown ids without repetitions. */
export function readAnswer({ choices }: MultipleResponse, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  return readList(
    layout,
    choices.map(({ id }) => id),
    given,
  )
}

/** Returns the shown ids of the stored choices. */
export function showAnswer(_: MultipleResponse, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showList(layout, given)
}

/** Returns the choices. */
export function parts({ choices }: MultipleResponse): AnswerPart[] {
  return listParts(choices, 'choice')
}

/** Returns the ids of the right choices, in alphabetical order. */
export function marking({ key }: MultipleResponse): unknown {
  return key.toSorted()
}

/** Translates the ids of the ticked choices. */
export function moveAnswer(given: Exclude<Answer, null>, renamed: Renamed): Answer {
  return moveList(given, renamed)
}

/** Explains every choice. The tally counts the right and the wrong choices that were ticked. */
export function explain(question: MultipleResponse, given: Answer): { detail: Detail; tally: Tally | null } {
  const chosen = Array.isArray(given) ? given : []
  return {
    detail: { options: explainChoices(question.choices, question.key, chosen) },
    tally: chosen.length === 0 ? null : tally(question, chosen),
  }
}

/** Returns the stem and the texts of all choices. Only the right choices are stated. */
export function texts(question: MultipleResponse): QuestionText[] {
  return [stemText(question), ...choiceTexts(choiceLists(question))]
}

/** Returns the one list of choices. */
export function choiceLists({ choices, key }: MultipleResponse): ChoiceList[] {
  return [{ path: ['choices'], choices, key }]
}

function tally({ key }: MultipleResponse, chosen: readonly string[]): Tally {
  const ticked = new Set(chosen)
  const right = key.filter((id) => ticked.has(id)).length
  return { right, wrong: ticked.size - right, of: key.length }
}
