import { z } from 'zod'
import type { Result } from '../result'
import { choice, explainChoices } from './choices'
import { everyQuestion, haveUniqueIds, slug, words } from './every-question'
import type { Detail, ExplainedPart, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { markPairs, type Pairs, pairOf, pairs, readPairs, showPairs, tallyPairs } from './pairs'
import { type ChoiceList, choiceTexts, type QuestionText, stemText } from './texts'

const blank = z
  .strictObject({
    /** The blank's name, which the text holds as [[its-id]]. */
    id: slug,
    choices: z.array(choice.omit({ pinned: true })).min(2),
  })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices of a blank share an id' })
type Blank = z.infer<typeof blank>

/** A text with blanks, each filled from its own list. In the text a blank is written [[its-id]]. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('cloze'),
    /** The text, with every blank in place as [[its-id]]. */
    text: words,
    /** The blanks in the order in which the text names them. */
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

/** A stretch of the text: words, or a blank with its list. */
export type ClozePart = { text: string } | { id: string; choices: ShownChoice[] }
export type Shown = ShownBase<'cloze'> & { parts: ClozePart[] }

/** Choice id by blank id; blanks left alone are absent. */
export const answer = pairs

/** The share of blanks that were filled rightly, 0..1. */
export function mark({ key }: Cloze, filled: Pairs): number {
  return markPairs(key, filled)
}

export function rightAnswer({ key }: Cloze): Pairs {
  return key
}

export function show({ kind, points, stem, text, blanks }: Cloze, layout: Layout): Shown {
  const stretches = text.split(/\[\[[a-z0-9-]+\]\]/)
  const parts = stretches.flatMap((words, i): ClozePart[] => {
    const blank = blanks.find(({ id }) => id === listBlanks(text)[i])
    return blank ? [{ text: words }, showBlank(blank, layout)] : [{ text: words }]
  })
  return { kind, points, stem, parts }
}

export function readAnswer({ blanks }: Cloze, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  const sides = blanks.map(({ id, choices }) => ({
    id,
    path: blankPath(id),
    options: choices.map((each) => ({ id: each.id, path: choicePath(id, each.id) })),
  }))
  return readPairs(layout, sides, given)
}

export function showAnswer(_: Cloze, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showPairs(layout, given, (blank, choice) => [blankPath(blank), choicePath(blank, choice)])
}

/** The text with its blanks numbered, and each blank with all its choices. */
export function explain({ text, blanks, key }: Cloze, given: Answer): { detail: Detail; tally: Tally | null } {
  const order = listBlanks(text)
  const numbered = fillIn(text, (id) => `(${order.indexOf(id) + 1})`)
  const parts = blanks.map((blank, i) => explainBlank(blank, key[blank.id] ?? '', pairOf(given, blank.id), i + 1))
  return { detail: { text: numbered, parts }, tally: given === null ? null : tallyPairs(key, given) }
}

/** The text is stated as the key fills it in; with its blanks open it is only read. */
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

export function choiceLists({ blanks, key }: Cloze): ChoiceList[] {
  return blanks.map(({ id, choices }, i) => ({ path: ['blanks', i, 'choices'], choices, key: [key[id] ?? ''] }))
}

/** The ids of the blanks in a text, in the order in which they are read. */
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
