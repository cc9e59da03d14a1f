import { z } from 'zod'

/** An author's stable name for a thing: small letters, digits and inner hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens, such as "safe-next-step"')

/** Words a learner reads: never empty. */
export const words = z.string().trim().min(1, 'write something here')

/** What every kind of question states about itself. */
export const everyQuestion = {
  /** The question's stable name. It is unique in the course and never reused: results point at it. */
  id: slug,
  /** The id of the objective of the lesson that this question tests. */
  objective: words,
  /** The ids of the claims that the question is about, from `claims.yaml`. */
  claims: z.array(words).min(1, 'name at least one claim'),
  /** The id of the passage that teaches the answer; the result links to it. */
  passage: slug,
  /** What a whole mark is worth. */
  points: z.number().positive().default(1),
  /** The id of the safety point of which this question is a variant; every attempt asks one variant of each point. */
  safety: slug.optional(),
  /** Whether the question asks for what the lesson says (`recall`) or to use it in a new case (`application`). */
  asks: z.enum(['recall', 'application']).default('recall'),
  /** What is asked, as the learner reads it. */
  stem: words,
}

/** True if every id of the list occurs once. */
export function haveUniqueIds(list: { id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length
}
