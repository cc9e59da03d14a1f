import { describe, expect, test } from 'vitest'
import { mark, schema } from '@/core/questions/numeric'
import { aQuestion } from '@/tests/support/builders'

test.each<[string, { key: number; tolerance?: number }, string, number]>([
  ['the key earns all the points', { key: 50 }, '50', 1],
  ['the key with its unit earns all the points', { key: 50 }, '50 mg', 1],
  ['a tenth of the key earns nothing', { key: 50 }, '5', 0],
  ['ten times the key earns nothing', { key: 50 }, '500', 0],
  ['the negative of the key earns nothing', { key: 50 }, '-50', 0],
  ['a number close to the key earns nothing if there is no tolerance', { key: 50 }, '50.01', 0],
  ['the lower bound of the tolerance is right', { key: 27, tolerance: 2 }, '25', 1],
  ['the upper bound of the tolerance is right', { key: 27, tolerance: 2 }, '29', 1],
  ['a number below the tolerance is wrong', { key: 27, tolerance: 2 }, '24.9', 0],
  ['a number above the tolerance is wrong', { key: 27, tolerance: 2 }, '29,1', 0],
  ['binary fractions do not move the upper bound', { key: 0.3, tolerance: 0.1 }, '0.4', 1],
  ['binary fractions do not move the lower bound', { key: 0.3, tolerance: 0.1 }, '0.2', 1],
  ['zero can be the key', { key: 0 }, '0', 1],
  ['zero is not a blank', { key: 50 }, '0', 0],
  ['an ambiguous number earns nothing', { key: 1000 }, '1,000', 0],
  ['a number that a phone ends with a full stop is right', { key: 50 }, '50.', 1],
  ['a negative number may be typed with a dash', { key: -5 }, '– 5 mg', 1],
  ['the dash is not left out', { key: 5 }, '–5', 0],
  ['a number in Arabic digits is right', { key: 4.5 }, '٤٫٥', 1],
  ['a tenth of it is wrong in Arabic digits too', { key: 50 }, '٥', 0],
  ['a thousand without a comma is not ambiguous', { key: 1000 }, '1000', 1],
])('in a numeric question, %s', (_, overrides, typed, earned) =>
  expect(mark(aQuestion('numeric', overrides), typed)).toBe(earned),
)

describe('a numeric question is refused', () => {
  test.each([
    ['without a unit', { unit: ' ' }, 'write something here'],
    ['whose key is text', { key: '50' }, 'expected number'],
    ['whose key is infinite', { key: Number.POSITIVE_INFINITY }, 'expected number'],
    ['whose tolerance is negative', { tolerance: -1 }, 'Too small'],
    ['whose mistake has no explanation', { mistakes: [{ value: 5 }] }, 'expected string'],
    ['whose key could be read as grouped digits', { key: 1.125 }, 'a learner cannot type this number unambiguously'],
    ['whose key is too small to type', { key: 1e-7 }, 'a learner cannot type this number unambiguously'],
    ['whose key is too large to type', { key: 1e21 }, 'a learner cannot type this number unambiguously'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...aQuestion('numeric'), ...change })).toThrow(message))
})

test('a numeric question has no unit spellings, tolerance or mistakes by default', () => {
  const { unitSpellings, tolerance, mistakes, ...rest } = aQuestion('numeric')
  expect(schema.parse(rest)).toMatchObject({ unitSpellings: [], tolerance: 0, mistakes: [] })
})
