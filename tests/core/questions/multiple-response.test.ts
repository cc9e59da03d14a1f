import { describe, expect, test } from 'vitest'
import { mark as markAny } from '@/core/question'
import { mark, schema } from '@/core/questions/multiple-response'
import { aChoice, aQuestion, inheritedNames } from '@/tests/support/builders'

const question = aQuestion('multiple-response', {
  choices: ['a', 'b', 'c', 'd', 'e'].map((id) => aChoice(id)),
  key: ['a', 'b', 'c'],
})

test.each<[string, string[], number]>([
  ['ticking every right choice earns all the points', ['a', 'b', 'c'], 1],
  ['the order of ticks does not matter', ['c', 'a', 'b'], 1],
  ['one right choice of three earns a third', ['a'], 1 / 3],
  ['two right choices of three earn two thirds', ['c', 'b'], 2 / 3],
  ['a wrong choice cancels a right one', ['a', 'd'], 0],
  ['one wrong and two right choices of three earn a third', ['a', 'b', 'd'], 1 / 3],
  ['one wrong choice and all three right ones earn two thirds', ['a', 'b', 'c', 'e'], 2 / 3],
  ['ticking everything does not earn everything', ['a', 'b', 'c', 'd', 'e'], 1 / 3],
  ['wrong choices never earn less than nothing', ['d', 'e'], 0],
  ['a blank earns nothing', [], 0],
  ['a right choice named twice counts once', ['a', 'a'], 1 / 3],
  ['a wrong choice named twice counts once', ['a', 'b', 'd', 'd'], 1 / 3],
  ['an unknown choice counts as wrong', ['a', 'b', 'z'], 1 / 3],
  ...inheritedNames.map((name): [string, string[], number] => [`"${name}" counts as wrong`, ['a', 'b', name], 1 / 3]),
])('in a multiple-response question, %s', (_, chosen, earned) => expect(mark(question, chosen)).toBeCloseTo(earned, 12))

test('in a multiple-response question whose choices are all right, ticking everything earns all the points', () => {
  expect(mark({ ...question, key: ['a', 'b', 'c', 'd', 'e'] }, ['e', 'd', 'c', 'b', 'a'])).toBe(1)
})

test('in a multiple-response question, a list that contains anything but ids earns nothing', () => {
  expect(markAny(question, ['a', 7, null] as unknown as string[])).toBe(0)
})

describe('a multiple-response question is refused', () => {
  test.each([
    ['with two choices', { choices: [aChoice('a'), aChoice('b')], key: ['a'] }, 'Too small'],
    ['without a key', { key: [] }, 'Too small'],
    [
      'if two choices share an id',
      { choices: [aChoice('a'), aChoice('b'), aChoice('c'), aChoice('a')] },
      'two choices share an id',
    ],
    ['whose key names an unknown choice', { key: ['a', 'z'] }, 'the key names something that is not a choice'],
    ['whose key names a choice twice', { key: ['a', 'a'] }, 'the key names a choice twice'],
    ['whose key is not a list', { key: 'a' }, 'expected array'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})
