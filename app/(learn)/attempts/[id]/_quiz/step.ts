/** Where somebody is in an attempt: at a question, counted from 1, or at the list before submitting. */
export type Place = number | 'review'

/** The place that an address or a button names; null where it names none of this attempt. */
export function readPlace(named: unknown, count: number): Place | null {
  if (named === 'review') return 'review'
  const position = typeof named === 'string' && /^\d{1,3}$/.test(named) ? Number(named) : 0
  return position >= 1 && position <= count ? position : null
}

/** Where to begin: the first question without an answer, or the list where all have one. */
export function firstPlace(questions: readonly { position: number; answer: unknown }[]): Place {
  return questions.find(({ answer }) => answer === null)?.position ?? 'review'
}

/** Where "Next" leads from a question. */
export function placeAfter(position: number, count: number): Place {
  return position < count ? position + 1 : 'review'
}

/** What the heading of a place says. */
export function placeWords(place: Place, count: number): string {
  return place === 'review' ? 'Before you submit' : `Question ${place} of ${count}`
}
