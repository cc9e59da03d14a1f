import { z } from 'zod'
import { type Confidence, confidences } from './confidence'
import type { Grade } from './grade'
import type { Answer, ShownQuestion } from './question'

/** What an attempt is, whether open or graded. */
type Started = { id: string; module: string; isPreview: boolean; passPercent: number; startedAt: Date }

/** A question of an open attempt: as it is shown, and what is saved for it, in shown ids. `position` counts from 1. */
export type OpenQuestion = {
  position: number
  shown: ShownQuestion
  answer: Answer
  confidence: Confidence | null
  isFlagged: boolean
  revision: number
}

/** An attempt that still takes answers. */
export type OpenAttempt = Started & { status: 'open'; questions: OpenQuestion[] }

/** An attempt that was submitted; it never changes again. */
export type GradedAttempt = Started & { status: 'graded'; submittedAt: Date; grade: Grade }

/** Why an attempt cannot do what was asked: `not-found` is also somebody else's. */
export type AttemptError = 'not-found' | 'closed' | 'stale'

/** What a learner asks to be saved for one question. `answer` is in shown ids; only a greater revision replaces. */
export const save = z.strictObject({
  answer: z.unknown(),
  confidence: z.enum(confidences).nullable().default(null),
  isFlagged: z.boolean().default(false),
  revision: z.number().int().min(1).max(2_000_000_000),
})
export type Save = z.infer<typeof save>

/** What is kept for a question: the answer in the author's ids. */
export type Saved = { answer: Answer; confidence: Confidence | null; isFlagged: boolean; revision: number }

/**
 * What to do with a save: `take` it, or it is the very same as what is kept (`repeated`: asking twice is asking once), or
 * something newer is kept (`stale`).
 */
export function judgeSave(kept: Saved, asked: Saved): 'take' | 'repeated' | 'stale' {
  if (asked.revision > kept.revision) return 'take'
  const isSame =
    asked.revision === kept.revision &&
    asked.confidence === kept.confidence &&
    asked.isFlagged === kept.isFlagged &&
    JSON.stringify(asked.answer) === JSON.stringify(kept.answer)
  return isSame ? 'repeated' : 'stale'
}
