import { listTexts, type Question } from '../../question'
import type { QuestionText } from '../../questions/texts'

/** What a learner reads before answering, as one text. */
export function shownWordsOf(question: Question): string {
  return listAs(question, ['prompt', 'choice', 'item'])
    .map(({ text }) => text)
    .join(' ')
}

/** Everything that is there to be chosen, sorted or put in order. */
export function listOptions(question: Question): QuestionText[] {
  return listAs(question, ['choice', 'item'])
}

/** What the question says is so before anybody has answered: a true stem, right choices, a cloze text filled in, items. */
export function listStatements(question: Question): QuestionText[] {
  return listAs(question, ['prompt', 'choice', 'item', 'filled-in']).filter(({ isStated }) => isStated)
}

/** What a learner reads after answering: every explanation. */
export function listExplanations(question: Question): QuestionText[] {
  return listAs(question, ['explanation'])
}

/** What a learner may type to be right; empty for kinds where nothing is typed. */
export function listTypedKeys(question: Question): string[] {
  return listAs(question, ['typed-key']).map(({ text }) => text)
}

/** The misconceptions that a question names behind its wrong answers, each with its path. */
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
