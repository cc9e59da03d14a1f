import type { GradedAttempt, OpenAttempt, Saved } from '@/core/attempt'
import { readConfidence } from '@/core/confidence'
import { type ExplainedQuestion, explain } from '@/core/explained'
import type { Answer, Question } from '@/core/question'
import { show, showAnswer } from '@/core/question'
import { seededBy } from './seed'

/** A graded attempt with each question explained, but for those that stand in an open attempt of the same learner: their positions are `withheld`. */
export type ExplainedAttempt = GradedAttempt & {
  questions: (ExplainedQuestion & { position: number })[]
  withheld: number[]
}

/** An attempt as it is stored. */
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

/** One of its answers as it is stored. */
export type AnswerRow = {
  position: number
  questionVersionId: number
  value: string | null
  confidence: string | null
  isFlagged: boolean
  revision: number
  mark: number | null
}

/** A stored attempt, submitted or not, as one that is graded. Throws where it has no grade. */
export function asGraded({ id, module, isPreview, passPercent, startedAt, ...row }: AttemptRow): GradedAttempt {
  const { submittedAt, earned, possible, isPassed } = row
  if (submittedAt === null || earned === null || possible === null || isPassed === null) {
    throw new Error(`Attempt ${id} has no grade.`)
  }
  return { id, module, isPreview, passPercent, startedAt, submittedAt, status: 'graded', grade: { earned, possible, isPassed } }
}

/** A stored attempt that is graded, with each question explained but for the withheld. */
export function asExplained(
  row: AttemptRow & { answers: AnswerRow[] },
  questions: Map<number, Question>,
  withheldIds: ReadonlySet<string>,
): ExplainedAttempt {
  const all = row.answers.map((each) => {
    const saved = asSaved(each)
    const question = questions.get(each.questionVersionId) as Question
    return { ...explain(question, saved.answer, each.mark ?? 0, saved.confidence), position: each.position }
  })
  return {
    ...asGraded(row),
    questions: all.filter(({ questionId }) => !withheldIds.has(questionId)),
    withheld: all.filter(({ questionId }) => withheldIds.has(questionId)).map(({ position }) => position),
  }
}

/** A stored attempt that is open, as its learner may see it. */
export function asOpen(row: AttemptRow & { answers: AnswerRow[] }, questions: Map<number, Question>): OpenAttempt {
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
      return { ...saved, position: each.position, shown: show(question, seeded), answer }
    }),
  }
}

/** What is kept for one question. */
export function asSaved({
  value,
  confidence: said,
  isFlagged,
  revision,
}: Pick<AnswerRow, 'value' | 'confidence' | 'isFlagged' | 'revision'>): Saved {
  const answer = value === null ? null : (JSON.parse(value) as Answer)
  return { answer, confidence: readConfidence(said), isFlagged, revision }
}
