import { z } from 'zod'

/** An author's stable name for something: lower-case letters, digits and single hyphens between them. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens, such as "safe-next-step"')

/** Text that somebody reads. It is trimmed and must not be empty. */
export const words = z.string().trim().min(1, 'write something here')

/** The fields that every kind of question has. */
export const everyQuestion = {
  /** The question's stable name. It is unique in the course and never reused, because results refer to it. */
  id: slug,
  /** The id of the objective of the lesson that this question tests. */
  objective: words,
  /** The ids of the claims that the question is about, from `claims.yaml`. Empty only in a course without claims. */
  claims: z.array(words).default([]),
  /** The id of the passage that teaches the answer; the result links to it. */
  passage: slug,
  /** The points that a wholly right answer earns. */
  points: z.number().positive().default(1),
  /** The id of the safety point that this question is a variant of. Every attempt asks one variant of each safety point. */
  safety: slug.optional(),
  /** `recall` if the question asks what the lesson says, `application` if it asks the learner to use that in a new case. */
  asks: z.enum(['recall', 'application']).default('recall'),
  /** The question itself, as the learner reads it. */
  stem: words,
}

/** Returns true if no two entries of the list share an id. */
export function haveUniqueIds(list: { id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length
}
