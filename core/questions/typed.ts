import { z } from 'zod'
import { err, ok, type Result } from '../result'
import type { ExplainedText } from './explained'
import type { Answer, AnswerError } from './kind'

/** What a learner typed on one line. */
export const typedText = z.string().max(200)

/** A typed text as it is stored: as it was typed. Nothing but blanks is a blank; anything but a text of 200 characters is `malformed-answer`. */
export function readTyped(given: unknown): Result<Answer, AnswerError> {
  const typed = typedText.safeParse(given)
  if (!typed.success) return err('malformed-answer')
  return ok(typed.data.trim() === '' ? null : typed.data)
}

/** What was typed beside what is right. `mistake` is the foreseen mistake that the text is, if it is one and not right. */
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
