import { type ExplainedQuestion, explain } from '@/core/explained'
import { type AnswerError, isUnreadable, mark, type Question, readAnswer, type ShownQuestion, show } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { findModule } from './course/course'
import { seededBy } from './seed'

// Lessons are the same for everybody, so a practice question has the same order for everybody. It is ungraded and needs no
// secret.
const seeded = seededBy('practice')

/** Returns a practice question as a lesson shows it. Returns null if there is no such question. */
export function showPractice(module: string, questionId: string): ShownQuestion | null {
  const found = findPractice(module, questionId)
  return found && show(found, seeded)
}

/**
 * Marks the answer to a practice question and explains it. Nothing is saved.
 *
 * Refusals: `not-found` if there is no such question; `malformed-answer` and `unknown-choice` as in `readAnswer`; `unreadable-number` as in
 * `isUnreadable`.
 */
export function checkPractice(
  module: string,
  questionId: string,
  given: unknown,
): Result<ExplainedQuestion, 'not-found' | AnswerError | 'unreadable-number'> {
  const found = findPractice(module, questionId)
  if (!found) return err('not-found')
  const read = readAnswer(found, seeded, given)
  if (!read.ok) return read
  if (isUnreadable(found, read.value)) return err('unreadable-number')
  return ok(explain(found, read.value, mark(found, read.value), null))
}

function findPractice(module: string, questionId: string): Question | null {
  return findModule(module)?.practice.find(({ id }) => id === questionId) ?? null
}
