import { z } from 'zod'
import { err, ok, type Result } from '../result'
import type { Answer, AnswerError } from './kind'
import { type Layout, pathsByShownId } from './layout'

/** The answer of a multiple-response or ordering question: a list of at most 100 ids. */
export const idList = z.array(z.string()).max(100)

/**
 * Translates a list from shown ids into the author's ids. Refuses anything but a list of at most 100 different texts as
 * `malformed-answer`, and an id that was not shown as `unknown-choice`.
 */
export function readList(layout: Layout, ids: readonly string[], given: unknown): Result<Answer, AnswerError> {
  const list = idList.safeParse(given)
  if (!list.success) return err('malformed-answer')
  const paths = pathsByShownId(layout, ids)
  const chosen = list.data.map((id) => paths.get(id))
  if (chosen.includes(undefined)) return err('unknown-choice')
  return new Set(chosen).size === chosen.length ? ok(chosen as string[]) : err('malformed-answer')
}

/** Translates a stored list into shown ids. Returns null if the stored answer is not a list. */
export function showList(layout: Layout, given: Exclude<Answer, null>): Answer {
  return Array.isArray(given) ? given.map((id) => layout.idOf(id)) : null
}
