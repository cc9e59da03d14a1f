import { z } from 'zod'
import { everyQuestion, words } from './shared'

/** A statement that is true or false, with what to learn from having said either. */
export const schema = z.strictObject({
  ...everyQuestion,
  kind: z.literal('true-false'),
  key: z.boolean(),
  explanations: z.strictObject({ true: words, false: words }),
  misconception: words.optional(),
})
type TrueFalse = z.infer<typeof schema>

/** What the learner says of the statement. */
export const answer = z.enum(['true', 'false'])

/** 1 where the learner says what is so, else 0. */
export function mark({ key }: TrueFalse, said: 'true' | 'false'): number {
  return said === String(key) ? 1 : 0
}
