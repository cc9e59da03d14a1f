import { expect, test } from 'vitest'
import { reportAnswerForm, reportForm, reportState } from '@/core/report'

const issues = (form: object) =>
  reportForm.safeParse({ kind: 'wrong', quote: '', text: '', ...form }).error?.issues.map(({ message }) => message)

test('a report needs nothing but a kind', () => {
  expect(issues({})).toBeUndefined()
  expect(issues({ kind: 'nonsense' })).toEqual(['report-kind-unknown'])
})

test.each([
  ['quote', 300, 'report-quote-long'],
  ['text', 1000, 'report-long'],
])('the %s of a report can have %d characters, blanks made one', (field, most, error) => {
  expect(issues({ [field]: 'x'.repeat(most) })).toBeUndefined()
  expect(issues({ [field]: 'x'.repeat(most + 1) })).toEqual([error])
  expect(reportForm.parse({ kind: 'wrong', quote: '', text: '', [field]: '  a \n b ' })).toMatchObject({ [field]: 'a b' })
})

test('an answer needs words', () => {
  expect(reportAnswerForm.safeParse({ answer: ' \n ' }).error?.issues[0]?.message).toBe('report-answer-missing')
  expect(reportAnswerForm.parse({ answer: ' Mended. ' })).toEqual({ answer: 'Mended.' })
})

test.each([
  ['open', null, null],
  ['answered', 2, null],
  ['answered', 2, 1],
  ['read', 2, 3],
] as const)('a report is %s if it was answered at %s and read at %s', (state, answered, read) => {
  const at = (n: number | null) => (n === null ? null : new Date(n))
  expect(reportState({ answeredAt: at(answered), readAt: at(read) })).toBe(state)
})
