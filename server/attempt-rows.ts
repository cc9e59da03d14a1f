import type { GradedAttempt, OpenAttempt, Saved } from '@/core/attempt'
import { readConfidence } from '@/core/confidence'
import { type ExplainedQuestion, explain } from '@/core/explained'
import type { Answer, Question } from '@/core/question'
import { isUnreadable, show, showAnswer } from '@/core/question'
import { seededBy } from './seed'

/**
 * A graded attempt with its questions explained. Questions that are also in an open attempt of the same learner are left out;
 * `withheld` has their positions.
 */
export type ExplainedAttempt = GradedAttempt & {
  questions: (ExplainedQuestion & { position: number; withdrawal: ShownWithdrawal | null })[]
  withheld: number[]
}

/** A row of the table of attempts. */
export type AttemptRow = {
  id: string
  module: string
  seed: string
  isPreview: boolean
  passPercent: number
  startedAt: Date
  submittedAt: Date | null
  earned: number | null
  possible: number | null
  isPassed: boolean | null
}

/**
 * A row of the table of answers. `value` is the answer in the author's ids, as JSON; null is a blank. `countsAsId` is the version whose
 * points and safety flag count, if a correction has changed them.
 */
export type AnswerRow = {
  position: number
  questionVersionId: number
  value: string | null
  confidence: string | null
  isFlagged: boolean
  revision: number
  mark: number | null
  countsAsId: number | null
  withdrawalId: number | null
}

/** That a question is or was withdrawn, and why. `isGiven` is true if everybody has its points in this attempt for that. */
export type ShownWithdrawal = { reason: string; isGiven: boolean }

/** Converts a stored attempt into a graded one. Throws if it has no grade. */
export function asGraded({ id, module, isPreview, passPercent, startedAt, ...row }: AttemptRow): GradedAttempt {
  const { submittedAt, earned, possible, isPassed } = row
  if (submittedAt === null || earned === null || possible === null || isPassed === null) {
    throw new Error(`Attempt ${id} has no grade.`)
  }
  return { id, module, isPreview, passPercent, startedAt, submittedAt, status: 'graded', grade: { earned, possible, isPassed } }
}

/**
 * Converts a stored, graded attempt into one with its questions explained. Questions whose id is in `withheldIds` are left out.
 * `withdrawals` has those of its questions, by position.
 */
export function asExplained(
  row: AttemptRow & { answers: AnswerRow[] },
  questions: Map<number, Question>,
  withheldIds: ReadonlySet<string>,
  withdrawals: ReadonlyMap<number, ShownWithdrawal>,
): ExplainedAttempt {
  const all = row.answers.map((each) => {
    const saved = asSaved(each)
    const question = questions.get(each.questionVersionId) as Question
    const { points, safety } = questions.get(each.countsAsId ?? each.questionVersionId) as Question
    const explained = explain(question, saved.answer, each.mark ?? 0, saved.confidence)
    const withdrawal = withdrawals.get(each.position) ?? null
    return { ...explained, points, isSafety: safety !== undefined, position: each.position, withdrawal }
  })
  return {
    ...asGraded(row),
    questions: all.filter(({ questionId }) => !withheldIds.has(questionId)),
    withheld: all.filter(({ questionId }) => withheldIds.has(questionId)).map(({ position }) => position),
  }
}

/** Returns the ids of the question versions that are needed to explain answers. */
export function listNeededVersions(answers: readonly Pick<AnswerRow, 'questionVersionId' | 'countsAsId'>[]): number[] {
  return [
    ...new Set(answers.flatMap(({ questionVersionId, countsAsId }) => [questionVersionId, countsAsId ?? questionVersionId])),
  ]
}

/** Converts a stored, open attempt into what its learner may see. `withdrawals` has those of its questions, by position. */
export function asOpen(
  row: AttemptRow & { answers: AnswerRow[] },
  questions: Map<number, Question>,
  withdrawals: ReadonlyMap<number, ShownWithdrawal>,
): OpenAttempt {
  const seeded = seededBy(row.seed)
  return {
    id: row.id,
    module: row.module,
    isPreview: row.isPreview,
    passPercent: row.passPercent,
    startedAt: row.startedAt,
    status: 'open',
    questions: row.answers.map((each) => {
      const question = questions.get(each.questionVersionId) as Question
      const saved = asSaved(each)
      const answer = showAnswer(question, seeded, saved.answer)
      const unread = isUnreadable(question, saved.answer) ? { isUnreadable: true as const } : {}
      const withdrawal = withdrawals.get(each.position)
      const out = withdrawal ? { withdrawn: withdrawal.reason } : {}
      return { ...saved, position: each.position, shown: show(question, seeded), answer, ...unread, ...out }
    }),
  }
}

/** Converts a stored answer into what is saved for its question, in the author's ids. */
export function asSaved({
  value,
  confidence,
  isFlagged,
  revision,
}: Pick<AnswerRow, 'value' | 'confidence' | 'isFlagged' | 'revision'>): Saved {
  const answer = value === null ? null : (JSON.parse(value) as Answer)
  return { answer, confidence: readConfidence(confidence), isFlagged, revision }
}
