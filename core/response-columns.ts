import type { Answer, Question } from './question'

/** A column of the wide form of responses, and what a cell of it says: 1 or 0, or the text that was typed. */
export type ResponseColumn = { name: string; cell(answer: Answer): 0 | 1 | string }

/**
 * Returns the columns for a question in the wide form of responses: one for each option, which is 1 if it was chosen, named by the ids of
 * the question and the option. A part and its choice are joined by "=". What is typed, and an order, has one column with the text.
 */
export function listResponseColumns(question: Question): ResponseColumn[] {
  const named = (option: string) => `${question.id}.${option}`
  switch (question.kind) {
    case 'single-choice':
      return question.choices.map(({ id }) => ({ name: named(id), cell: (answer) => (answer === id ? 1 : 0) }))
    case 'true-false':
      return ['true', 'false'].map((id) => ({ name: named(id), cell: (answer) => (answer === id ? 1 : 0) }))
    case 'multiple-response':
      return question.choices.map(({ id }) => ({
        name: named(id),
        cell: (answer) => (Array.isArray(answer) && answer.includes(id) ? 1 : 0),
      }))
    case 'matching':
      return pairs(
        question.stems.map(({ id }) => id),
        () => question.targets.map(({ id }) => id),
        named,
      )
    case 'cloze':
      return pairs(
        question.blanks.map(({ id }) => id),
        (blank) => question.blanks.find(({ id }) => id === blank)?.choices.map(({ id }) => id) ?? [],
        named,
      )
    case 'ordering':
    case 'numeric':
    case 'short-answer':
      return [{ name: named('answer'), cell: answerText }]
  }
}

/** Returns an answer in the author's ids as one text: the parts of a list are joined by "|", pairs are written as "part=choice". */
export function answerText(answer: Answer): string {
  if (answer === null) return ''
  if (typeof answer === 'string') return answer
  if (Array.isArray(answer)) return answer.join('|')
  return Object.entries(answer)
    .map(([part, choice]) => `${part}=${choice}`)
    .join('|')
}

function pairs(parts: string[], choicesOf: (part: string) => string[], named: (option: string) => string): ResponseColumn[] {
  return parts.flatMap((part) =>
    choicesOf(part).map((choice) => ({
      name: named(`${part}=${choice}`),
      cell: (answer: Answer) =>
        answer !== null && typeof answer === 'object' && !Array.isArray(answer) && answer[part] === choice ? 1 : 0,
    })),
  )
}
