import { findNearest } from './nearest'

type Fault = { message: string; fix: string }
type Fields = Record<string, unknown>

/**
 * Says what is wrong with the key of a question, in the author's ids. `question` is not yet known to have the form of its kind.
 * Returns null if the ids of the key are all there.
 */
export function explainKey(question: Fields): Fault | null {
  const { kind, key } = question
  if (kind === 'single-choice') return explainUnknown([key], 'choice', idsOf(question.choices))
  if (kind === 'multiple-response') {
    return explainUnknown(listOf(key), 'choice', idsOf(question.choices)) ?? explainTwice(listOf(key))
  }
  if (kind === 'ordering') {
    const items = idsOf(question.items)
    return explainUnknown(listOf(key), 'item', items) ?? explainTwice(listOf(key)) ?? explainLacking(listOf(key), 'item', items)
  }
  if (kind === 'matching') {
    const stems = idsOf(question.stems)
    return (
      explainUnknown(Object.keys(fieldsOf(key)), 'stem', stems) ??
      explainLacking(Object.keys(fieldsOf(key)), 'stem', stems) ??
      explainUnknown(Object.values(fieldsOf(key)), 'target', idsOf(question.targets))
    )
  }
  if (kind === 'cloze') return explainBlanks(question)
  return null
}

/** Says which id of a list is used twice. Returns null if each is used once. */
export function explainSharedId(list: unknown, word: string): Fault | null {
  const ids = idsOf(list)
  const twice = ids.find((id, i) => ids.indexOf(id) < i)
  if (twice === undefined) return null
  return { message: `the id "${twice}" is used by two ${word}s`, fix: 'Give each its own id.' }
}

/** Says where the gaps in the text of a cloze differ from its blanks. Returns null if they agree. */
export function explainGaps({ text, blanks }: Fields): Fault | null {
  const gaps = typeof text === 'string' ? [...text.matchAll(/\[\[([^\][]*)\]\]/g)].map(([, id = '']) => id.trim()) : []
  const ids = idsOf(blanks)
  const extra = gaps.find((id) => !ids.includes(id))
  if (extra !== undefined) {
    const near = findNearest(extra, ids)
    return {
      message: `the text has a gap [[${extra}]], and no blank has that id${near ? `; did you mean [[${near}]]?` : ''}`,
      fix: `The blanks are: ${ids.join(', ')}.`,
    }
  }
  const absent = ids.find((id) => !gaps.includes(id))
  if (absent !== undefined) {
    return { message: `the text has no gap for the blank "${absent}"`, fix: `Write [[${absent}]] where its words belong.` }
  }
  const twice = gaps.find((id, i) => gaps.indexOf(id) < i)
  if (twice !== undefined) return { message: `the text has the gap [[${twice}]] twice`, fix: 'Give each gap a blank of its own.' }
  if (gaps.join() === ids.join()) return null
  return { message: 'the blanks are not in the order of their gaps', fix: `Write them in this order: ${gaps.join(', ')}.` }
}

function explainBlanks({ blanks, key }: Fields): Fault | null {
  const named = fieldsOf(key)
  const ids = idsOf(blanks)
  const wrongNames = explainUnknown(Object.keys(named), 'blank', ids) ?? explainLacking(Object.keys(named), 'blank', ids)
  if (wrongNames) return wrongNames
  for (const blank of listOf(blanks).map(fieldsOf)) {
    const fault = explainUnknown([named[String(blank.id)]], `choice of the blank "${String(blank.id)}"`, idsOf(blank.choices))
    if (fault) return fault
  }
  return null
}

function explainUnknown(named: unknown[], word: string, known: string[]): Fault | null {
  const unknown = named.find((id) => !known.includes(String(id)))
  if (unknown === undefined) return null
  const near = findNearest(String(unknown), known)
  return {
    message: `the key names "${String(unknown)}", which is no ${word} of it${near ? `; did you mean "${near}"?` : ''}`,
    fix: `There is: ${known.join(', ')}.`,
  }
}

function explainLacking(named: unknown[], word: string, known: string[]): Fault | null {
  const lacking = known.find((id) => !named.includes(id))
  if (lacking === undefined) return null
  return { message: `the key does not name the ${word} "${lacking}"`, fix: `It must name every ${word} once.` }
}

function explainTwice(named: unknown[]): Fault | null {
  const twice = named.find((id, i) => named.indexOf(id) < i)
  return twice === undefined ? null : { message: `the key names "${String(twice)}" twice`, fix: 'Name it once.' }
}

function idsOf(list: unknown): string[] {
  return listOf(list).map((each) => String(fieldsOf(each).id))
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
