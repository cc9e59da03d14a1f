import type { Question } from '@/core/question'

/** A question that differs from another only in what a learner may not know before it is marked. */
export type Variant = { what: string; question: Question }

/**
 * The same question to a learner who has not answered it: once with another key, other explanations, claims, misconceptions,
 * another safety flag, objective, passage, level or most cautious option, and once with all of these together.
 */
export function changeSecrets(question: Question): Variant[] {
  const changes: [string, (of: Question) => Question][] = [
    ['key', withOtherKey],
    ['explanations', (of) => deeply(of, (name, value) => (name.startsWith('explanation') ? reworded(value) : value))],
    ['claims', (of) => ({ ...of, claims: [...of.claims, 'OTHER'] })],
    ['misconceptions', withOtherMisconceptions],
    ['safety', (of) => ({ ...of, safety: of.safety === undefined ? 'other-point' : undefined })],
    ['objective', (of) => ({ ...of, objective: `${of.objective}.other` })],
    ['passage', (of) => ({ ...of, passage: `${of.passage}-other` })],
    ['level', (of) => ({ ...of, asks: of.asks === 'recall' ? 'application' : 'recall' })],
    ['accepted forms', withOtherForms],
    ['most cautious option', withOtherCaution],
  ]
  const all = changes.reduce((changed, [, change]) => change(changed), question)
  return [...changes.map(([what, change]) => ({ what, question: change(question) })), { what: 'all of it', question: all }]
}

function withOtherKey(question: Question): Question {
  const next = (ids: string[], id?: string) => ids[(ids.indexOf(id ?? '') + 1) % ids.length] ?? ''
  switch (question.kind) {
    case 'single-choice':
      return {
        ...question,
        key: next(
          question.choices.map(({ id }) => id),
          question.key,
        ),
      }
    case 'multiple-response': {
      const others = question.choices.map(({ id }) => id).filter((id) => !question.key.includes(id))
      return { ...question, key: others.length > 0 ? others : question.key.slice(1) }
    }
    case 'true-false':
      return { ...question, key: !question.key }
    case 'matching': {
      const ids = question.targets.map(({ id }) => id)
      return {
        ...question,
        key: Object.fromEntries(Object.entries(question.key).map(([stem, target]) => [stem, next(ids, target)])),
      }
    }
    case 'ordering':
      return { ...question, key: question.key.toReversed() }
    case 'numeric':
      return { ...question, key: question.key + 1 }
    case 'short-answer':
      return { ...question, key: ['something else'] }
    case 'cloze': {
      const keys = question.blanks.map(({ id, choices }) => [
        id,
        next(
          choices.map((each) => each.id),
          question.key[id],
        ),
      ])
      return { ...question, key: Object.fromEntries(keys) }
    }
  }
}

// What else decides how something typed is marked or explained.
function withOtherForms(question: Question): Question {
  const explanation = 'Other.'
  if (question.kind === 'numeric') {
    return { ...question, tolerance: question.tolerance + 1, unitSpellings: ['other'], mistakes: [{ value: 7, explanation }] }
  }
  if (question.kind === 'short-answer') return { ...question, mistakes: [{ text: 'other', explanation }] }
  return question
}

function withOtherCaution(question: Question): Question {
  switch (question.kind) {
    case 'single-choice':
    case 'multiple-response':
      return { ...question, mostCautious: question.mostCautious === undefined ? question.choices[0]?.id : undefined }
    case 'true-false':
      return { ...question, mostCautious: question.mostCautious === undefined ? true : undefined }
    case 'matching':
    case 'ordering':
    case 'numeric':
    case 'short-answer':
    case 'cloze':
      return question
  }
}

function withOtherMisconceptions(question: Question): Question {
  switch (question.kind) {
    case 'single-choice':
      return { ...question, choices: question.choices.map(toggled) }
    case 'multiple-response':
      return { ...question, choices: question.choices.map(toggled) }
    case 'true-false':
      return toggled(question)
    case 'matching':
      return { ...question, stems: question.stems.map(toggled) }
    case 'cloze':
      return { ...question, blanks: question.blanks.map((blank) => ({ ...blank, choices: blank.choices.map(toggled) })) }
    case 'numeric':
      return { ...question, mistakes: question.mistakes.map(toggled) }
    case 'short-answer':
      return { ...question, mistakes: question.mistakes.map(toggled) }
    case 'ordering':
      return question
  }
}

function toggled<T extends { misconception?: string | undefined }>(of: T): T {
  return { ...of, misconception: of.misconception === undefined ? 'OTHER' : undefined }
}

function reworded(value: unknown): unknown {
  if (typeof value === 'string') return `Otherwise: ${value}`
  return Object.fromEntries(Object.entries(value as object).map(([name, text]) => [name, `Otherwise: ${text}`]))
}

function deeply<T>(value: T, change: (name: string, value: unknown) => unknown): T {
  if (Array.isArray(value)) return value.map((each) => deeply(each, change)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deeply(change(name, inner), change)])) as T
}
