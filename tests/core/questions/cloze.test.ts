import { describe, expect, test } from 'vitest'
import { listBlanks, mark, schema } from '@/core/questions/cloze'
import { aChoice, aQuestion } from '@/tests/support/builders'

const question = aQuestion('cloze', { key: { a: 'x', b: 'y' } })

test.each<[string, Record<string, string>, number]>([
  ['filling every blank correctly earns all the points', { a: 'x', b: 'y' }, 1],
  ['filling one of two blanks correctly earns half', { a: 'x', b: 'z' }, 0.5],
  ['an unanswered blank costs nothing', { b: 'y' }, 0.5],
  ['filling all blanks incorrectly earns nothing', { a: 'y', b: 'x' }, 0],
  ['filling no blank earns nothing', {}, 0],
  ['an unknown blank earns nothing', { c: 'x' }, 0],
  ['an unknown choice earns nothing', { a: 'q', b: 'y' }, 0.5],
  ['names that objects inherit are unknown blanks', { constructor: 'x', toString: 'y' }, 0],
  ['names that objects inherit are unknown choices', { a: 'constructor', b: '__proto__' }, 0],
])('in a cloze question, %s', (_, filled, earned) => expect(mark(question, filled)).toBe(earned))

test('in a cloze question, a pair called "__proto__" adds no answers', () => {
  expect(mark(question, JSON.parse('{"__proto__":{"a":"x","b":"y"}}'))).toBe(0)
  expect(mark(question, Object.create({ a: 'x', b: 'y' }))).toBe(0)
})

test.each<[string, string[]]>([
  ['Naltrexone is an [[role]].', ['role']],
  ['[[a]][[b]] and [[a-2]]', ['a', 'b', 'a-2']],
  ['No [blank], no [[Blank]], no [[ ]].', []],
])('the blanks of the cloze text %j are %j', (text, ids) => expect(listBlanks(text)).toEqual(ids))

describe('a cloze question is refused', () => {
  const blanks = question.blanks
  const order = 'the text must name each blank once as [[id]], in the order of the list'
  const keys = 'the key must give every blank one of its own choices'
  test.each([
    ['without a blank', { text: 'No blank.', blanks: [], key: {} }, 'Too small'],
    ['with a list of one choice', { blanks: [{ id: 'a', choices: [aChoice('x')] }, blanks[1]] }, 'Too small'],
    [
      'if two choices of a blank share an id',
      { blanks: [{ id: 'a', choices: [aChoice('x'), aChoice('x')] }, blanks[1]] },
      'two choices of a blank share an id',
    ],
    ['if two blanks share an id', { blanks: [blanks[0], blanks[0]], text: '[[a]] [[a]]' }, 'two blanks share an id'],
    ['whose text lacks a blank', { text: 'Only [[a]].' }, order],
    ['whose text names a blank twice', { text: '[[a]] [[a]] [[b]]' }, order],
    ['whose text has the blanks in another order', { text: '[[b]] [[a]]' }, order],
    ['whose text names an unknown blank', { text: '[[a]] [[b]] [[c]]' }, order],
    ['whose key lacks a blank', { key: { a: 'x' } }, keys],
    ['whose key fills an unknown blank', { key: { a: 'x', b: 'y', c: 'z' } }, keys],
    ['whose key fills a blank with a choice that it does not have', { key: { a: 'x', b: 'q' } }, keys],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))

  test('whose blank is called "constructor" and whose key lacks it', () => {
    const change = { text: '[[constructor]]', blanks: [{ id: 'constructor', choices: blanks[0]?.choices }], key: { a: 'x' } }
    expect(() => schema.parse({ ...question, ...change })).toThrow(keys)
  })
})
