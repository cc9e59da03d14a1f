import { z } from 'zod'
import { everyQuestion, haveUniqueIds, slug, words } from './shared'

const stem = z.strictObject({ id: slug, text: words, explanation: words, misconception: words.optional() })

/** Stems, each to be given one target. A target may serve several stems, or none. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('matching'),
    stems: z.array(stem).min(2),
    targets: z.array(z.strictObject({ id: slug, text: words })).min(2),
    key: z.record(slug, slug),
  })
  .refine(({ stems }) => haveUniqueIds(stems), { path: ['stems'], error: 'two stems share an id' })
  .refine(({ targets }) => haveUniqueIds(targets), { path: ['targets'], error: 'two targets share an id' })
  .refine(({ stems, key }) => stems.length === Object.keys(key).length && stems.every(({ id }) => Object.hasOwn(key, id)), {
    path: ['key'],
    error: 'the key must give every stem one target, and nothing else',
  })
  .refine(({ targets, key }) => Object.values(key).every((right) => targets.some(({ id }) => id === right)), {
    path: ['key'],
    error: 'the key names something that is no target',
  })
type Matching = z.infer<typeof schema>

/** Target id by stem id; stems left alone are absent. */
export const answer = z.record(z.string(), z.string())

/** The share of stems that were given their target, 0..1. */
export function mark({ stems, key }: Matching, given: Record<string, string>): number {
  return stems.filter(({ id }) => Object.hasOwn(given, id) && given[id] === key[id]).length / stems.length
}
