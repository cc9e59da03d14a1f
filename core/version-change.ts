import { listAnswerParts, markingOf, type Question } from './question'
import type { AnswerPart } from './questions/parts'
import { stableJson } from './stable-json'

/**
 * How a question has changed since somebody was given it:
 * - `wording`: the same answers earn the same marks, and something that people read is different
 * - `key`: the same answers can be given, and some may earn other marks; or the points or the safety flag are different
 * - `options`: something that an answer can name was added or taken away, or the question is of another kind
 * - `withdrawn`: the course has the question no longer, and has not retired it
 * - `reading`: the question is the same, and today's code marks some answers otherwise than they were marked
 */
export const changeKinds = ['wording', 'key', 'options', 'withdrawn', 'reading'] as const
/** How a question has changed. */
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that differs between two versions. `path` leads to it, by field names and ids; null is where a version has nothing. */
export type Difference = { path: string[]; before: string | null; after: string | null }

/** Two versions of a question, compared. `vanished` are the parts that answers to the first can name and answers to the second cannot. */
export type Comparison = {
  kind: 'none' | 'wording' | 'key' | 'options'
  isOtherKind: boolean
  vanished: AnswerPart[]
  differences: Difference[]
}

/**
 * Compares two versions of a question by their content. The order in which an author lists choices or accepted answers is no content, nor
 * are fields that neither mark nor show: what the content check reads, and the objective.
 */
export function compareVersions(before: Question, after: Question): Comparison {
  const isOtherKind = before.kind !== after.kind
  const [old, now] = [listAnswerParts(before), listAnswerParts(after)]
  const vanished = old.filter(({ path }) => isOtherKind || !now.some((each) => each.path === path))
  const added = now.filter(({ path }) => !old.some((each) => each.path === path))
  const differences = listDifferences(before, after)
  const isOtherKey =
    markingOf(before) !== markingOf(after) || before.points !== after.points || isOnSafety(before) !== isOnSafety(after)
  const kind =
    isOtherKind || vanished.length + added.length > 0
      ? 'options'
      : isOtherKey
        ? 'key'
        : differences.length > 0
          ? 'wording'
          : 'none'
  return { kind, isOtherKind, vanished, differences }
}

// Fields that change no mark and are shown to nobody. `safety` is compared as a flag: which point it belongs to is only for drawing.
const neitherMarkNorShow = ['id', 'objective', 'asks', 'mostCautious', 'safety']

function listDifferences(before: Question, after: Question): Difference[] {
  const [old, now] = [flatten(before), flatten(after)]
  const paths = [...new Set([...old.keys(), ...now.keys()])]
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path: path.split('\n'), before: old.get(path) ?? null, after: now.get(path) ?? null }))
}

function flatten(question: Question): Map<string, string> {
  const found = new Map<string, string>()
  if (isOnSafety(question)) found.set('safety', 'yes')
  const { kind } = question
  for (const [name, value] of Object.entries(question)) {
    // The order of a list of names, such as a key, matters only where the answer is an order.
    if (!neitherMarkNorShow.includes(name)) walk([name], value, kind !== 'ordering' || name !== 'key', found)
  }
  return found
}

function walk(path: string[], value: unknown, isSorted: boolean, found: Map<string, string>): void {
  if (value === undefined) return
  if (typeof value !== 'object' || value === null) {
    found.set(path.join('\n'), String(value))
  } else if (!Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) if (name !== 'id') walk([...path, name], inner, isSorted, found)
  } else if (value.every((each) => typeof each !== 'object')) {
    if (value.length > 0) found.set(path.join('\n'), (isSorted ? value.toSorted() : value).join(' · '))
  } else {
    const list = value.every(hasId) ? value : value.toSorted((a, b) => (stableJson(a) < stableJson(b) ? -1 : 1))
    list.forEach((each, i) => {
      walk([...path, hasId(each) ? each.id : String(i + 1)], each, isSorted, found)
    })
  }
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

function isOnSafety({ safety }: Pick<Question, 'safety'>): boolean {
  return safety !== undefined
}
