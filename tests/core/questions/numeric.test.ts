import { describe, expect, test } from 'vitest'
import { mark, readNumber, schema } from '@/core/questions/numeric'
import { aQuestion, inheritedNames } from '@/tests/support/builders'

const inMilligrams = { unit: 'mg', unitSpellings: ['milligrams', 'mg daily', 'mg/day'] }

test.each([
  ['50', 50],
  ['50 mg', 50],
  ['50mg', 50],
  ['50 MG', 50],
  ['50 milligrams', 50],
  ['50 mg daily', 50],
  ['50mg/day', 50],
  ['  50\t', 50],
  ['50\u00a0mg', 50],
  ['50\u202fmg', 50],
  ['4.5', 4.5],
  ['4,5', 4.5],
  ['4,50 mg', 4.5],
  ['.5', 0.5],
  [',5', 0.5],
  ['0.125', 0.125],
  ['0,125', 0.125],
  ['1.25', 1.25],
  ['1.2500', 1.25],
  ['1000', 1000],
  ['007', 7],
  ['+3', 3],
  ['-3', -3],
  ['\u22123', -3],
  ['\u22120,5', -0.5],
  ['\uff0d3', -3],
  ['５０', 50],
  ['４．５', 4.5],
  ['４，５\u3000ｍｇ', 4.5],
])('the typed text %j is read as the number %d', (typed, value) => expect(readNumber(inMilligrams, typed)).toBe(value))

test.each([
  ['empty text', ''],
  ['white space', ' \u00a0 '],
  ['a word', 'fifty'],
  ['the unit alone', 'mg'],
  ['another unit', '50 g'],
  ['a unit with words after it', '50 mg tablets'],
  ['a unit before the number', 'mg 50'],
  ['a full stop after the unit', '50 mg.'],
  ['a comma that may group digits or be a decimal comma', '1,000'],
  ['a point that may group digits or be a decimal point', '1.000'],
  ['such a comma after a sign', '-1,000'],
  ['such a comma before a unit', '12,345 mg'],
  ['two groups', '1,000,000'],
  ['both separators', '1,000.5'],
  ['digits grouped by a space', '1 000'],
  ['digits grouped by an apostrophe', "1'000"],
  ['a range', '5-6'],
  ['a fraction', '1/2'],
  ['a fraction in one character', '½'],
  ['a power', '10²'],
  ['a power with a space', '10 ²'],
  ['a power in full-width digits', '１０²'],
  ['a subscript digit', '10₂'],
  ['an exponent', '1e3'],
  ['a hexadecimal number', '0x32'],
  ['"Infinity"', 'Infinity'],
  ['"NaN"', 'NaN'],
  ['two signs', '--5'],
  ['a sign with a space after it', '- 5'],
  ['a dash as a sign', '\u20135'],
  ['a separator at the end', '5,'],
  ['two numbers', '5 6'],
  ['digits of another script', '٥٠'],
  ['an invisible character', '50\u200b'],
  ...inheritedNames.map((name) => [`"${name}"`, name]),
  ...inheritedNames.map((name) => [`"${name}" as a unit`, `50 ${name}`]),
])('%s is not read as a number', (_, typed) => expect(readNumber(inMilligrams, typed)).toBeNull())

test.each([
  ['µg', '5 μg'],
  ['μg', '5 µg'],
  ['%', '5%'],
  ['%', '5 ％'],
  ['m²', '5 m2'],
  ['m²', '5 m²'],
])('the unit "%s" may also be typed as in "%s"', (unit, typed) => expect(readNumber({ unit, unitSpellings: [] }, typed)).toBe(5))

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
