import type { Kind, Question, QuestionOf } from '@/core/question'
import type { Quiz } from '@/core/quiz'
import type { ReviewItem } from '@/core/review'

/** Every kind of question. */
export const kinds = [
  'single-choice',
  'multiple-response',
  'true-false',
  'matching',
  'ordering',
  'numeric',
  'short-answer',
  'cloze',
] as const satisfies readonly Kind[]

/** Names that every JavaScript object answers to, though nobody gave them to it. */
export const inheritedNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

/** A choice that explains itself. */
export function aChoice(id: string, overrides: Partial<QuestionOf<'single-choice'>['choices'][number]> = {}) {
  return { id, text: `Choice ${id}`, explanation: `Why ${id}.`, ...overrides }
}

/** A whole question of a kind: choices, stems, items and blanks are called a, b, c… and the first ones are right. */
export function aQuestion<K extends Kind>(kind: K, overrides: Partial<QuestionOf<K>> = {}): QuestionOf<K> {
  return { ...questionOfKind[kind], ...overrides }
}

/** A single-choice question of these options, of which the first is right. */
export function aSingle(id: string, [key = '', ...distractors]: string[], stem = 'What is so?'): QuestionOf<'single-choice'> {
  const choices = [key, ...distractors].map((text, i) => aChoice(i === 0 ? 'key' : `wrong-${i}`, { text }))
  return aQuestion('single-choice', { id, stem, choices, key: 'key' })
}

/** A statement that is true or false. */
export function aStatement(id: string, stem: string, key: boolean): QuestionOf<'true-false'> {
  return aQuestion('true-false', { id, stem, key })
}

/** A bank from which an attempt of 4 is drawn: objectives o1 and o2, a safety point with two variants, and 8 other questions. */
export function aQuiz(overrides: Partial<Quiz> = {}): Quiz {
  const question = (id: string, objective: string, safety?: string): Question =>
    aQuestion('single-choice', { id, objective, ...(safety && { safety }) })
  return {
    size: 4,
    passPercent: 80,
    safetyPoints: [{ id: 'harm', text: 'What could hurt somebody.' }],
    questions: [
      question('harm-1', 'o1', 'harm'),
      question('harm-2', 'o1', 'harm'),
      ...[1, 2, 3, 4].flatMap((i) => [question(`o1-${i}`, 'o1'), question(`o2-${i}`, 'o2')]),
    ],
    ...overrides,
  }
}

/** Something to review that is due since noon of 1 March 2027 (UTC). */
export function aReviewItem(overrides: Partial<ReviewItem> = {}): ReviewItem {
  return {
    questionId: 'q',
    module: 'm1',
    objective: 'o1',
    step: 0,
    isCertainButWrong: false,
    dueAt: new Date('2027-03-01T12:00:00Z'),
    ...overrides,
  }
}

const every = { objective: 'o1', claims: ['C1'], passage: 'a-passage', points: 1, asks: 'recall' as const, stem: 'What is so?' }
const item = (id: string) => ({ id, text: `Item ${id}`, explanation: `Why ${id} stands here.` })

const questionOfKind: { [K in Kind]: QuestionOf<K> } = {
  'single-choice': {
    ...every,
    id: 'a-single-choice',
    kind: 'single-choice',
    choices: [aChoice('a'), aChoice('b'), aChoice('c'), aChoice('d')],
    key: 'a',
  },
  'multiple-response': {
    ...every,
    id: 'a-multiple-response',
    kind: 'multiple-response',
    choices: [aChoice('a'), aChoice('b'), aChoice('c'), aChoice('d')],
    key: ['a', 'b'],
  },
  'true-false': {
    ...every,
    id: 'a-true-false',
    kind: 'true-false',
    key: true,
    explanations: { true: 'Why it is so.', false: 'Why it is not otherwise.' },
  },
  matching: {
    ...every,
    id: 'a-matching',
    kind: 'matching',
    stems: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Stem ${id}`, explanation: `Why ${id} goes there.` })),
    targets: ['x', 'y', 'z'].map((id) => ({ id, text: `Target ${id}` })),
    key: { a: 'x', b: 'x', c: 'y', d: 'z' },
  },
  ordering: {
    ...every,
    id: 'an-ordering',
    kind: 'ordering',
    items: ['a', 'b', 'c', 'd', 'e'].map(item),
    key: ['a', 'b', 'c', 'd', 'e'],
  },
  numeric: {
    ...every,
    id: 'a-numeric',
    kind: 'numeric',
    unit: 'mg',
    unitSpellings: ['milligrams'],
    key: 50,
    tolerance: 0,
    explanation: 'Why it is 50.',
    mistakes: [],
  },
  'short-answer': {
    ...every,
    id: 'a-short-answer',
    kind: 'short-answer',
    key: ['low-dose naltrexone', 'LDN'],
    explanation: 'Why it is called that.',
    mistakes: [],
  },
  cloze: {
    ...every,
    id: 'a-cloze',
    kind: 'cloze',
    text: 'It is an opioid [[a]] and the tablet has [[b]].',
    blanks: ['a', 'b'].map((id) => ({ id, choices: [aChoice('x'), aChoice('y'), aChoice('z')] })),
    key: { a: 'x', b: 'y' },
  },
}
