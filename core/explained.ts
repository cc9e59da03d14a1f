import type { Confidence } from './confidence'
import { isWhole } from './grade'
import { type Answer, explainKind, isBlank, isUnreadable, type Kind, mark, type Question } from './question'
import type { Detail, Tally } from './questions/explained'

/**
 * A marked question with everything that the learner may see after submission. `mark` is a fraction 0..1 of `points`. `claims`,
 * `objective` and `passage` are ids of the course as it was when the question was given. `tally` is null for a blank, for a kind whose
 * mark is all or nothing, and for a mark that does not follow from it. `isUnreadable` is true for a number that cannot be read.
 */
export type ExplainedQuestion = {
  questionId: string
  kind: Kind
  stem: string
  points: number
  mark: number
  isBlank: boolean
  isUnreadable: boolean
  isSafety: boolean
  confidence: Confidence | null
  tally: Tally | null
  objective: string
  passage: string
  claims: string[]
  detail: Detail
}

// Shares such as 1/3 are not exact in binary.
const roundingError = 1e-9

/**
 * Explains a question for an answer in the author's ids and the mark that the answer was given, a fraction 0..1. What is said to be right
 * follows that mark, even if the answer would be marked differently today.
 */
export function explain(question: Question, given: Answer, marked: number, confidence: Confidence | null): ExplainedQuestion {
  const { id, kind, stem, points, safety, objective, passage, claims } = question
  const { detail, tally } = explainKind(question, given, marked)
  return {
    questionId: id,
    kind,
    stem,
    points,
    mark: marked,
    isBlank: isBlank(given),
    isUnreadable: !isWhole(marked) && isUnreadable(question, given),
    isSafety: safety !== undefined,
    confidence,
    objective,
    passage,
    claims,
    detail,
    tally: findOtherMark(question, given, marked) === null ? tally : null,
  }
}

/**
 * Returns the mark that an answer in the author's ids would be given today, if that differs from the mark that it was given. Returns null
 * if both are the same. An answer that an earlier version could not read, such as "50." for 50, keeps its mark; an instructor can be
 * offered to correct it.
 */
export function findOtherMark(question: Question, given: Answer, marked: number): number | null {
  const today = mark(question, given)
  return Math.abs(today - marked) < roundingError ? null : today
}
