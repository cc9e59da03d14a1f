// Without schemas: browsers use this file.
import type { Grade } from './grade'

/** An entry in the log of a grade: an override, or the reversal of the one before. */
export type OverrideEntry = { isReversal: boolean; before: Grade; after: Grade; reason: string; byName: string | null; at: Date }

/**
 * Returns the grade as it was before the override that is in force, which a reversal brings back. Returns null if no override is in
 * force. `log` has the entries of one attempt, the oldest first.
 */
export function findGradeBefore(log: readonly Pick<OverrideEntry, 'isReversal' | 'before'>[]): Grade | null {
  const begun = log.slice(log.findLastIndex(({ isReversal }) => isReversal) + 1)
  return begun[0]?.before ?? null
}
