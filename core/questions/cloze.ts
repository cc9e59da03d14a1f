import { z } from 'zod'
import type { Result } from '../result'
import { choice, explainChoices } from './choices'
import { everyQuestion, haveUniqueIds, slug, words } from './every-question'
import type { Detail, ExplainedPart, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { markPairs, type Pairs, pairOf, pairs, readPairs, showPairs, tallyPairs } from './pairs'
import { type AnswerPart, movePairs, type Renamed } from './parts'
import { type ChoiceList, choiceTexts, type QuestionText, stemText } from './texts'

const blank = z
  .strictObject({
    /** The blank's name. The text contains [[its-id]] where the blank is. */
    id: slug,
    /** The list from which the learner fills the blank. Learners see it shuffled. */
    choices: z.array(choice.omit({ pinned: true })).min(2),
  })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices of a blank share an id' })
type Blank = z.infer<typeof blank>

/** A text with blanks, each of which is filled from its own list of choices. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('cloze'),
    /** The text. Each blank is written as [[its-id]]. */
    text: words,
    /** The blanks, in the order in which they appear in the text. */
    blanks: z.array(blank).min(1),
    /** The id of the right choice by the id of each blank. */
    key: z.record(slug, slug),
  })
  .refine(({ blanks }) => haveUniqueIds(blanks), { path: ['blanks'], error: 'two blanks share an id' })
  .refine(({ text, blanks }) => listBlanks(text).join() === blanks.map(({ id }) => id).join(), {
    path: ['text'],
    error: 'the text must name each blank once as [[id]], in the order of the list',
  })
  .refine(
    ({ blanks, key }) =>
      blanks.length === Object.keys(key).length && blanks.every(({ id, choices }) => choices.some((each) => each.id === key[id])),
    { path: ['key'], error: 'the key must give every blank one of its own choices' },
  )
type Cloze = z.infer<typeof schema>

/** A part of the text as it is shown: words, or a blank with its choices. */
export type ClozePart = { text: string } | { id: string; choices: ShownChoice[] }
/** A cloze question before submission. */
export type Shown = ShownBase<'cloze'> & { parts: ClozePart[] }

/** The id of the chosen choice, by the id of the blank. Unanswered blanks are absent. */
export const answer = pairs

/** Returns the share of blanks that were filled correctly, 0..1. */
export function mark({ key }: Cloze, filled: Pairs): number {
  return markPairs(key, filled)
}

/** Returns the id of the right choice, by the id of the blank. */
export function rightAnswer({ key }: Cloze): Pairs {
  return key
}

/** Shows the text in parts, with the choices of each blank shuffled. */
export function show({ kind, points, stem, text, blanks }: Cloze, layout: Layout): Shown {
  const wordsBetween = text.split(/\[\[[a-z0-9-]+\]\]/)
  const parts = wordsBetween.flatMap((words, i): ClozePart[] => {
    const blank = blanks.find(({ id }) => id === listBlanks(text)[i])
    return blank ? [{ text: words }, showBlank(blank, layout)] : [{ text: words }]
  })
  return { kind, points, stem, parts }
}

/** Accepts the shown ids of choices, by the shown ids of blanks. */
export function readAnswer({ blanks }: Cloze, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  const sides = blanks.map(({ id, choices }) => ({
    id,
    path: blankPath(id),
    options: choices.map((each) => ({ id: each.id, path: choicePath(id, each.id) })),
  }))
  return readPairs(layout, sides, given)
}

/** Returns the stored pairs in shown ids. */
export function showAnswer(_: Cloze, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showPairs(layout, given, (blank, choice) => [blankPath(blank), choicePath(blank, choice)])
}

/** Returns the blanks and their choices, each with the number of its blank. */
export function parts({ blanks }: Cloze): AnswerPart[] {
  return blanks.flatMap(({ id, choices }, i): AnswerPart[] => [
    { path: blankPath(id), group: 'blank', text: `(${i + 1})` },
    ...choices.map((each): AnswerPart => ({ path: choicePath(id, each.id), group: 'choice', text: `(${i + 1}) ${each.text}` })),
  ])
}

/** Returns the key. */
export function marking({ key }: Cloze): unknown {
  return key
}

/** Translates the stored pairs. A choice is left out if it belongs to another blank now. */
export function moveAnswer(given: Exclude<Answer, null>, renamed: Renamed): Answer {
  return movePairs(given, (blank, choice) => [blankPath(blank), choicePath(blank, choice)], renamed)
}

/** Explains the text with numbered blanks, and each blank with all its choices. The tally counts right and wrong blanks. */
export function explain({ text, blanks, key }: Cloze, given: Answer): { detail: Detail; tally: Tally | null } {
  const order = listBlanks(text)
  const numbered = fillIn(text, (id) => `(${order.indexOf(id) + 1})`)
  const parts = blanks.map((blank, i) => explainBlank(blank, key[blank.id] ?? '', pairOf(given, blank.id), i + 1))
  return { detail: { text: numbered, parts }, tally: given === null ? null : tallyPairs(key, given) }
}

/**
 * Returns the stem, the choices, and the text twice: with open blanks, which is not stated, and filled in by the key, which is.
 */
export function texts(question: Cloze): QuestionText[] {
  const { text, blanks, key } = question
  const rightWords = (id: string) => {
    const right = blanks.find((blank) => blank.id === id)?.choices.find((each) => each.id === key[id])
    return right?.text ?? ''
  }
  return [
    stemText(question),
    ...choiceTexts(choiceLists(question), false),
    { path: ['text'], text, as: 'prompt', isStated: false },
    { path: ['text'], text: fillIn(text, rightWords), as: 'filled-in', isStated: true },
  ]
}

/** Returns the list of choices of each blank. */
export function choiceLists({ blanks, key }: Cloze): ChoiceList[] {
  return blanks.map(({ id, choices }, i) => ({ path: ['blanks', i, 'choices'], choices, key: [key[id] ?? ''] }))
}

/** Returns the ids of the blanks in a text, in reading order. */
export function listBlanks(text: string): string[] {
  return [...text.matchAll(/\[\[([a-z0-9-]+)\]\]/g)].map(([, id = '']) => id)
}

function fillIn(text: string, wordsOf: (id: string) => string): string {
  return text.replace(/\[\[([a-z0-9-]+)\]\]/g, (_, id: string) => wordsOf(id))
}

function showBlank({ id, choices }: Blank, layout: Layout): ClozePart {
  const pathOf = (choice: { id: string }) => choicePath(id, choice.id)
  return {
    id: layout.idOf(blankPath(id)),
    choices: layout.mix(choices, pathOf).map((each) => ({ id: layout.idOf(pathOf(each)), text: each.text })),
  }
}

function explainBlank({ choices }: Blank, key: string, chosen: string | undefined, number: number): ExplainedPart {
  const choiceOf = (id?: string) => choices.find((each) => each.id === id)
  return {
    text: String(number),
    given: choiceOf(chosen)?.text ?? null,
    right: choiceOf(key)?.text ?? '',
    isRight: chosen === key,
    explanation: choiceOf(key)?.explanation ?? '',
    misconception: (chosen !== key && choiceOf(chosen)?.misconception) || null,
    options: explainChoices(choices, [key], chosen === undefined ? [] : [chosen]),
  }
}

function blankPath(id: string): string {
  return `blank/${id}`
}

function choicePath(blank: string, choice: string): string {
  return `choice/${blank}/${choice}`
}
