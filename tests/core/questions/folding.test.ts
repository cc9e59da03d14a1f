import { describe, expect, test } from 'vitest'
import { fold, isSameText } from '@/core/questions/folding'

const code = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
const each = (characters: string) => [...characters].map((character) => [code(character), character] as const)

describe('typed words are the same whatever a phone, a word processor, a PDF file or a foreign keyboard puts for', () => {
  test.each(each("'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u05f3\u2018\u2019\u201b\u2032\u2035\uff07\uff40"))(
    'the apostrophe: %s',
    (_, apostrophe) => {
      expect(isSameText('Crohn’s disease', `Crohn${apostrophe}s disease`)).toBe(true)
      expect(isSameText(`Crohn${apostrophe}s disease`, "Crohn's disease")).toBe(true)
      expect(isSameText('Crohns disease', `Crohn${apostrophe}s disease`)).toBe(false)
    },
  )
  test.each([
    ['“', '”'],
    ['"', '"'],
    ['„', '“'],
    ['”', '”'],
    ['«', '»'],
    ['»', '«'],
    ['‹', '›'],
    ['‘', '’'],
    ['‚', '‘'],
    ["'", "'"],
    ['「', '」'],
    ['『', '』'],
    ['＂', '＂'],
    ['″', '″'],
    ['« ', ' »'],
  ])('quotation marks around the whole: %sx%s', (open, close) => {
    expect(isSameText('antagonist', `${open}Antagonist${close}`)).toBe(true)
    expect(isSameText('antagonist', `${open}Antagonist.${close}`)).toBe(true)
    expect(isSameText('antagonist', `${open}Antagonist${close}.`)).toBe(true)
    expect(isSameText('antagonist', `${open}Antagonist.${close}.`)).toBe(false)
    expect(isSameText(`${open}antagonist${close}`, 'antagonist')).toBe(true)
  })
  test.each(each('-\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d\u00ad'))(
    'the hyphen: %s',
    (_, hyphen) => {
      expect(isSameText('low-dose', `low${hyphen}dose`)).toBe(true)
      expect(isSameText('low-dose', `low ${hyphen} dose`)).toBe(true)
      expect(isSameText(`low${hyphen}dose`, 'low dose')).toBe(true)
    },
  )
  test.each(each(' \t\n\u00a0\u2003\u2009\u202f\u3000\u2800'))('a blank: %s', (_, blank) => {
    expect(isSameText('low dose', `${blank}low${blank}${blank}dose${blank}`)).toBe(true)
  })
  test.each(each('\u200b\u200e\u200f\u061c\u202a\u202c\u202e\u2060\u2066\u2069\ufeff\u00ad\u034f\ufe0f\u115f\u3164\u180e'))(
    'nothing: %s',
    (_, invisible) => {
      expect(isSameText('antagonist', `anta${invisible}gonist`)).toBe(true)
      expect(isSameText('antagonist', `${invisible}antagonist${invisible}`)).toBe(true)
    },
  )
  test.each(each('.;\uff0e\uff1b\u3002\uff61\u0964\u06d4\u061b\u0589\u1362\u17d4\u037e'))('the closing stop: %s', (_, stop) => {
    expect(isSameText('antagonist', `Antagonist${stop}`)).toBe(true)
    expect(isSameText(`antagonist${stop}`, 'antagonist')).toBe(true)
    expect(isSameText('antagonist', `Antagonist${stop}${stop}`)).toBe(false)
    expect(isSameText('ab', `a${stop}b`)).toBe(false)
  })
  test.each([
    ['İSTANBUL', 'istanbul'],
    ['ıstanbul', 'İstanbul'],
    ['ISTANBUL', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ὈΔΌΣ', 'ὀδός'],
  ])('capital letters: %s is %s', (one, other) => expect(isSameText(one, other)).toBe(true))
  test.each([
    ['vitamin B12', 'vitamin B١٢'],
    ['CO₂', 'co2'],
    ['ﬁbromyalgia', 'fibromyalgia'],
    ['ＬＤＮ', 'ldn'],
    ['Ménière', 'Me\u0301nie\u0300re'],
    ['ǰ', 'J\u030c'],
    ['50٪', '50%'],
  ])('the same letter or digit: %s is %s', (one, other) => expect(isSameText(one, other)).toBe(true))
})

test.each([
  ['hyper-tension', 'hyper tension'],
  ['X-RAY', 'x ray'],
  ['5-HT', '5 ht'],
  ['- a -', '- a -'],
  ['a--b', 'a--b'],
])('%j and %j are the same words', (a, b) => expect(fold(a)).toBe(fold(b)))

test.each([
  ['hypotension', 'hypertension'],
  ['agonist', 'antagonist'],
  ['naltrexone', 'naloxone'],
  ['opioid receptor antagonist', 'opioid receptor agonist'],
  ['not approved', 'approved'],
  ['50 mg', '5 mg'],
  ['50 mg', '500 mg'],
  ['5.0', '50'],
  ['1.5', '15'],
  ['μ', 'm'],
  ['a-b', 'ab'],
  ['-5', '5'],
  ['x -5', 'x 5'],
  ['a--b', 'a b'],
  ['straße', 'strasse'],
  ['resume', 'résumé'],
  ['o', 'ø'],
  ['l', 'ł'],
  ['antagonist', 'antagonist,'],
  ['antagonist', 'antagonist!'],
  ['antagonist', 'antagonist?'],
  ['antagonist', 'antagonist…'],
  ['antagonist', '(antagonist)'],
  ['antagonist', '“antagonist'],
  ['antagonist', 'antagonist”'],
  ['anti', 'anti-'],
  ['a or b', '“a” or “b”'],
  ['.', ';'],
])('%j and %j are different words', (a, b) => expect(isSameText(a, b)).toBe(false))

test.each([
  ['نمی\u200cخواهم', 'نمی\u200cخواهم', true],
  ['نمی\u200cخواهم', 'نمیخواهم', false],
  ['خواهم\u200c', 'خواهم', true],
])('a joiner belongs to the spelling between letters, and only there: %j, %j', (a, b, isSame) =>
  expect(isSameText(a, b)).toBe(isSame),
)

test.each(['.', ';', '"', "''", '“”', '-'])('of %j something is left: no answer is the same as nothing', (text) =>
  expect(fold(text)).not.toBe(''),
)
