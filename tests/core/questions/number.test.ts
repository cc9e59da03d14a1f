import { describe, expect, test } from 'vitest'
import { isUnreadable } from '@/core/question'
import { readNumber } from '@/core/questions/number'
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
  ['1000.125', 1000.125],
  ['007', 7],
  ['+3', 3],
  ['-3', -3],
  ['“50”', 50],
  ['"50 mg".', 50],
])('the typed text %j is read as the number %d', (typed, value) => expect(readNumber(inMilligrams, typed)).toBe(value))

const code = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
const each = (characters: string) => [...characters].map((character) => [code(character), character] as const)

describe('a number is read whatever a phone, a word processor, a PDF file or a foreign keyboard puts for', () => {
  test.each(each('-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u02d7\u207b\u2796'))(
    'the minus sign: %s',
    (_, minus) => {
      expect(readNumber(inMilligrams, `${minus}5`)).toBe(-5)
      expect(readNumber(inMilligrams, `${minus} 5 mg`)).toBe(-5)
      expect(readNumber(inMilligrams, `${minus}\u00a00,5`)).toBe(-0.5)
    },
  )
  test.each(each('+\uff0b\ufe62\u207a\u2795'))('the plus sign: %s', (_, plus) =>
    expect(readNumber(inMilligrams, `${plus}5`)).toBe(5),
  )
  test.each(each('.,\uff0e\uff0c\ufe52\ufe50\u066b\u00b7'))('the decimal mark: %s', (_, mark) =>
    expect(readNumber(inMilligrams, `4${mark}5 mg`)).toBe(4.5),
  )
  test.each(each(' \t\u00a0\u1680\u2000\u2002\u2003\u2009\u200a\u202f\u205f\u3000\u2800'))('a blank: %s', (_, blank) => {
    expect(readNumber(inMilligrams, `50${blank}mg`)).toBe(50)
    expect(readNumber(inMilligrams, `${blank}50${blank}`)).toBe(50)
  })
  test.each(each('.;\uff0e\uff1b\u3002\uff61\ufe52\u0964\u06d4\u061b\u0589\u1362\u17d4\u037e'))(
    'the full stop: %s',
    (_, stop) => {
      expect(readNumber(inMilligrams, `50${stop}`)).toBe(50)
      expect(readNumber(inMilligrams, `50 mg${stop}`)).toBe(50)
    },
  )
  test.each(
    each(
      '\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u034f\ufe0f',
    ),
  )('nothing: %s', (_, invisible) => {
    expect(readNumber(inMilligrams, `5${invisible}0`)).toBe(50)
    expect(readNumber(inMilligrams, `${invisible}50${invisible}mg${invisible}`)).toBe(50)
  })
  test.each([
    ['Arabic', '٥٠', '٤٫٥'],
    ['Persian and Urdu', '۵۰', '۴٫۵'],
    ['Devanagari', '५०', '४.५'],
    ['Bengali', '৫০', '৪.৫'],
    ['Tamil', '௫௦', '௪.௫'],
    ['Thai', '๕๐', '๔.๕'],
    ['Tibetan', '༥༠', '༤.༥'],
    ['Myanmar', '၅၀', '၄.၅'],
    ['Khmer', '៥០', '៤,៥'],
    ['N’Ko', '߅߀', '߄.߅'],
    ['full-width', '５０', '４．５'],
    ['Adlam, which is beyond 16 bits', '\u{1e955}\u{1e950}', '\u{1e954}.\u{1e955}'],
    ['bold mathematical', '\u{1d7d3}\u{1d7ce}', '\u{1d7d2}.\u{1d7d3}'],
    ['monospaced mathematical', '\u{1d7fb}\u{1d7f6}', '\u{1d7fa}.\u{1d7fb}'],
  ])('digits: %s', (_, fifty, fourAndAHalf) => {
    expect(readNumber(inMilligrams, fifty)).toBe(50)
    expect(readNumber(inMilligrams, `${fourAndAHalf} mg`)).toBe(4.5)
  })
})

test.each([
  ['1 000', 1000],
  ['12\u202f345,5 mg', 12345.5],
  ['1\u00a0000\u00a0000', 1_000_000],
  ["1'000", 1000],
  ['1’000.125', 1000.125],
  ['٢٬٥٠٠', 2500],
  ['٢٬٥٠٠٫٢٥', 2500.25],
  ['١٫٠٠٠', 1],
  ['1·125', 1.125],
  ['1,000,000', 1_000_000],
  ['1.000.000', 1_000_000],
  ['1,000.5', 1000.5],
  ['1.000,50', 1000.5],
])('digits in groups of three are read where nothing else can be meant: %j is %d', (typed, value) =>
  expect(readNumber(inMilligrams, typed)).toBe(value),
)

test.each([
  ['empty text', ''],
  ['white space', ' \u00a0 '],
  ['a word', 'fifty'],
  ['the unit alone', 'mg'],
  ['another unit', '50 g'],
  ['a unit with words after it', '50 mg tablets'],
  ['a unit before the number', 'mg 50'],
  ['two full stops', '50..'],
  ['a comma that may group digits or be a decimal comma', '1,000'],
  ['a point that may group digits or be a decimal point', '1.000'],
  ['such a comma after a sign', '-1,000'],
  ['such a comma before a unit', '12,345 mg'],
  ['such a comma between digits of another script', '١,٠٠٠'],
  ['groups of two', '1,00,000'],
  ['groups with different marks', "1,000'000"],
  ['a group after a decimal mark', '1.5,000,000'],
  ['one mark for groups and decimals', '1.000.000.5'],
  ['a group after a zero', '0 500'],
  ['two numbers', '5 6'],
  ['a list', '5, 6'],
  ['a range', '5-6'],
  ['a range with blanks', '5 – 6'],
  ['a fraction', '1/2'],
  ['a fraction in one character', '½'],
  ['a whole number and a fraction', '4½'],
  ['a power', '10²'],
  ['a power with a space', '10 ²'],
  ['a power in full-width digits', '１０²'],
  ['a raised digit alone', '⁵'],
  ['a subscript digit', '10₂'],
  ['a digit in a circle', '⑤'],
  ['a Roman numeral', 'Ⅴ'],
  ['a number in Chinese characters', '五十'],
  ['an exponent', '1e3'],
  ['a power of ten', '5×10³'],
  ['a hexadecimal number', '0x32'],
  ['"Infinity"', 'Infinity'],
  ['"NaN"', 'NaN'],
  ['two signs', '--5'],
  ['a plus and a minus sign', '+-5'],
  ['a plus-minus sign', '±5'],
  ['a sign after the number', '5-'],
  ['about', '~50'],
  ['less than', '<50'],
  ['a decimal comma without decimals', '5,'],
  ['two decimal marks', '1.2.3'],
  ['a letter O for a zero', '5O'],
  ['a letter l for a one', 'l0'],
  ['digits with a word between them', '5 hundred 6'],
  ['a currency sign that is not the unit', '£50'],
  ['201 characters', `${'0'.repeat(199)}50`],
  ...inheritedNames.map((name) => [`"${name}"`, name]),
  ...inheritedNames.map((name) => [`"${name}" as a unit`, `50 ${name}`]),
])('%s is not read as a number', (_, typed) => expect(readNumber(inMilligrams, typed)).toBeNull())

test.each([
  ['µg', '5 μg'],
  ['μg', '5 µg'],
  ['%', '5%'],
  ['%', '5 ％'],
  ['%', '٥٪'],
  ['m²', '5 m2'],
  ['m²', '5 m²'],
  ['mg.', '5 mg'],
  ['°C', '5 ℃'],
  ['percentage points', '5 percentage-points'],
  ['people’s votes', "5 people's votes"],
  ['DİYARBAKIR', '5 diyarbakır'],
  ['£', '£5'],
  ['£', '£ 5'],
  ['£', '5 £'],
  ['€', '5€.'],
  ['×10⁹/l', '5 ×10⁹/l'],
])('the unit "%s" may also be typed as in "%s"', (unit, typed) => expect(readNumber({ unit, unitSpellings: [] }, typed)).toBe(5))

test('a number with the sign of its currency on both sides is not read', () =>
  expect(readNumber({ unit: '£', unitSpellings: [] }, '£5 £')).toBeNull())

test('a text of 200 characters is read in no time, whatever is in it', () => {
  const hard = ['1 ', "1'", '1,', '.', '-', '\u0301', '\u202f', '\u200d', '"', '; '].map((part) => part.repeat(200).slice(0, 200))
  const before = performance.now()
  for (const typed of hard) readNumber(inMilligrams, typed)
  expect(performance.now() - before).toBeLessThan(200)
})

test.each([
  ['a word', 'fifty', true],
  ['a number in another unit', '50 g', true],
  ['a number that may be two', '1,000', true],
  ['a number', '51', false],
  ['a number with a full stop', '50.', false],
  ['a blank', null, false],
  ['only white space', ' ', false],
  ['only a zero-width space', '\u200b', false],
])('of an answer to a numeric question it is known whether it can be read: %s', (_, typed, isUnread) =>
  expect(isUnreadable(aQuestion('numeric'), typed)).toBe(isUnread),
)

test('an answer to another kind of question is never unreadable', () =>
  expect(isUnreadable(aQuestion('short-answer'), 'fifty')).toBe(false))
