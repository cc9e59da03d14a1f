import { z } from 'zod'
import { choice, everyQuestion, haveUniqueIds, slug } from './shared'

/** Several choices, exactly one of them right. */
export const schema = z
  .strictObject({ ...everyQuestion, kind: z.literal('single-choice'), choices: z.array(choice).min(3), key: slug })
  .refine(({ choices }) => haveUniqueIds(choices), { path: ['choices'], error: 'two choices share an id' })
  .refine(({ choices, key }) => choices.some(({ id }) => id === key), { path: ['key'], error: 'the key is no choice' })
type SingleChoice = z.infer<typeof schema>

/** The id of the one choice taken. */
export const answer = z.string()

/** 1 for the right choice, else 0. */
export function mark({ key }: SingleChoice, chosen: string): number {
  return chosen === key ? 1 : 0
}
