import { asAnswer } from '@/app/_components/questions/form-answer'
import { readAnswerFields } from '@/app/answer-form'
import type { ShownQuestion } from '@/core/shown-question'
import { readConfidence } from './confidence'
import type { Draft } from './drafts'

/**
 * What a plain form held when the session had ended, from the address that brought it through the sign-in; null where there
 * is nothing. A list to be ordered is left as it is saved: of one that was sent nobody can tell whether it was moved.
 */
export function readCarried(carry: unknown, { kind }: ShownQuestion): Draft | null {
  if (typeof carry !== 'string' || kind === 'ordering') return null
  const fields = new FormData()
  for (const [name, value] of new URLSearchParams(carry)) fields.append(name, value)
  return {
    answer: asAnswer(readAnswerFields(kind, fields)),
    confidence: readConfidence(fields.get('confidence')),
    isFlagged: fields.get('flag') === 'on',
  }
}
