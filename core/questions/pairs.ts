import { z } from 'zod'
import { err, ok, type Result } from '../result'
import type { Tally } from './explained'
import type { Answer, AnswerError } from './kind'
import { type Layout, pathsByShownId } from './layout'

/** The answer of a matching or cloze question: what was given to each stem or blank, by its id. Unanswered ones are absent. */
export const pairs = z.record(z.string(), z.string())
/** An answer that `pairs` accepts. */
export type Pairs = z.infer<typeof pairs>

/** Returns what was given to one stem or blank. Returns undefined if it was left unanswered or the answer has another shape. */
export function pairOf(given: Answer, id: string): string | undefined {
  return given !== null && typeof given === 'object' && !Array.isArray(given) && Object.hasOwn(given, id) ? given[id] : undefined
}

/** Returns the share of the key's entries that were answered correctly, 0..1. */
export function markPairs(key: Pairs, given: Pairs): number {
  const { right, of } = tallyPairs(key, given)
  return right / of
}

/** Counts the entries of the key that were answered correctly and incorrectly. Unanswered ones are neither. */
export function tallyPairs(key: Pairs, given: Answer): Tally {
  const ids = Object.keys(key)
  const right = ids.filter((id) => pairOf(given, id) === key[id]).length
  return { right, wrong: ids.filter((id) => pairOf(given, id) !== undefined).length - right, of: ids.length }
}

/** One stem or blank, with its layout path and the options that can be given to it. */
export type Side = { id: string; path: string; options: readonly { id: string; path: string }[] }

/**
 * Translates pairs from shown ids into the author's ids. An empty text means that nothing was chosen; if nothing was chosen at
 * all, the answer is a blank (null). Refuses anything but an object of texts as `malformed-answer`. Refuses a stem or blank that
 * was not shown, and an option that does not belong to it, as `unknown-choice`.
 */
export function readPairs(layout: Layout, sides: readonly Side[], given: unknown): Result<Answer, AnswerError> {
  const read = pairs.safeParse(given)
  if (!read.success) return err('malformed-answer')
  // zod ignores a property named "__proto__". No stem or blank has that name, so the answer is refused.
  if (Object.hasOwn(given as object, '__proto__')) return err('unknown-choice')

  const pathOf = pathsByShownId(
    layout,
    sides.map(({ path }) => path),
  )
  const found: Pairs = {}
  for (const [left, right] of Object.entries(read.data)) {
    const side = sides.find(({ path }) => path === pathOf.get(left))
    if (!side) return err('unknown-choice')
    if (right === '') continue
    const option = side.options.find(({ path }) => layout.idOf(path) === right)
    if (!option) return err('unknown-choice')
    found[side.id] = option.id
  }
  return ok(Object.keys(found).length === 0 ? null : found)
}

/** Translates stored pairs into shown ids. `pathsOf` gives the layout paths of a pair. Returns null for any other answer. */
export function showPairs(
  layout: Layout,
  given: Exclude<Answer, null>,
  pathsOf: (left: string, right: string) => [string, string],
): Answer {
  if (typeof given === 'string' || Array.isArray(given)) return null
  return Object.fromEntries(
    Object.entries(given).map(([left, right]) => {
      const [leftPath, rightPath] = pathsOf(left, right)
      return [layout.idOf(leftPath), layout.idOf(rightPath)]
    }),
  )
}
