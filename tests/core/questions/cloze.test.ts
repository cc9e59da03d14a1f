import { describe, expect, test } from 'vitest'
import { listBlanks, mark, schema } from '@/core/questions/cloze'
import { aChoice, aQuestion } from '@/tests/support/builders'

const question = aQuestion('cloze', { key: { a: 'x', b: 'y' } })

test.each<[string, Record<string, string>, number]>([
  ['every blank filled rightly earns the question', { a: 'x', b: 'y' }, 1],
  ['one of two earns half', { a: 'x', b: 'z' }, 0.5],
  ['a blank left alone takes nothing from the other', { b: 'y' }, 0.5],
  ['all filled wrongly earn nothing', { a: 'y', b: 'x' }, 0],
  ['nothing filled earns nothing', {}, 0],
  ['a blank that is not there earns nothing', { c: 'x' }, 0],
  ['a choice that is not there earns nothing', { a: 'q', b: 'y' }, 0.5],
  ['names that objects inherit are no blanks', { constructor: 'x', toString: 'y' }, 0],
  ['names that objects inherit are no choices', { a: 'constructor', b: '__proto__' }, 0],
])('%s', (_, filled, earned) => expect(mark(question, filled)).toBe(earned))

test('a pair called "__proto__" brings no answers with it', () => {
  expect(mark(question, JSON.parse('{"__proto__":{"a":"x","b":"y"}}'))).toBe(0)
  expect(mark(question, Object.create({ a: 'x', b: 'y' }))).toBe(0)
})

test.each<[string, string[]]>([
  ['Naltrexone is an [[role]].', ['role']],
  ['[[a]][[b]] and [[a-2]]', ['a', 'b', 'a-2']],
  ['No [blank], no [[Blank]], no [[ ]].', []],
])('the blanks of %j are %j', (text, ids) => expect(listBlanks(text)).toEqual(ids))

describe('a question is refused', () => {
  const blanks = question.blanks
  const order = 'the text must name each blank once as [[id]], in the order of the list'
  const keys = 'the key must give every blank one of its own choices'
  test.each([
    ['without a blank', { text: 'No blank.', blanks: [], key: {} }, 'Too small'],
    ['with a list of one choice', { blanks: [{ id: 'a', choices: [aChoice('x')] }, blanks[1]] }, 'Too small'],
    [
      'where two choices of a blank share an id',
      { blanks: [{ id: 'a', choices: [aChoice('x'), aChoice('x')] }, blanks[1]] },
      'two choices of a blank share an id',
    ],
    ['where two blanks share an id', { blanks: [blanks[0], blanks[0]], text: '[[a]] [[a]]' }, 'two blanks share an id'],
    ['whose text forgets a blank', { text: 'Only [[a]].' }, order],
    ['whose text names a blank twice', { text: '[[a]] [[a]] [[b]]' }, order],
    ['whose text has the blanks in another order', { text: '[[b]] [[a]]' }, order],
    ['whose text names a blank that is not there', { text: '[[a]] [[b]] [[c]]' }, order],
    ['whose key forgets a blank', { key: { a: 'x' } }, keys],
    ['whose key fills a blank that is not there', { key: { a: 'x', b: 'y', c: 'z' } }, keys],
    ['whose key fills a blank with no choice of its own', { key: { a: 'x', b: 'q' } }, keys],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))

  test('whose blank is called "constructor" and whose key leaves it out', () => {
    const change = { text: '[[constructor]]', blanks: [{ id: 'constructor', choices: blanks[0]?.choices }], key: { a: 'x' } }
    expect(() => schema.parse({ ...question, ...change })).toThrow(keys)
  })
})
