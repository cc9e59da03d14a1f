/**
 * Repeatable randomness: returns a number in 0..2^48 − 1 that depends only on a secret seed and the label. `server/seed.ts` makes
 * one from a seed, so that core never sees the seed itself.
 */
export type Seeded = (label: string) => number

/**
 * Returns the list in an order that depends only on the seed and the elements' labels. Adding an element does not change the
 * order of the others.
 */
export function shuffle<T>(list: readonly T[], seeded: Seeded, label: (element: T) => string): T[] {
  return list
    .map((element) => ({ element, at: seeded(`order/${label(element)}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ element }) => element)
}

/** Returns the id under which something is shown. It reveals nothing about the thing and is different under every seed. */
export function shownId(seeded: Seeded, label: string): string {
  return seeded(`id/${label}`).toString(36).padStart(10, '0')
}
