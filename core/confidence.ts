// Browsers load this file, so it imports no schema: zod would come with it.

/** The steps of confidence, from least to most sure. Confidence never changes a mark. */
export const confidences = ['guessing', 'fairly-sure', 'certain'] as const
/** How sure a learner is of an answer. */
export type Confidence = (typeof confidences)[number]

/** Reads a confidence from a form field or a stored value. Returns null if the value is not a confidence. */
export function readConfidence(value: unknown): Confidence | null {
  return confidences.find((each) => each === value) ?? null
}
