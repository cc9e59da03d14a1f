import { z } from 'zod'
import { everyQuestion, haveUniqueIds, slug, words } from './shared'

/** At least five items to be put in order; fewer could be put right by luck. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('ordering'),
    items: z.array(z.strictObject({ id: slug, text: words, explanation: words })).min(5),
    key: z.array(slug),
  })
  .refine(({ items }) => haveUniqueIds(items), { path: ['items'], error: 'two items share an id' })
  .refine(({ items, key }) => key.length === items.length && items.every(({ id }) => key.includes(id)), {
    path: ['key'],
    error: 'the key must list every item once',
  })
type Ordering = z.infer<typeof schema>

/** All item ids in the learner's order. A list that was never moved is a blank, not an answer. */
export const answer = z.array(z.string()).max(100)

/**
 * The length of the longest run of items, not necessarily neighbours, that stand in the right order, over n;
 * 0 when that length is 1, which any list reaches.
 *
 * Source: Moodle's ordering question, "longest ordered subset".
 */
export function mark({ key }: Ordering, order: string[]): number {
  return longestOrdered(key, order).length / key.length
}

/**
 * The ids of the longest run, not necessarily of neighbours, that stands in the key's order; the earliest such run of several.
 * None where no two items stand rightly: one alone is no run.
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
