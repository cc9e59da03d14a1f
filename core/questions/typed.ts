import { z } from 'zod'
import { isBlankText } from '../characters'
import { isWhole } from '../grade'
import { err, ok, type Result } from '../result'
import type { ExplainedText } from './explained'
import type { Answer, AnswerError } from './kind'
import { mostTypedCharacters } from './number'

/** The answer of a numeric or short-answer question: at most 200 characters, as the learner typed them. */
export const typedText = z.string().max(mostTypedCharacters)

/**
 * Reads a typed answer, which is stored exactly as it was typed. Text of which nothing can be seen is a blank (null). Anything
 * but a text of at most 200 characters is refused as `malformed-answer`.
 */
export function readTyped(given: unknown): Result<Answer, AnswerError> {
  const typed = typedText.safeParse(given)
  if (!typed.success) return err('malformed-answer')
  return ok(isBlankText(typed.data) ? null : typed.data)
}

/**
 * Explains a typed answer. The mark that it was given says whether it is right, even if it would be read differently today. `mistake` is
 * the foreseen mistake that the text matches; it is ignored if the answer is right.
 */
export function explainTyped(
  { explanation }: { explanation: string },
  typed: string | null,
  right: string,
  mark: number,
  mistake: { explanation: string; misconception?: string | undefined } | undefined,
): ExplainedText {
  const isRight = typed !== null && isWhole(mark)
  return {
    typed,
    right,
    isRight,
    explanation,
    mistake: mistake && !isRight ? { explanation: mistake.explanation, misconception: mistake.misconception ?? null } : null,
  }
}
