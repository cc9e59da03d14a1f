import type { OpenQuestion } from '@/core/attempt'
import type { Answer } from '@/core/question'

/** What the page shows as the learner's own for one question. A blank is null. */
export type Draft = Pick<OpenQuestion, 'answer' | 'confidence' | 'isFlagged'>

/** What is saved on the server for one question, as far as this page knows. */
export type SavedDraft = Draft & { revision: number }

/** True if two drafts are the same; the order of pairs does not matter. */
export function isSameDraft(a: Draft, b: Draft): boolean {
  return a.confidence === b.confidence && a.isFlagged === b.isFlagged && isSameAnswer(a.answer, b.answer)
}

/** The list with this draft added, unless it holds the same one already. */
export function addOnce(drafts: readonly Draft[], draft: Draft): readonly Draft[] {
  return drafts.some((each) => isSameDraft(each, draft)) ? drafts : [...drafts, draft]
}

function isSameAnswer(a: Answer, b: Answer): boolean {
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const pairs = Object.entries(a)
  return pairs.length === Object.keys(b).length && pairs.every(([id, value]) => Reflect.get(b, id) === value)
}
