import { describe, expect, test } from 'vitest'
import { mark, schema } from '@/core/questions/single-choice'
import { aChoice, aQuestion, inheritedNames } from '@/tests/support/builders'

const question = aQuestion('single-choice', { key: 'a' })

test.each([
  ['the right choice earns the question', 'a', 1],
  ['a wrong choice earns nothing', 'b', 0],
  ['a choice that is not there earns nothing', 'z', 0],
  ['the right letter in capitals is another id', 'A', 0],
  ['the right id with a blank is another id', 'a ', 0],
  ['nothing earns nothing', '', 0],
  ...inheritedNames.map((name): [string, string, number] => [`"${name}" earns nothing`, name, 0]),
])('%s', (_, chosen, earned) => expect(mark(question, chosen)).toBe(earned))

describe('a question is refused', () => {
  test.each([
    ['with two choices', { choices: [aChoice('a'), aChoice('b')] }, 'Too small'],
    ['where two choices share an id', { choices: [aChoice('a'), aChoice('b'), aChoice('b')] }, 'two choices share an id'],
    ['whose key is no choice', { key: 'z' }, 'the key is not one of the choices'],
    ['whose key is a list', { key: ['a'] }, 'expected string'],
    [
      'with a choice that is not explained',
      { choices: [aChoice('a', { explanation: ' ' }), aChoice('b'), aChoice('c')] },
      'write something here',
    ],
    [
      'with a choice without words',
      { choices: [aChoice('a', { text: '' }), aChoice('b'), aChoice('c')] },
      'write something here',
    ],
    [
      'with a field of a choice that nobody knows',
      { choices: [{ ...aChoice('a'), isRight: true }, aChoice('b'), aChoice('c')] },
      'Unrecognized key',
    ],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})
