import { asAnswer } from '@/app/_components/questions/form-answer'
import { readAnswerFields, readOrder } from '@/app/answer-form'
import type { OpenQuestion } from '@/core/attempt'
import type { Answer } from '@/core/question'
import { readConfidence } from './confidence'
import type { Draft } from './drafts'

/**
 * What a plain form held when the session had ended, from the address that brought it through the sign-in; null where there
 * is nothing.
 */
export function readCarried(carry: unknown, question: Pick<OpenQuestion, 'shown' | 'answer'>): Draft | null {
  if (typeof carry !== 'string') return null
  const fields = new FormData()
  for (const [name, value] of new URLSearchParams(carry)) fields.append(name, value)
  return {
    answer: readCarriedAnswer(fields, question),
    confidence: readConfidence(fields.get('confidence')),
    isFlagged: fields.get('flag') === 'on',
  }
}

// An address can say anything: a list is taken only where it is the one that was shown, in some order.
function readCarriedAnswer(fields: FormData, { shown, answer }: Pick<OpenQuestion, 'shown' | 'answer'>): Answer {
  if (shown.kind !== 'ordering') return asAnswer(readAnswerFields(shown.kind, fields))
  const order = asAnswer(readOrder(fields, answer))
  const isWhole = Array.isArray(order) && order.length === shown.items.length && shown.items.every(({ id }) => order.includes(id))
  return isWhole ? order : answer
}
