import { z } from 'zod'
import { err, ok, type Result } from '../result'
import { areChoices, choice, explainChoices, mostCautious, showChoices } from './choices'
import { everyQuestion, haveUniqueIds, slug } from './every-question'
import type { Detail } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import { type Layout, pathsByShownId } from './layout'
import { type AnswerPart, listParts, moveChoice, type Renamed } from './parts'
import { type ChoiceList, choiceTexts, type QuestionText, stemText } from './texts'

/** Several choices, exactly one of which is right. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('single-choice'),
    /** At least three choices. Learners see them shuffled. */
    choices: z.array(choice).min(3),
    /** The id of the right choice. */
    key: slug,
    mostCautious,
  })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices share an id' })
  .refine(({ choices, key }) => choices.some(({ id }) => id === key), {
    path: ['key'],
    error: 'the key is not one of the choices',
  })
  .refine(({ choices, mostCautious }) => areChoices(mostCautious, choices), {
    path: ['mostCautious'],
    error: 'it names something that is not one of the choices',
  })
type SingleChoice = z.infer<typeof schema>

/** A single-choice question before submission. */
export type Shown = ShownBase<'single-choice'> & { choices: ShownChoice[] }

/** The id of the chosen choice. */
export const answer = z.string()

/** Returns 1 for the right choice, otherwise 0. */
export function mark({ key }: SingleChoice, chosen: string): number {
  return chosen === key ? 1 : 0
}

/** Returns the id of the right choice. */
export function rightAnswer({ key }: SingleChoice): string {
  return key
}

/** Shows the choices shuffled, with pinned ones last. */
export function show({ kind, points, stem, choices }: SingleChoice, layout: Layout): Shown {
  return { kind, points, stem, choices: showChoices(choices, layout) }
}

/** Accepts the shown id of one choice. */
export function readAnswer({ choices }: SingleChoice, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  if (typeof given !== 'string') return err('malformed-answer')
  const chosen = pathsByShownId(
    layout,
    choices.map(({ id }) => id),
  ).get(given)
  return chosen === undefined ? err('unknown-choice') : ok(chosen)
}

/** Returns the shown id of the stored choice. */
export function showAnswer(_: SingleChoice, layout: Layout, given: Exclude<Answer, null>): Answer {
  return layout.idOf(String(given))
}

/** Returns the choices. */
export function parts({ choices }: SingleChoice): AnswerPart[] {
  return listParts(choices, 'choice')
}

/** Returns the key. */
export function marking({ key }: SingleChoice): unknown {
  return key
}

/** Translates the id of the chosen choice. */
export function moveAnswer(given: Exclude<Answer, null>, renamed: Renamed): Answer {
  return moveChoice(given, renamed)
}

/** Explains every choice. Nothing is counted, because the mark is all or nothing. */
export function explain({ choices, key }: SingleChoice, given: Answer): { detail: Detail; tally: null } {
  return { detail: { options: explainChoices(choices, [key], typeof given === 'string' ? [given] : []) }, tally: null }
}

/** Returns the stem and the texts of all choices. Only the right choice is stated. */
export function texts(question: SingleChoice): QuestionText[] {
  return [stemText(question), ...choiceTexts(choiceLists(question))]
}

/** Returns the one list of choices. */
export function choiceLists({ choices, key }: SingleChoice): ChoiceList[] {
  return [{ path: ['choices'], choices, key: [key] }]
}
