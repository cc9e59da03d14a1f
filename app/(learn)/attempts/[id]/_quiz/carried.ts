import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import type { OpenQuestion } from '@/core/attempt'
import { readQuestionForm } from '@/core/questions/form'

/**
 * Reads what a plain form held when the session had ended, from the address that carried it through the sign-in. Null if the
 * address carries nothing, or if something newer has been saved since the form was loaded. An address can hold anything: the
 * caller must still check that this is an answer to the question.
 */
export function readCarried(
  carry: unknown,
  { shown, answer, revision }: Pick<OpenQuestion, 'shown' | 'answer' | 'revision'>,
): Draft | null {
  if (typeof carry !== 'string') return null
  const fields = new FormData()
  for (const [name, value] of new URLSearchParams(carry)) fields.append(name, value)
  return fields.get('revision') === String(revision) ? readQuestionForm(shown.kind, fields, answer) : null
}
