import type { OpenQuestion } from '@/core/attempt'
import type { Answer } from '@/core/question'

/** What a learner sees as theirs for one question. A blank is null. */
export type Draft = Pick<OpenQuestion, 'answer' | 'confidence' | 'isFlagged'>

/** What the server keeps for it, as far as this page has heard. */
export type SavedDraft = Draft & { revision: number }

/** True where two drafts say the same; the order of pairs is nobody's business. */
export function isSameDraft(a: Draft, b: Draft): boolean {
  return a.confidence === b.confidence && a.isFlagged === b.isFlagged && isSameAnswer(a.answer, b.answer)
}

/** The list with this draft in it, once. */
export function addOnce(drafts: readonly Draft[], draft: Draft): readonly Draft[] {
  return drafts.some((each) => isSameDraft(each, draft)) ? drafts : [...drafts, draft]
}

function isSameAnswer(a: Answer, b: Answer): boolean {
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const pairs = Object.entries(a)
  return pairs.length === Object.keys(b).length && pairs.every(([id, value]) => Reflect.get(b, id) === value)
}
