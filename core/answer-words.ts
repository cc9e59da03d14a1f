import { type Answer, explainKind, isBlank, type Question, rightAnswer } from './question'

/** An answer in words: the texts that were chosen or put in order, the text that was typed, or what was chosen for each part. */
export type AnswerInWords = string | string[] | { part: string; given: string | null }[]

/**
 * Returns a stored answer in the words that its learner saw, or null for a blank. The result does not depend on the key: chosen texts
 * are in alphabetical order.
 */
export function answerInWords(question: Question, given: Answer): AnswerInWords | null {
  if (isBlank(given)) return null
  const { detail } = explainKind(question, given, 0)
  if ('options' in detail) return detail.options.flatMap(({ text, isChosen }) => (isChosen ? [text] : [])).sort()
  if ('parts' in detail) return detail.parts.map(({ text, given: chosen }) => ({ part: text, given: chosen }))
  if ('items' in detail) return detail.items.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)).map(({ text }) => text)
  return detail.text.typed
}

/** Returns what is right, in the words of the question: chosen texts, pairs, or the order, as one line; every accepted answer if it is typed. */
export function rightAnswerInWords(question: Question): string {
  const { detail } = explainKind(question, rightAnswer(question), 1)
  if ('options' in detail) return detail.options.flatMap(({ text, isKey }) => (isKey ? [text] : [])).join('; ')
  if ('parts' in detail) return detail.parts.map(({ text, right }) => `${text}: ${right}`).join('; ')
  if ('items' in detail) return detail.items.map(({ text }) => text).join(' → ')
  return detail.text.right
}
