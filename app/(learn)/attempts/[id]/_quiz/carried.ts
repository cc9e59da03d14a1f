import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import type { OpenQuestion } from '@/core/attempt'
import { readConfidence } from '@/core/confidence'
import { readFields } from '@/core/questions/form'

/**
 * What a plain form held when the session had ended, from the address that brought it through the sign-in; null where there is
 * nothing, and where something newer is kept by now than what the form set out from. Whether it is an answer to the question is
 * still to be asked: an address can say anything.
 */
export function readCarried(
  carry: unknown,
  { shown, answer, revision }: Pick<OpenQuestion, 'shown' | 'answer' | 'revision'>,
): Draft | null {
  if (typeof carry !== 'string') return null
  const fields = new FormData()
  for (const [name, value] of new URLSearchParams(carry)) fields.append(name, value)
  if (fields.get('revision') !== String(revision)) return null
  return {
    answer: readFields(shown.kind, fields, answer),
    confidence: readConfidence(fields.get('confidence')),
    isFlagged: fields.get('flag') === 'on',
  }
}
