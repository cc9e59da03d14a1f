import { z } from 'zod'
import { err, ok, type Result } from '../result'
import type { Answer, AnswerError } from './kind'
import { type Layout, pathsByShownId } from './layout'

/** A list of ids, as multiple-response and ordering have it. */
export const idList = z.array(z.string()).max(100)

/**
 * A list in shown ids, translated into the author's. Refused: `malformed-answer` for anything that is not
 * a list of at most 100 texts or names an id twice, `unknown-choice` for an id that was not shown.
 */
export function readList(layout: Layout, ids: readonly string[], given: unknown): Result<Answer, AnswerError> {
  const list = idList.safeParse(given)
  if (!list.success) return err('malformed-answer')
  const paths = pathsByShownId(layout, ids)
  const chosen = list.data.map((id) => paths.get(id))
  if (chosen.includes(undefined)) return err('unknown-choice')
  return new Set(chosen).size === chosen.length ? ok(chosen as string[]) : err('malformed-answer')
}

/** A stored list in shown ids. */
export function showList(layout: Layout, given: Exclude<Answer, null>): Answer {
  return Array.isArray(given) ? given.map((id) => layout.idOf(id)) : null
}
