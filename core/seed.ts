/**
 * Chance that can be repeated: a number in 0..2^48 − 1 that only a secret seed and a label decide.
 * Whoever holds the seed makes one (`server/seed.ts`); the rules only ask it.
 */
export type Seeded = (label: string) => number

/** The list in an order that only the seed and each element's label decide; adding an element moves no other two. */
export function shuffle<T>(list: readonly T[], seeded: Seeded, label: (element: T) => string): T[] {
  return list
    .map((element) => ({ element, at: seeded(`order/${label(element)}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ element }) => element)
}

/** The id under which a thing is shown: it tells nothing of the thing, and is another one under another seed. */
export function shownId(seeded: Seeded, label: string): string {
  return seeded(`id/${label}`).toString(36).padStart(10, '0')
}
