// Without schemas: browsers use this file.
import type { Kind } from '../question'
import type { Answer } from './kind'

/** The fields of a question's form. */
export type Fields = Pick<FormData, 'get' | 'getAll' | 'entries'>

/**
 * The answer that the fields of a question's form hold, in shown ids; every form of a blank is null. Whether it is an answer to the
 * question is for `readAnswer` to say. `before` is the answer from which the form set out: a list that was not touched keeps it.
 */
export function readFields(kind: Kind, fields: Fields, before: Answer): Answer {
  return orBlank(readers[kind](fields, before))
}

/** An answer as somebody sent it, every form of a blank as null. */
export function orBlank(given: unknown): Answer {
  if (typeof given === 'string') return given.trim() === '' ? null : given
  if (typeof given !== 'object' || given === null) return null
  return Object.keys(given).length === 0 ? null : (given as Answer)
}

/** An order after one press of a button: "<id>:up", "<id>:down", or "keep", which takes it as it stands. */
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
 * The order that a form means: the learner's after a press of a button; without one as it stands if it is an answer already
 * (the field `kept`), else `before`, which is null for a list that was never moved.
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
