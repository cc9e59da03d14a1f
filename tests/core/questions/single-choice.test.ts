import { describe, expect, test } from 'vitest'
import { mark, schema } from '@/core/questions/single-choice'
import { aChoice, aQuestion, inheritedNames } from '@/tests/support/builders'

const question = aQuestion('single-choice', { key: 'a' })

test.each([
  ['the right choice earns all the points', 'a', 1],
  ['a wrong choice earns nothing', 'b', 0],
  ['an unknown choice earns nothing', 'z', 0],
  ['the right id in capitals earns nothing', 'A', 0],
  ['the right id with a space earns nothing', 'a ', 0],
  ['empty text earns nothing', '', 0],
  ...inheritedNames.map((name): [string, string, number] => [`"${name}" earns nothing`, name, 0]),
])('in a single-choice question, %s', (_, chosen, earned) => expect(mark(question, chosen)).toBe(earned))

describe('a single-choice question is refused', () => {
  test.each([
    ['with two choices', { choices: [aChoice('a'), aChoice('b')] }, 'Too small'],
    ['if two choices share an id', { choices: [aChoice('a'), aChoice('b'), aChoice('b')] }, 'two choices share an id'],
    ['whose key is not one of its choices', { key: 'z' }, 'the key is not one of the choices'],
    ['whose key is a list', { key: ['a'] }, 'expected string'],
    [
      'with a choice without an explanation',
      { choices: [aChoice('a', { explanation: ' ' }), aChoice('b'), aChoice('c')] },
      'write something here',
    ],
    [
      'with a choice without words',
      { choices: [aChoice('a', { text: '' }), aChoice('b'), aChoice('c')] },
      'write something here',
    ],
    [
      'with a choice with an unknown field',
      { choices: [{ ...aChoice('a'), isRight: true }, aChoice('b'), aChoice('c')] },
      'Unrecognized key',
    ],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})
