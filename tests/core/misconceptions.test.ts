import { describe, expect, test } from 'vitest'
import { listPossibleMisconceptions, listShownMisconceptions } from '@/core/misconceptions'
import { explainKind, mark, type Question, rightAnswer } from '@/core/question'
import { anyQuestionOf, forAny } from '@/tests/support/any-question'
import { aChoice, aQuestion, kinds } from '@/tests/support/builders'

const shownBy = (question: Question, answer: Parameters<typeof mark>[1]) =>
  listShownMisconceptions(explainKind(question, answer, mark(question, answer)).detail)

describe.each(kinds)('a %s question', (kind) => {
  test('shows no misconception by a right answer or a blank', () => {
    forAny<Question>(anyQuestionOf(kind), (question) => {
      expect(shownBy(question, null)).toEqual([])
      expect(shownBy(question, rightAnswer(question))).toEqual([])
    })
  })
})

test('a wrong choice shows its misconception, once however often it is named', () => {
  const choices = [
    aChoice('a'),
    aChoice('b', { misconception: 'M1' }),
    aChoice('c', { misconception: 'M1' }),
    aChoice('d', { misconception: 'M2' }),
  ]
  const question = aQuestion('multiple-response', { choices, key: ['a'] })
  expect(shownBy(question, ['b', 'c'])).toEqual(['M1'])
  expect(shownBy(question, ['a', 'd'])).toEqual(['M2'])
  expect(listPossibleMisconceptions(question)).toEqual(['M1', 'M2'])
})

test('a foreseen mistake and a statement name theirs', () => {
  const numeric = aQuestion('numeric', { mistakes: [{ value: 7, explanation: 'Why not.', misconception: 'M3' }] })
  expect(shownBy(numeric, '7')).toEqual(['M3'])
  const statement = aQuestion('true-false', { misconception: 'M4' })
  expect(shownBy(statement, String(!statement.key))).toEqual(['M4'])
  expect([numeric, statement].flatMap(listPossibleMisconceptions)).toEqual(['M3', 'M4'])
})
