/** What an author calls an entry of a list, by the name of the list. */
const entryNames: Record<string, string> = {
  arrows: 'arrow',
  blanks: 'blank',
  choices: 'choice',
  counts: 'count',
  crisis: 'crisis help',
  items: 'item',
  measured: 'measurement',
  mistakes: 'mistake',
  objectives: 'objective',
  questions: 'question',
  routes: 'route',
  rows: 'row',
  safetyPoints: 'safety point',
  states: 'state',
  stems: 'stem',
  targets: 'target',
}

/** What an author calls an entry of a file that is a list, by the name of the file. */
const namesByFile: Record<string, string> = {
  'claims.yaml': 'claim',
  'references.yaml': 'reference',
  'misconceptions.yaml': 'misconception',
  'glossary.yaml': 'term',
  'forbidden.yaml': 'entry',
  'practice.yaml': 'question',
  'figures.yaml': 'figure',
}

/** The fields by which an entry is told from its neighbours, the best first. */
const namingFields = ['id', 'label', 'title', 'when', 'says', 'text', 'value', 'pattern']

/** The longest name that a message quotes whole. */
const longestName = 50

/**
 * Says where a path leads, in the author's words and ids: `Question "stop-kneading", choice "more"`. An entry without a name is
 * counted from 1. Returns an empty text if the path stays outside of all entries. `file` is the name of the file, without folders.
 */
export function placeWords(file: string, data: unknown, path: readonly PropertyKey[]): string {
  const parts: string[] = []
  let node = data
  path.forEach((step, i) => {
    const list = i === 0 ? namesByFile[file] : entryNames[String(path[i - 1])]
    node = childOf(node, step)
    if (typeof step !== 'number') return
    const isOfLast = i === path.length - 1 && list === undefined
    if (list !== undefined) parts.push(`${list} ${nameOf(node, step)}`)
    else if (!isOfLast) parts.push(`entry ${step + 1}`)
  })
  const words = parts.join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Returns the value at a path in data of any shape. Returns undefined if there is none. */
export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(childOf, data)
}

/** Returns the singular of the list that a path leads into, such as `choice` for `choices`. */
export function entryWord(list: PropertyKey | undefined): string {
  return entryNames[String(list)] ?? 'entry'
}

function childOf(node: unknown, step: PropertyKey): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined
  return (node as Record<PropertyKey, unknown>)[step]
}

function nameOf(entry: unknown, index: number): string {
  for (const field of namingFields) {
    const name = childOf(entry, field)
    if (typeof name === 'number') return `"${name}"`
    if (typeof name !== 'string' || name.trim() === '') continue
    return `"${name.length > longestName ? `${name.slice(0, longestName)}…` : name}"`
  }
  return String(index + 1)
}
