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
])('in a true-false question whose key is %s, the answer %j has the mark %d', (key, given, earned) => {
  expect(mark(aQuestion('true-false', { key }), given)).toBe(earned)
})

describe('a true-false question is refused', () => {
  test.each([
    ['whose key is a word', { key: 'true' }, 'expected boolean'],
    ['if only one answer is explained', { explanations: { true: 'Why.' } }, 'expected string'],
    ['with an explanation of white space', { explanations: { true: 'Why.', false: ' ' } }, 'write something here'],
    ['with a third answer', { explanations: { true: 'Why.', false: 'Why.', maybe: 'Why.' } }, 'Unrecognized key'],
  ])('%s', (_, change, message) => {
    expect(() => schema.parse({ ...aQuestion('true-false'), ...change })).toThrow(message)
  })
})
