/** Where a learner is in an attempt: at a question, counted from 1, or at the list before submitting. */
export type Step = number | 'before-submitting'

// How addresses and buttons name the list before submitting. Addresses last, so this never changes.
const listName = 'review'

/** The step that an address or a button names; null if it names none of this attempt. */
export function readStep(name: unknown, count: number): Step | null {
  if (name === listName) return 'before-submitting'
  const position = typeof name === 'string' && /^\d{1,3}$/.test(name) ? Number(name) : 0
  return position >= 1 && position <= count ? position : null
}

/** How an address or a button names a step. */
export function stepName(step: Step): string {
  return step === 'before-submitting' ? listName : String(step)
}

/** Where an attempt opens: at the first question without an answer, or at the list if every question has one. */
export function firstStep(questions: readonly { position: number; answer: unknown }[]): Step {
  return questions.find(({ answer }) => answer === null)?.position ?? 'before-submitting'
}

/** Where "Next" leads from a question. */
export function stepAfter(position: number, count: number): Step {
  return position < count ? position + 1 : 'before-submitting'
}

/** The heading of a step. */
export function stepWords(step: Step, count: number): string {
  return step === 'before-submitting' ? 'Before you submit' : `Question ${step} of ${count}`
}
