import { z } from 'zod'
import { err, ok, type Result } from '../result'
import type { Tally } from './explained'
import type { Answer, AnswerError } from './kind'
import { type Layout, pathsByShownId } from './layout'

/** What was given to each stem or blank, by its id; those left alone are absent. */
export const pairs = z.record(z.string(), z.string())
export type Pairs = z.infer<typeof pairs>

/** What was given to one stem or blank; undefined if it was left alone. */
export function pairOf(given: Answer, id: string): string | undefined {
  return given !== null && typeof given === 'object' && !Array.isArray(given) && Object.hasOwn(given, id) ? given[id] : undefined
}

/** The share of the key's entries that were given rightly, 0..1. */
export function markPairs(key: Pairs, given: Pairs): number {
  const { right, of } = tallyPairs(key, given)
  return right / of
}

/** How many entries of the key were given rightly, how many wrongly, of how many. */
export function tallyPairs(key: Pairs, given: Answer): Tally {
  const ids = Object.keys(key)
  const right = ids.filter((id) => pairOf(given, id) === key[id]).length
  return { right, wrong: ids.filter((id) => pairOf(given, id) !== undefined).length - right, of: ids.length }
}

/** A left side of the pairs with the paths of what can be given to it. */
export type Side = { id: string; path: string; options: readonly { id: string; path: string }[] }

/**
 * Pairs in shown ids, translated into the author's. No pairs, and pairs left at "choose", are a blank. Refused: `malformed-answer`
 * for anything but texts by name, `unknown-choice` for a side that was not shown or something that cannot be given to it.
 */
export function readPairs(layout: Layout, sides: readonly Side[], given: unknown): Result<Answer, AnswerError> {
  const read = pairs.safeParse(given)
  if (!read.success) return err('malformed-answer')
  // The schema passes over a pair named "__proto__", which is no stem or blank of any question.
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

/** Stored pairs in shown ids. */
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
