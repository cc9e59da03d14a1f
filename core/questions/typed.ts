import { z } from 'zod'
import { err, ok, type Result } from '../result'
import type { ExplainedText } from './explained'
import type { Answer, AnswerError } from './kind'

/** The answer of a numeric or short-answer question: at most 200 characters, as the learner typed them. */
export const typedText = z.string().max(200)

/**
 * Reads a typed answer, which is stored exactly as it was typed. Text that contains only white space is a blank (null). Anything
 * but a text of at most 200 characters is refused as `malformed-answer`.
 */
export function readTyped(given: unknown): Result<Answer, AnswerError> {
  const typed = typedText.safeParse(given)
  if (!typed.success) return err('malformed-answer')
  return ok(typed.data.trim() === '' ? null : typed.data)
}

/** Explains a typed answer. `mistake` is the foreseen mistake that the text matches; it is ignored if the answer is right. */
export function explainTyped(
  { explanation }: { explanation: string },
  typed: string | null,
  right: string,
  isRight: boolean,
  mistake: { explanation: string; misconception?: string | undefined } | undefined,
): ExplainedText {
  return {
    typed,
    right,
    isRight,
    explanation,
    mistake: mistake && !isRight ? { explanation: mistake.explanation, misconception: mistake.misconception ?? null } : null,
  }
}
