import type { Confidence } from './confidence'
import { type Answer, explainKind, isBlank, type Kind, type Question } from './question'
import type { Detail, Tally } from './questions/explained'

/**
 * A marked question with everything that the learner may see after submission. `mark` is a fraction 0..1 of `points`. `claims`,
 * `objective` and `passage` are ids of the course as it was when the question was given. `tally` is null for a blank and for a
 * kind whose mark is all or nothing.
 */
export type ExplainedQuestion = {
  questionId: string
  kind: Kind
  stem: string
  points: number
  mark: number
  isBlank: boolean
  isSafety: boolean
  confidence: Confidence | null
  tally: Tally | null
  objective: string
  passage: string
  claims: string[]
  detail: Detail
}

/** Explains a question for an answer in the author's ids and the mark that the answer earned, a fraction 0..1. */
export function explain(question: Question, given: Answer, mark: number, confidence: Confidence | null): ExplainedQuestion {
  const { id, kind, stem, points, safety, objective, passage, claims } = question
  return {
    questionId: id,
    kind,
    stem,
    points,
    mark,
    isBlank: isBlank(given),
    isSafety: safety !== undefined,
    confidence,
    objective,
    passage,
    claims,
    ...explainKind(question, given),
  }
}
