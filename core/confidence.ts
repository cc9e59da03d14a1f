// Without a schema: browsers use this file.

/** How sure a learner says to be, from least to most. It never changes a mark. */
export const confidences = ['guessing', 'fairly-sure', 'certain'] as const
export type Confidence = (typeof confidences)[number]

/** The confidence that a form field or a stored value holds; null if it holds none. */
export function readConfidence(value: unknown): Confidence | null {
  return confidences.find((each) => each === value) ?? null
}
