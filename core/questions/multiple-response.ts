import { z } from 'zod'
import { choice, everyQuestion, haveUniqueIds, slug } from './shared'

/** Several choices, any number of them right. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('multiple-response'),
    choices: z.array(choice).min(3),
    key: z.array(slug).min(1),
  })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices share an id' })
  .refine(({ choices, key }) => key.every((right) => choices.some(({ id }) => id === right)), {
    path: ['key'],
    error: 'the key names something that is no choice',
  })
  .refine(({ key }) => new Set(key).size === key.length, { path: ['key'], error: 'the key names a choice twice' })
type MultipleResponse = z.infer<typeof schema>

/** The ids of the choices ticked, in any order. None ticked is a blank. */
export const answer = z.array(z.string()).max(100)

/** The fraction earned, 0..1: each wrong choice cancels a right one. */
export function mark({ key }: MultipleResponse, chosen: string[]): number {
  const ticked = new Set(chosen)
  const right = key.filter((id) => ticked.has(id)).length
  const wrong = ticked.size - right
  return Math.max(0, right - wrong) / key.length
}
