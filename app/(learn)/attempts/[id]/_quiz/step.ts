/** Where somebody is in an attempt: at a question, counted from 1, or at the list before submitting. */
export type Step = number | 'review'

/** The step that an address or a button names; null where it names none of this attempt. */
export function readStep(named: unknown, count: number): Step | null {
  if (named === 'review') return 'review'
  const position = typeof named === 'string' && /^\d{1,3}$/.test(named) ? Number(named) : 0
  return position >= 1 && position <= count ? position : null
}

/** Where to begin: the first question without an answer, or the list where all have one. */
export function firstStep(questions: readonly { position: number; answer: unknown }[]): Step {
  return questions.find(({ answer }) => answer === null)?.position ?? 'review'
}

/** Where "Next" leads from a question. */
export function stepAfter(position: number, count: number): Step {
  return position < count ? position + 1 : 'review'
}

/** What the heading of a step says. */
export function stepWords(step: Step, count: number): string {
  return step === 'review' ? 'Before you submit' : `Question ${step} of ${count}`
}
