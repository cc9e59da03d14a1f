import { type Seeded, shownId, shuffle } from '../seed'

/**
 * How one attempt lays out one question: the ids under which the parts are shown, and the order of what is mixed. A part is named
 * by its path inside the question, such as `stem/dose`. Open attempts follow from these paths, so a path never changes.
 */
export type Layout = {
  /** The id under which the part at this path is shown. */
  idOf(path: string): string
  /** A list in the order in which the attempt shows it. */
  mix<T>(list: readonly T[], pathOf: (each: T) => string): T[]
}

/** The layout of a question that follows from an attempt's seed. */
export function layOut({ id }: { id: string }, seeded: Seeded): Layout {
  return {
    idOf: (path) => shownId(seeded, `${id}/${path}`),
    mix: (list, pathOf) => shuffle(list, seeded, (each) => `${id}/${pathOf(each)}`),
  }
}

/** The paths of a question's parts by the ids under which they are shown. */
export function pathsByShownId(layout: Layout, paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(paths.map((path) => [layout.idOf(path), path]))
}
