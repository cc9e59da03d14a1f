import { z } from 'zod'

/** An author's stable name for a thing: small letters, digits and inner hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens, such as "safe-next-step"')

/** Words a learner reads: never empty. */
export const words = z.string().trim().min(1, 'write something here')

/** What every kind of question states about itself. */
export const everyQuestion = {
  id: slug,
  objective: words,
  claims: z.array(words).min(1, 'name at least one claim'),
  passage: slug,
  points: z.number().positive().default(1),
  safety: slug.optional(),
  asks: z.enum(['recall', 'application']).default('recall'),
  stem: words,
}

/** One option, with the reason why it is right or wrong and, where it stems from one, the misconception behind it. */
export const choice = z.strictObject({
  id: slug,
  text: words,
  explanation: words,
  misconception: words.optional(),
  pinned: z.boolean().optional(),
})

/** True where every id of the list occurs once. */
export function haveUniqueIds(list: { id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length
}
