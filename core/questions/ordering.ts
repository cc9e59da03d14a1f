import { z } from 'zod'
import { err, type Result } from '../result'
import { everyQuestion, haveUniqueIds, slug, words } from './every-question'
import type { Detail, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { idList, readList, showList } from './lists'
import { type ChoiceList, explanationTexts, type QuestionText, stemText } from './texts'

/** At least five items to be put in order; fewer could be put right by luck. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('ordering'),
    /** The items, in any order; each explains why it stands where it does. */
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

export type Shown = ShownBase<'ordering'> & { items: ShownChoice[] }

/** All item ids in the learner's order. A list that was never moved is a blank, not an answer. */
export const answer = idList

/**
 * The length of the longest run of items, not necessarily neighbours, that stand in the right order, over n;
 * 0 when that length is 1, which any list reaches.
 *
 * Source: Moodle's ordering question, "longest ordered subset".
 */
export function mark({ key }: Ordering, order: string[]): number {
  return longestOrdered(key, order).length / key.length
}

export function rightAnswer({ key }: Ordering): string[] {
  return key
}

export function show({ kind, points, stem, items }: Ordering, layout: Layout): Shown {
  const mixed = layout.mix(items, ({ id }) => id)
  return { kind, points, stem, items: mixed.map(({ id, text }) => ({ id: layout.idOf(id), text })) }
}

/** Besides what any list is refused for, a list that does not hold every item is a `malformed-answer`. */
export function readAnswer({ items }: Ordering, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  const read = readList(
    layout,
    items.map(({ id }) => id),
    given,
  )
  return read.ok && read.value?.length !== items.length ? err('malformed-answer') : read
}

export function showAnswer(_: Ordering, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showList(layout, given)
}

/** The items in their right order. The tally counts those of the longest run in the right order. */
export function explain({ items, key }: Ordering, given: Answer): { detail: Detail; tally: Tally | null } {
  const order = Array.isArray(given) ? given : []
  const inOrder = longestOrdered(key, order)
  const explained = key.flatMap((id, i) => {
    const item = items.find((each) => each.id === id)
    if (!item) return []
    const place = order.indexOf(id) + 1 || null
    return [{ text: item.text, place, rightPlace: i + 1, isInOrder: inOrder.includes(id), explanation: item.explanation }]
  })
  const tally = { right: inOrder.length, wrong: key.length - inOrder.length, of: key.length }
  return { detail: { items: explained }, tally: order.length === 0 ? null : tally }
}

export function texts(question: Ordering): QuestionText[] {
  const items = question.items.map(
    ({ text }, i): QuestionText => ({ path: ['items', i, 'text'], text, as: 'item', isStated: true }),
  )
  return [stemText(question), ...items, ...explanationTexts('items', question.items)]
}

export function choiceLists(): ChoiceList[] {
  return []
}

/**
 * The ids of the longest run, not necessarily of neighbours, that stands in the key's order; the earliest such run of several.
 * Empty if no two items stand in the right order: one alone is no run.
 */
export function longestOrdered(key: readonly string[], order: readonly string[]): string[] {
  const runs: string[][] = []
  for (const id of order) {
    const place = key.indexOf(id)
    if (place < 0) continue
    const before = runs.filter((run) => key.indexOf(run.at(-1) ?? '') < place)
    const longest = before.reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, id])
  }
  const longest = runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), [])
  return longest.length < 2 ? [] : longest
}
