// Browsers load this file, so it imports no schema: zod would come with it.
import type { OpenQuestion } from '../attempt'
import { isBlankText } from '../characters'
import { readConfidence } from '../confidence'
import type { Kind } from '../question'
import type { Answer } from './kind'

/** The part of `FormData` that is needed to read a question's form. */
export type Fields = Pick<FormData, 'get' | 'getAll' | 'entries'>

/**
 * Reads the answer from the fields of a question's form, in shown ids. Every form of a blank is read as null. The answer is not
 * checked against the question: `readAnswer` does that. `before` is the answer that the form was drawn with; an ordering question
 * returns it if the learner did not move anything.
 */
export function readFields(kind: Kind, fields: Fields, before: Answer): Answer {
  return orBlank(readers[kind](fields, before))
}

/** Returns an answer as it was sent, or null if it is any form of a blank: invisible text, an empty list, no pairs, another type. */
export function orBlank(given: unknown): Answer {
  if (typeof given === 'string') return isBlankText(given) ? null : given
  if (typeof given !== 'object' || given === null) return null
  return Object.keys(given).length === 0 ? null : (given as Answer)
}

/**
 * Returns the order of a list after one press of a button: "<id>:up" or "<id>:down" moves an item by one position, and "keep"
 * accepts the order as it is. An item that cannot move leaves the order unchanged.
 */
export function moveItem(order: readonly string[], button: string): string[] {
  const [id = '', direction] = button.split(':')
  const from = order.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  const moved = [...order]
  if (button === 'keep' || from < 0 || to < 0 || to >= order.length) return moved
  moved.splice(from, 1)
  moved.splice(to, 0, id)
  return moved
}

const readers: Record<Kind, (fields: Fields, before: Answer) => unknown> = {
  'single-choice': readText,
  'multiple-response': (fields) => fields.getAll('answer').map(String),
  'true-false': readText,
  matching: readPairs,
  ordering: readOrder,
  numeric: readText,
  'short-answer': readText,
  cloze: readPairs,
}

/**
 * Reads the order that a form means. After a press of a button, it is the shown order with that move applied. Without one, it is
 * the shown order if the field `kept` says that the learner has already accepted it, and otherwise `before`, which is null for a
 * list that was never moved.
 */
export function readOrder(fields: Fields, before: Answer): unknown {
  const button = fields.get('move')
  const order = fields.getAll('order').map(String)
  if (typeof button === 'string') return moveItem(order, button)
  return fields.get('kept') === 'on' ? order : before
}

function readText(fields: Fields): string {
  return String(fields.get('answer') ?? '')
}

function readPairs(fields: Fields): Record<string, string> {
  const pairs = [...fields.entries()].filter(([name, value]) => name.startsWith('pair.') && value !== '')
  return Object.fromEntries(pairs.map(([name, value]) => [name.slice('pair.'.length), String(value)]))
}

/** Reads all that a question's form of an open attempt holds: the answer as `readFields` does, the confidence and the flag. */
export function readQuestionForm(
  kind: Kind,
  fields: Fields,
  before: Answer,
): Pick<OpenQuestion, 'answer' | 'confidence' | 'isFlagged'> {
  return {
    answer: readFields(kind, fields, before),
    confidence: readConfidence(fields.get('confidence')),
    isFlagged: fields.get('flag') === 'on',
  }
}
