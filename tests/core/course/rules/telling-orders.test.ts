import { expect, test } from 'vitest'
import { checkRepeatedNumbers } from '@/core/course/rules/repeated-numbers'
import { checkTellingOrders } from '@/core/course/rules/telling-orders'
import type { Question } from '@/core/question'
import { aQuestion, aSingle } from '@/tests/support/builders'
import { aCourseOf, aCourseOfBanks } from '@/tests/support/course-folder'

const anOrder = (texts: string[], stem = 'Put these in order.') => {
  const items = texts.map((text, i) => ({ id: `i-${i}`, text, explanation: `Why ${i}.` }))
  return aQuestion('ordering', { id: 'q', stem, items, key: items.map(({ id }) => id) })
}
// Words are only rare among other questions.
const others: Question[] = Array.from({ length: 8 }, (_, i) => aSingle(`other-${i}`, ['Red', 'Blue', 'Green', 'Black']))
const found = (question: Question) => checkTellingOrders(aCourseOf([question, ...others])).map(({ message }) => message)
const told = (how: string) => `The order asked for in "q" ${how}.`

test.each([
  ['years', ['The wall of 1920', 'A mill', 'The pier of 1950', 'A hall', 'A quay'], 'stands in the years of its items'],
  [
    'years that fall',
    ['The pier of 2020', 'A mill', 'The wall of 1950', 'A hall of 1900', 'A quay'],
    'stands in the years of its items',
  ],
  ['numbers', ['A boat of 5 m', 'A mill', 'A ship of 20 m', 'A hall', 'A quay'], 'stands in the numbers of its items'],
  [
    'words for steps',
    ['Loading', 'Then sailing', 'Fishing', 'Landing', 'Selling'],
    'is told by words such as "first" and "then" in its items',
  ],
])('the order can be read off from %s', (_, items, message) => {
  expect(found(anOrder(items))).toEqual([told(message)])
})

test('the order can be read off from the stem', () => {
  const items = ['Loading nets', 'Sailing out', 'Fishing', 'Landing the catch', 'Selling it']
  expect(found(anOrder(items, 'She thinks of nets, of sailing, of fishing, of the catch. What comes when?'))).toEqual([
    told('is told by its stem'),
  ])
  expect(found(anOrder(items, 'She thinks of the catch, of fishing, of sailing, of nets. What comes when?'))).toEqual([])
})

test('an order that is that of the passage is a hint', () => {
  const items = ['Rope', 'Moon', 'Sea', 'Tide', 'Sail']
  const question = { ...anOrder(items), passage: 'the-pull' }
  expect(checkTellingOrders(aCourseOf([question, ...others]))).toMatchObject([
    { message: told('is that of the passage'), isHint: true, file: 'tides/quiz.yaml' },
  ])
})

test.each([
  ['two years that fall', ['The pier of 1950', 'A mill', 'The wall of 1920', 'A hall', 'A quay']],
  ['years that jump', ['The pier of 1950', 'A mill of 1999', 'The wall of 1920', 'A hall', 'A quay']],
  ['a first dose among the items', ['Loading', 'The first boat sails', 'Fishing', 'Landing', 'Selling']],
])('the order cannot be read off from %s', (_, items) => expect(found(anOrder(items))).toEqual([]))

const aNumber = (id: string, key: number, stem = `How many mg has tablet ${id}?`) => aQuestion('numeric', { id, key, stem })
const numbers = (...questions: Question[]) => checkRepeatedNumbers(aCourseOf(questions))

test('one number is the answer of more than half of the numeric questions of a bank', () => {
  const [first] = numbers(aNumber('a', 50), aNumber('b', 50), aNumber('c', 25))
  expect(first?.message).toContain('One number as the answer of numeric questions: 50 in 2 of 3; the limit is at most half')
  expect(first?.fix).toContain('a, b')
})

test('one number is the answer of more than two of the numeric questions of a course', () => {
  const graded = (name: string, key = 50) => ({ graded: [aNumber(`${name}-1`, key), aNumber(`${name}-2`, 25 + name.length)] })
  const banks = { one: graded('one'), three: graded('three'), eleven: graded('eleven') }
  expect(checkRepeatedNumbers(aCourseOfBanks(banks)).map(({ message }) => message)).toEqual([
    'All banks together: One number as the answer of numeric questions: 50 in 3 of 6; the limit is at most 2 questions.',
  ])
  expect(checkRepeatedNumbers(aCourseOfBanks({ ...banks, one: graded('one', 7) }))).toEqual([])
})

test('numeric questions ask for different numbers in different words, and say in which unit', () => {
  expect(numbers(aNumber('a', 50), aNumber('b', 25), aNumber('c', 380))).toEqual([])
})

test('two numeric questions ask the same', () => {
  const stem = 'How many mg are in a tablet?'
  const [first] = numbers(aNumber('a', 50, stem), aNumber('b', 25, stem))
  expect(first?.message).toBe('"b" asks for the same number in the same words as "a".')
})

test.each([
  ['mg', 'How much is in a tablet?', false],
  ['mg', 'How many milligrams are in a tablet?', true],
  ['mg', 'How many MG are in a tablet?', true],
  ['%', 'What share is it in %?', true],
  ['%', 'What share is it?', false],
])('the unit %s is in the stem “%s”: %s', (unit, stem, isNamed) => {
  const found = numbers(aQuestion('numeric', { unit, stem }))
  expect(found.length === 0).toBe(isNamed)
})
