import type { Answer } from './kind'

/**
 * Something that a learner's answer can name: a choice, a stem, a target, an item or a blank. `path` is its path inside the question, as
 * in `Layout`. Parts of one `group` can stand for each other; `text` is what the learner read.
 */
export type AnswerPart = { path: string; group: string; text: string }

/** Says under which path a part goes on, or null if nothing stands for it any more. */
export type Renamed = (path: string) => string | null

/** Returns the parts of a list of choices or items, whose paths are their ids. */
export function listParts(list: readonly { id: string; text: string }[], group: string): AnswerPart[] {
  return list.map(({ id, text }) => ({ path: id, group, text }))
}

/** Translates an answer that is the id of one choice. Null if nothing stands for the choice any more, or the answer has another shape. */
export function moveChoice(given: Exclude<Answer, null>, renamed: Renamed): Answer {
  return typeof given === 'string' ? renamed(given) : null
}

/** Translates an answer that is a list of ids. Ids that nothing stands for any more are left out; none is named twice. */
export function moveList(given: Exclude<Answer, null>, renamed: Renamed): Answer {
  if (!Array.isArray(given)) return null
  const moved = [...new Set(given.flatMap((id) => renamed(id) ?? []))]
  return moved.length === 0 ? null : moved
}

/**
 * Translates pairs. `pathsOf` gives the paths of a pair. A pair is left out if nothing stands for one of its sides any more, or if what
 * stands for them is no pair.
 */
export function movePairs(
  given: Exclude<Answer, null>,
  pathsOf: (left: string, right: string) => [string, string],
  renamed: Renamed,
): Answer {
  if (typeof given === 'string' || Array.isArray(given)) return null
  const moved = Object.entries(given).flatMap(([left, right]): [string, string][] => {
    const [newLeft, newRight] = pathsOf(left, right).map((path) => renamed(path))
    if (newLeft == null || newRight == null) return []
    const names: [string, string] = [lastOf(newLeft), lastOf(newRight)]
    return pathsOf(...names).join() === `${newLeft},${newRight}` ? [names] : []
  })
  return moved.length === 0 ? null : Object.fromEntries(moved)
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
