import { listTexts, type Question } from '../../question'
import type { QuestionText } from '../../questions/texts'

/** Returns everything that a learner reads before answering, as one text. */
export function shownWordsOf(question: Question): string {
  return listAs(question, ['prompt', 'choice', 'item'])
    .map(({ text }) => text)
    .join(' ')
}

/**
 * Returns what a question asks about as one text: its stem, its cloze text without the names of the blanks, its choices, and the
 * items to sort. Targets and units are left out, because many questions share them.
 */
export function askedWordsOf(question: Question): string {
  return listAs(question, ['prompt', 'choice', 'item'])
    .filter(({ path: [field] }) => field !== 'targets' && field !== 'unit')
    .map(({ text }) => text.replace(/\[\[[a-z0-9-]+\]\]/g, ' '))
    .join(' ')
}

/** Returns everything that a learner chooses from, sorts or puts in order. */
export function listOptions(question: Question): QuestionText[] {
  return listAs(question, ['choice', 'item'])
}

/**
 * Returns what the question itself presents as true: a true stem, right choices, items, and a cloze text filled in by its key.
 */
export function listStatements(question: Question): QuestionText[] {
  return listAs(question, ['prompt', 'choice', 'item', 'filled-in']).filter(({ isStated }) => isStated)
}

/** Returns every explanation, which learners read after submission. */
export function listExplanations(question: Question): QuestionText[] {
  return listAs(question, ['explanation'])
}

/** Returns the texts that are right if a learner types them. Returns an empty array for kinds that are not typed. */
export function listTypedKeys(question: Question): string[] {
  return listAs(question, ['typed-key']).map(({ text }) => text)
}

/** Returns the ids of the misconceptions that a question names, each with its path in the question. */
export function listMisconceptions(question: Question): { path: PropertyKey[]; id: string }[] {
  const found: { path: PropertyKey[]; id: string }[] = []
  const look = (node: unknown, path: PropertyKey[]) => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      const next = [...path, Array.isArray(node) ? Number(key) : key]
      if (key === 'misconception' && typeof value === 'string') found.push({ path: next, id: value })
      else look(value, next)
    }
  }
  look(question, [])
  return found
}

function listAs(question: Question, roles: readonly QuestionText['as'][]): QuestionText[] {
  return listTexts(question).filter((each) => roles.includes(each.as))
}
