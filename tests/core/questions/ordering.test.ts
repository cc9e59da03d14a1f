import { describe, expect, test } from 'vitest'
import { longestOrdered, mark, schema } from '@/core/questions/ordering'
import { aQuestion, inheritedNames } from '@/tests/support/builders'

const question = aQuestion('ordering', { key: ['a', 'b', 'c', 'd', 'e'] })

test.each<[string, string, number]>([
  ['the right order earns the question', 'abcde', 1],
  ['the first item put last leaves four in order', 'bcdea', 0.8],
  ['the last item put first leaves four in order', 'eabcd', 0.8],
  ['two neighbours changed about leave four in order', 'abdce', 0.8],
  ['the ends changed about leave three in order', 'ebcda', 0.6],
  ['items in order need not be neighbours', 'dabec', 0.6],
  ['two in order earn two fifths', 'edcab', 0.4],
  ['the reverse earns nothing: any list has one item in order', 'edcba', 0],
  ['no item earns nothing', '', 0],
  ['half a list earns what is in order of the whole', 'abc', 0.6],
  ['one item alone earns nothing', 'a', 0],
  ['an item named twice counts once', 'aabb', 0.4],
  ['one item named often is not a run', 'aaaaa', 0],
  ['items that are not there are passed over', 'azbzc', 0.6],
  ['right items after a wrong start still count', 'ezabc', 0.6],
])('%s', (_, order, earned) => expect(mark(question, [...order])).toBeCloseTo(earned, 12))

test.each(inheritedNames)('an item called "%s" is passed over', (name) => {
  expect(mark(question, [name, 'a', name, 'b'])).toBe(0.4)
  expect(mark(question, [name, name, name, name, name])).toBe(0)
})

test.each([
  ['abcde', 'abcde'],
  ['bcdea', 'bcde'],
  ['dabec', 'abe'],
  ['edcba', ''],
])('in %s the longest run is "%s", the earliest of several', (order, run) => {
  expect(longestOrdered([...'abcde'], [...order]).join('')).toBe(run)
})

describe('a question is refused', () => {
  const { items } = question
  test.each([
    ['with four items, which luck could put right', { items: items.slice(0, 4), key: ['a', 'b', 'c', 'd'] }, 'Too small'],
    ['where two items share an id', { items: [...items, items[0]] }, 'two items share an id'],
    ['whose key forgets an item', { key: ['a', 'b', 'c', 'd'] }, 'the key must list every item once'],
    [
      'whose key lists an item twice in place of another',
      { key: ['a', 'b', 'c', 'd', 'd'] },
      'the key must list every item once',
    ],
    ['whose key lists every item and one again', { key: ['a', 'b', 'c', 'd', 'e', 'a'] }, 'the key must list every item once'],
    ['whose key lists something that is no item', { key: ['a', 'b', 'c', 'd', 'z'] }, 'the key must list every item once'],
    ['with an item that is not explained', { items: items.map(({ id, text }) => ({ id, text })) }, 'expected string'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})
