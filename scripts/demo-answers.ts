import type { Answer, Question } from '@/core/question'

/** A number between 0 and 1 that depends on the label alone. */
export type Chance = (label: string) => number

/** A wrong answer to a question, in the author's ids. One that rests on a common misconception is likelier than the others. */
export function mistakenAnswer(question: Question, chance: Chance): Exclude<Answer, null> {
  switch (question.kind) {
    case 'single-choice':
      return wrongChoice(question.choices, question.key, chance(question.id))
    case 'multiple-response': {
      const left = question.key.slice(1)
      const keepsAll = left.length === 0 || chance(`${question.id}/keeps`) < 0.5
      const wrong = question.choices.filter(({ id }) => !question.key.includes(id))
      return keepsAll && wrong.length > 0 ? [...question.key, wrongChoice(wrong, '', chance(question.id))] : left
    }
    case 'true-false':
      return String(!question.key)
    case 'matching': {
      const targets = question.targets.map(({ id }) => ({ id }))
      return swapSome(
        question.key,
        (stem) => wrongChoice(targets, question.key[stem] ?? '', chance(`${question.id}/${stem}`)),
        chance,
      )
    }
    case 'cloze': {
      const choicesOf = (blank: string) => question.blanks.find(({ id }) => id === blank)?.choices ?? []
      return swapSome(
        question.key,
        (blank) => wrongChoice(choicesOf(blank), question.key[blank] ?? '', chance(`${question.id}/${blank}`)),
        chance,
      )
    }
    case 'ordering': {
      const order = [...question.key]
      const from = Math.floor(chance(question.id) * order.length)
      const [moved = ''] = order.splice(from, 1)
      order.splice((from + 2) % (order.length + 1), 0, moved)
      return order
    }
    case 'numeric':
      return String(question.mistakes.at(0)?.value ?? question.key * 10)
    case 'short-answer':
      return question.mistakes.at(0)?.text ?? 'I do not remember'
  }
}

function wrongChoice(choices: readonly { id: string; misconception?: string | undefined }[], key: string, at: number): string {
  const wrong = choices.filter(({ id }) => id !== key)
  const byPull = [...wrong].sort((a, b) => Number(Boolean(b.misconception)) - Number(Boolean(a.misconception)))
  // Squared, so that the first choices are taken more often than the last.
  return byPull[Math.floor(at * at * byPull.length)]?.id ?? key
}

function swapSome(key: Record<string, string>, wrong: (id: string) => string, chance: Chance): Record<string, string> {
  const ids = Object.keys(key)
  const surely = Math.floor(chance(ids.join()) * ids.length)
  return Object.fromEntries(
    Object.entries(key).map(([id, right], i) => [id, i === surely || chance(`${id}/swap`) < 0.2 ? wrong(id) : right]),
  )
}
