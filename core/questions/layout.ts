import { type Seeded, shownId, shuffle } from '../seed'

/**
 * The layout of one question in one attempt: the ids under which its parts are shown, and the order of the parts that are
 * shuffled. A part is named by its path inside the question, such as `stem/first`. A path must never change, because the ids that
 * an open attempt has already shown are derived from it.
 */
export type Layout = {
  /** Returns the id under which the part at this path is shown. */
  idOf(path: string): string
  /** Returns a list in the order in which the attempt shows it. */
  mix<T>(list: readonly T[], pathOf: (each: T) => string): T[]
}

/** Derives the layout of a question from an attempt's seed. */
export function layOut({ id }: { id: string }, seeded: Seeded): Layout {
  return {
    idOf: (path) => shownId(seeded, `${id}/${path}`),
    mix: (list, pathOf) => shuffle(list, seeded, (each) => `${id}/${pathOf(each)}`),
  }
}

/** Returns the paths of a question's parts, by the ids under which they are shown. */
export function pathsByShownId(layout: Layout, paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(paths.map((path) => [layout.idOf(path), path]))
}
