import { type ExplainedQuestion, explain } from '@/core/explained'
import { type AnswerError, isUnreadable, mark, type Question, readAnswer, type ShownQuestion, show } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { findModule } from './course/course'
import { seededBy } from './seed'
import { listWithdrawn, listWithdrawnIds, placeOfPassage } from './withdrawn'

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
 * Refusals: `not-found` if there is no such question; `question-withdrawn` if it is withdrawn, or rests on a passage that is;
 * `malformed-answer` and `unknown-choice` as in `readAnswer`; `unreadable-number` as in `isUnreadable`.
 */
export async function checkPractice(
  module: string,
  questionId: string,
  given: unknown,
): Promise<Result<ExplainedQuestion, 'not-found' | 'question-withdrawn' | AnswerError | 'unreadable-number'>> {
  const found = findPractice(module, questionId)
  if (!found) return err('not-found')
  if (await isPracticeWithdrawn(module, questionId)) return err('question-withdrawn')
  const read = readAnswer(found, seeded, given)
  if (!read.ok) return read
  if (isUnreadable(found, read.value)) return err('unreadable-number')
  return ok(explain(found, read.value, mark(found, read.value), null))
}

/** Returns true if a practice question is withdrawn, or rests on a passage that is. */
export async function isPracticeWithdrawn(module: string, questionId: string): Promise<boolean> {
  const passage = findPractice(module, questionId)?.passage
  const isHidden = passage !== undefined && (await listWithdrawn()).passages.has(placeOfPassage(module, passage))
  return isHidden || (await listWithdrawnIds()).has(questionId)
}

function findPractice(module: string, questionId: string): Question | null {
  return findModule(module)?.practice.find(({ id }) => id === questionId) ?? null
}
