import { z } from 'zod'
import { err, type Result } from '../result'
import { everyQuestion, haveUniqueIds, slug, words } from './every-question'
import type { Detail, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { idList, readList, showList } from './lists'
import { type AnswerPart, listParts, moveList, type Renamed } from './parts'
import { type ChoiceList, explanationTexts, type QuestionText, stemText } from './texts'

/** At least five items to put in order. With fewer, a learner could too easily find the order by luck. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('ordering'),
    /** The items, in any order. The explanation of each says why it belongs where it does. */
    items: z.array(z.strictObject({ id: slug, text: words, explanation: words })).min(5),
    /** The ids of all items in the right order. */
    key: z.array(slug),
  })
  .refine(({ items }) => haveUniqueIds(items), { path: ['items'], error: 'two items share an id' })
  .refine(({ items, key }) => key.length === items.length && items.every(({ id }) => key.includes(id)), {
    path: ['key'],
    error: 'the key must list every item once',
  })
type Ordering = z.infer<typeof schema>

/** An ordering question before submission. */
export type Shown = ShownBase<'ordering'> & { items: ShownChoice[] }

/** The ids of all items in the learner's order. A list that was never moved is a blank. */
export const answer = idList

/**
 * Returns the number of items in the longest run that is in the right order, divided by the number of all items. The items of a
 * run need not be neighbours. A run of 1 earns 0, because every list contains one.
 *
 * Source: Moodle's ordering question, "longest ordered subset".
 */
export function mark({ key }: Ordering, order: string[]): number {
  return longestOrdered(key, order).length / key.length
}

/** Returns the ids of the items in the right order. */
export function rightAnswer({ key }: Ordering): string[] {
  return key
}

/** Shows the items shuffled. */
export function show({ kind, points, stem, items }: Ordering, layout: Layout): Shown {
  const mixed = layout.mix(items, ({ id }) => id)
  return { kind, points, stem, items: mixed.map(({ id, text }) => ({ id: layout.idOf(id), text })) }
}

/** Accepts a list of the shown ids of all items. A list that lacks one is refused as `malformed-answer`. */
export function readAnswer({ items }: Ordering, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  const read = readList(
    layout,
    items.map(({ id }) => id),
    given,
  )
  return read.ok && read.value?.length !== items.length ? err('malformed-answer') : read
}

/** Returns the shown ids of the items in the stored order. */
export function showAnswer(_: Ordering, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showList(layout, given)
}

/** Returns the items. */
export function parts({ items }: Ordering): AnswerPart[] {
  return listParts(items, 'item')
}

/** Returns the ids of the items in the right order. */
export function marking({ key }: Ordering): unknown {
  return key
}

/** Translates the ids of the items in the learner's order. */
export function moveAnswer(given: Exclude<Answer, null>, renamed: Renamed): Answer {
  return moveList(given, renamed)
}

/** Explains the items in their right order. The tally counts the items inside and outside the longest run in the right order. */
export function explain({ items, key }: Ordering, given: Answer): { detail: Detail; tally: Tally | null } {
  const order = Array.isArray(given) ? given : []
  const inOrder = longestOrdered(key, order)
  const explained = key.flatMap((id, i) => {
    const item = items.find((each) => each.id === id)
    if (!item) return []
    const position = order.indexOf(id) + 1 || null
    return [
      { text: item.text, place: position, rightPlace: i + 1, isInOrder: inOrder.includes(id), explanation: item.explanation },
    ]
  })
  const tally = { right: inOrder.length, wrong: key.length - inOrder.length, of: key.length }
  return { detail: { items: explained }, tally: order.length === 0 ? null : tally }
}

/** Returns the stem, the items and their explanations. All of them are stated. */
export function texts(question: Ordering): QuestionText[] {
  const items = question.items.map(
    ({ text }, i): QuestionText => ({ path: ['items', i, 'text'], text, as: 'item', isStated: true }),
  )
  return [stemText(question), ...items, ...explanationTexts('items', question.items)]
}

/** Returns no list: every item is part of the right answer. */
export function choiceLists(): ChoiceList[] {
  return []
}

/**
 * Returns the ids of the longest run that is in the key's order; if several are equally long, the one that ends first. The items
 * of a run need not be neighbours. Returns an empty array if no two items are in the right order.
 */
export function longestOrdered(key: readonly string[], order: readonly string[]): string[] {
  const runs: string[][] = []
  for (const id of order) {
    const rank = key.indexOf(id)
    if (rank < 0) continue
    const before = runs.filter((run) => key.indexOf(run.at(-1) ?? '') < rank)
    const longest = before.reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, id])
  }
  const longest = runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
  return longest.length < 2 ? [] : longest
}
