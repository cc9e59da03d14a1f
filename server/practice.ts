import { type ExplainedQuestion, explain } from '@/core/explained'
import { type AnswerError, mark, type Question, readAnswer, type ShownQuestion, show } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { findModule } from './course/course'
import { seededBy } from './seed'

// Lessons are the same for everybody, and so is the order of a practice question: it is ungraded, and no secret depends on it.
const seeded = seededBy('practice')

/** A practice question as a lesson shows it; null where there is none. */
export function showPractice(module: string, questionId: string): ShownQuestion | null {
  const found = findPractice(module, questionId)
  return found && show(found, seeded)
}

/** Checks an answer to a practice question and explains it; nothing is kept. Refused: `not-found`, `malformed-answer`, `unknown-choice`. */
export function checkPractice(
  module: string,
  questionId: string,
  given: unknown,
): Result<ExplainedQuestion, 'not-found' | AnswerError> {
  const found = findPractice(module, questionId)
  if (!found) return err('not-found')
  const read = readAnswer(found, seeded, given)
  if (!read.ok) return read
  return ok(explain(found, read.value, mark(found, read.value), null))
}

function findPractice(module: string, questionId: string): Question | null {
  return findModule(module)?.practice.find(({ id }) => id === questionId) ?? null
}
