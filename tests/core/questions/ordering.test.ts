import { describe, expect, test } from 'vitest'
import { longestOrdered, mark, schema } from '@/core/questions/ordering'
import { aQuestion, inheritedNames } from '@/tests/support/builders'

const question = aQuestion('ordering', { key: ['a', 'b', 'c', 'd', 'e'] })

test.each<[string, string, number]>([
  ['the right order earns all the points', 'abcde', 1],
  ['the first item put last leaves four in order', 'bcdea', 0.8],
  ['the last item put first leaves four in order', 'eabcd', 0.8],
  ['two swapped neighbours leave four in order', 'abdce', 0.8],
  ['swapping the first and the last item leaves three in order', 'ebcda', 0.6],
  ['items in order need not be neighbours', 'dabec', 0.6],
  ['two in order earn two fifths', 'edcab', 0.4],
  ['the reverse order earns nothing', 'edcba', 0],
  ['an empty list earns nothing', '', 0],
  ['an incomplete list earns a share of the complete one', 'abc', 0.6],
  ['one item alone earns nothing', 'a', 0],
  ['an item named twice counts once', 'aabb', 0.4],
  ['one item named five times is not a run', 'aaaaa', 0],
  ['unknown items are ignored', 'azbzc', 0.6],
  ['right items after a wrong start still count', 'ezabc', 0.6],
])('in an ordering question, %s', (_, order, earned) => expect(mark(question, [...order])).toBeCloseTo(earned, 12))

test.each(inheritedNames)('in an ordering question, an unknown item called "%s" is ignored', (name) => {
  expect(mark(question, [name, 'a', name, 'b'])).toBe(0.4)
  expect(mark(question, [name, name, name, name, name])).toBe(0)
})

test.each([
  ['abcde', 'abcde'],
  ['bcdea', 'bcde'],
  ['dabec', 'abe'],
  ['edcba', ''],
])('the longest run in the order %s is "%s"', (order, run) => {
  expect(longestOrdered([...'abcde'], [...order]).join('')).toBe(run)
})

describe('an ordering question is refused', () => {
  const { items } = question
  test.each([
    ['with only four items', { items: items.slice(0, 4), key: ['a', 'b', 'c', 'd'] }, 'Too small'],
    ['if two items share an id', { items: [...items, items[0]] }, 'two items share an id'],
    ['whose key lacks an item', { key: ['a', 'b', 'c', 'd'] }, 'the key must list every item once'],
    ['whose key lists one item twice and lacks another', { key: ['a', 'b', 'c', 'd', 'd'] }, 'the key must list every item once'],
    [
      'whose key lists every item and one of them twice',
      { key: ['a', 'b', 'c', 'd', 'e', 'a'] },
      'the key must list every item once',
    ],
    ['whose key lists an unknown item', { key: ['a', 'b', 'c', 'd', 'z'] }, 'the key must list every item once'],
    ['with an item without an explanation', { items: items.map(({ id, text }) => ({ id, text })) }, 'expected string'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})
