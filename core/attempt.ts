import { z } from 'zod'
import { type Confidence, confidences } from './confidence'
import type { Grade } from './grade'
import type { Answer, ShownQuestion } from './question'

/** What an open and a graded attempt have in common. `passPercent` is the share of the points that passes it, 1..100. */
type Started = { id: string; module: string; isPreview: boolean; passPercent: number; startedAt: Date }

/**
 * A question of an open attempt and what is saved for it, both in shown ids. `position` counts from 1. `isUnreadable` is set if the answer
 * should be a number and cannot be read as one. `withdrawn` is why the question was withdrawn, if it was: everybody is given its points.
 */
export type OpenQuestion = {
  position: number
  shown: ShownQuestion
  answer: Answer
  confidence: Confidence | null
  isFlagged: boolean
  isUnreadable?: true
  withdrawn?: string
  revision: number
}

/** An attempt that still accepts answers. */
export type OpenAttempt = Started & { status: 'open'; questions: OpenQuestion[] }

/** A submitted attempt. Its answers can no longer change. */
export type GradedAttempt = Started & { status: 'graded'; submittedAt: Date; grade: Grade }

/**
 * Why a request about an attempt is refused:
 * - `not-found`: there is no such attempt or it belongs to somebody else
 * - `closed`: it was already submitted
 * - `stale`: the server has saved something newer
 * - `too-many-starts`: the person has started very many within an hour
 * - `no-attempts-left`: the learner's cohort allows no more attempts at this quiz
 * - `all-withdrawn`: every question of the quiz is withdrawn
 */
export type AttemptError = 'not-found' | 'closed' | 'stale' | 'too-many-starts' | 'no-attempts-left' | 'all-withdrawn'

/** What a learner asks the server to save for one question. */
export const save = z.strictObject({
  /** The answer in shown ids. It is checked later, against its question. */
  answer: z.unknown(),
  /** How sure the learner is; null if the learner has not said. */
  confidence: z.enum(confidences).nullable().default(null),
  /** True if the learner wants to come back to the question before submitting. */
  isFlagged: z.boolean().default(false),
  /** Counts the changes of this answer. A save replaces an earlier one only if its revision is greater. */
  revision: z.number().int().min(1).max(2_000_000_000),
})
/** A request that `save` accepts. */
export type Save = z.infer<typeof save>

/** What is saved for a question. The database has the answer in the author's ids. */
export type Saved = { answer: Answer; confidence: Confidence | null; isFlagged: boolean; revision: number }

/**
 * Decides what to do with a save:
 * - `take`: its revision is newer than the saved one
 * - `repeated`: it equals what is saved, so that a request sent twice has the effect of one
 * - `stale`: something newer is saved, or something else under the same revision
 */
export function judgeSave(saved: Saved, asked: Saved): 'take' | 'repeated' | 'stale' {
  if (asked.revision > saved.revision) return 'take'
  const isSame =
    asked.revision === saved.revision &&
    asked.confidence === saved.confidence &&
    asked.isFlagged === saved.isFlagged &&
    JSON.stringify(asked.answer) === JSON.stringify(saved.answer)
  return isSame ? 'repeated' : 'stale'
}
