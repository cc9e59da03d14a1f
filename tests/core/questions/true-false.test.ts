import { describe, expect, test } from 'vitest'
import { type Answer, mark } from '@/core/question'
import { schema } from '@/core/questions/true-false'
import { aQuestion, inheritedNames } from '@/tests/support/builders'

test.each<[boolean, Answer, number]>([
  [true, 'true', 1],
  [true, 'false', 0],
  [false, 'false', 1],
  [false, 'true', 0],
  [true, null, 0],
  [true, '', 0],
  [true, 'True', 0],
  [true, 'yes', 0],
  [false, ['false'], 0],
  [true, { true: 'true' }, 0],
  ...inheritedNames.map((name): [boolean, Answer, number] => [true, name, 0]),
])('to a statement that is %s, %j earns %d', (key, said, earned) => {
  expect(mark(aQuestion('true-false', { key }), said)).toBe(earned)
})

describe('a question is refused', () => {
  test.each([
    ['whose key is a word', { key: 'true' }, 'expected boolean'],
    ['where only one answer is explained', { explanations: { true: 'Why.' } }, 'expected string'],
    ['with an explanation of blanks', { explanations: { true: 'Why.', false: ' ' } }, 'write something here'],
    ['with a third answer', { explanations: { true: 'Why.', false: 'Why.', maybe: 'Why.' } }, 'Unrecognized key'],
  ])('%s', (_, change, message) => {
    expect(() => schema.parse({ ...aQuestion('true-false'), ...change })).toThrow(message)
  })
})
