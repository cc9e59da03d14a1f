import type { Question } from '../question'

/** Words of a question and the path to them. */
export type QuestionWords = { path: PropertyKey[]; text: string }

/** One list from which a learner chooses, with the ids that are right. */
export type ChoiceList = {
  path: PropertyKey[]
  choices: { id: string; text: string; explanation: string; pinned?: boolean | undefined }[]
  key: string[]
}

/** The lists of choices of a question: one of a single- or multiple-choice question, one a blank of a cloze, none of the others. */
export function listChoiceLists(question: Question): ChoiceList[] {
  switch (question.kind) {
    case 'single-choice':
      return [{ path: ['choices'], choices: question.choices, key: [question.key] }]
    case 'multiple-response':
      return [{ path: ['choices'], choices: question.choices, key: question.key }]
    case 'cloze':
      return question.blanks.map(({ id, choices }, i) => ({
        path: ['blanks', i, 'choices'],
        choices,
        key: [question.key[id] ?? ''],
      }))
    default:
      return []
  }
}

/** What a learner reads before answering, as one text. */
export function shownWordsOf(question: Question): string {
  return [question.stem, ...listOptions(question).map(({ text }) => text), question.kind === 'cloze' ? question.text : ''].join(
    ' ',
  )
}

/** Everything that stands to be chosen, sorted or put in order. */
export function listOptions(question: Question): QuestionWords[] {
  const within = (name: string, list: { text: string }[]) => list.map(({ text }, i) => ({ path: [name, i, 'text'], text }))
  if (question.kind === 'matching') return [...within('stems', question.stems), ...within('targets', question.targets)]
  if (question.kind === 'ordering') return within('items', question.items)
  return listChoiceLists(question).flatMap(({ path, choices }) =>
    choices.map(({ text }, i) => ({ path: [...path, i, 'text'], text })),
  )
}

/** What the question says is so, without its explanations: stem, right choices, a cloze text filled in, items. Wrong choices and false stems are not. */
export function listStatements(question: Question): QuestionWords[] {
  const stem = { path: ['stem'], text: question.stem }
  switch (question.kind) {
    case 'true-false':
      return question.key ? [stem] : []
    case 'cloze':
      return [stem, { path: ['text'], text: filledIn(question) }]
    case 'matching':
      // A statement behind which its author sees a misconception is there to be told apart from what is so.
      return [
        stem,
        ...question.stems.flatMap(({ text, misconception }, i) => (misconception ? [] : [{ path: ['stems', i, 'text'], text }])),
      ]
    case 'ordering':
      return [stem, ...listOptions(question)]
    default:
      return [stem, ...listRightChoices(question)]
  }
}

/** What a learner reads after answering: every explanation. */
export function listExplanations(question: Question): QuestionWords[] {
  const within = (name: string, list: { explanation: string }[]) =>
    list.map(({ explanation }, i) => ({ path: [name, i, 'explanation'], text: explanation }))
  switch (question.kind) {
    case 'true-false':
      return (['true', 'false'] as const).map((said) => ({ path: ['explanations', said], text: question.explanations[said] }))
    case 'matching':
      return within('stems', question.stems)
    case 'ordering':
      return within('items', question.items)
    case 'numeric':
    case 'short-answer':
      return [{ path: ['explanation'], text: question.explanation }, ...within('mistakes', question.mistakes)]
    default:
      return listChoiceLists(question).flatMap(({ path, choices }) =>
        choices.map(({ explanation }, i) => ({ path: [...path, i, 'explanation'], text: explanation })),
      )
  }
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

function listRightChoices(question: Question): QuestionWords[] {
  return listChoiceLists(question).flatMap(({ path, choices, key }) =>
    choices.flatMap(({ id, text }, i) => (key.includes(id) ? [{ path: [...path, i, 'text'], text }] : [])),
  )
}

function filledIn({ text, blanks, key }: Extract<Question, { kind: 'cloze' }>): string {
  return text.replace(/\[\[([a-z0-9-]+)\]\]/g, (_, id: string) => {
    const choices = blanks.find((blank) => blank.id === id)?.choices ?? []
    return choices.find((choice) => choice.id === key[id])?.text ?? ''
  })
}
