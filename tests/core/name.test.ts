import { describe, expect, test } from 'vitest'
import { findHiddenCharacter, findNameFault, tidyName } from '@/core/name'
import { nameForm, signUpForm } from '@/core/people'

const kept: [typed: string, name: string][] = [
  ['Ada', 'Ada'],
  ['O’Brien', 'O’Brien'],
  ["O'Brien", "O'Brien"],
  ['Anne-Marie d’Arc', 'Anne-Marie d’Arc'],
  ['X', 'X'],
  ['4', '4'],
  ['李小龍', '李小龍'],
  ['Zoe\u0308', 'Zoë'],
  ['  Ada   Lovelace ', 'Ada Lovelace'],
  ['Ada\u00a0Lovelace', 'Ada Lovelace'],
  ['Ada\nLovelace\t', 'Ada Lovelace'],
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['ශ්\u200dරී', 'ශ්\u200dරී'],
  ['\u{1f469}\u200d\u2695\ufe0f Nurse', '\u{1f469}\u200d\u2695\ufe0f Nurse'],
  ['Ada \u{1f469}\u{1f3fd}\u200d\u{1f52c}', 'Ada \u{1f469}\u{1f3fd}\u200d\u{1f52c}'],
  ['\u200fنرگس کیانی\u200f', 'نرگس کیانی'],
  ['Ada\u200b', 'Ada'],
  ['Ada\u200bLovelace', 'AdaLovelace'],
  ['\ufeffAda \u2060Lovelace', 'Ada Lovelace'],
  ['\u2066Ada\u2069', 'Ada'],
  ['Ada\u202egnu', 'Adagnu'],
  ['\u200dAda\u200c', 'Ada'],
  ['ปั๊น น้ำทิ้ง', 'ปั๊น น้ำทิ้ง'],
  ['שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
  [`x${'\u0331'.repeat(6)}`, `x${'\u0331'.repeat(6)}`],
  ['=HYPERLINK("x")', '=HYPERLINK("x")'],
  ['x'.repeat(100), 'x'.repeat(100)],
]

const refused: [what: string, typed: string, code: string][] = [
  ['no characters', '', 'name-missing'],
  ['only white space', ' \u00a0\t\n\ufeff', 'name-missing'],
  ['only joiners', '\u200c\u200d', 'name-missing'],
  ['only direction marks and zero-width spaces', '\u200b\u200e\u202e\u2066', 'name-missing'],
  ['101 letters', 'x'.repeat(101), 'name-long'],
  ['120,000 marks', `x${'\u0301\u0327'.repeat(60_000)}`, 'name-long'],
  ['a null character', 'Ada\u0000', 'name-invalid'],
  ['an escape character', '\u001b[31mAda', 'name-invalid'],
  ['a soft hyphen', 'Ada\u00adLovelace', 'name-invalid'],
  ['a Hangul filler', '\u3164', 'name-invalid'],
  ['a Hangul filler among letters', 'Ada\u3164', 'name-invalid'],
  ['the fillers of Hangul letters', '\u115f\u1160', 'name-invalid'],
  ['a half-width Hangul filler', '\uffa0', 'name-invalid'],
  ['blank Braille', '\u2800\u2800', 'name-invalid'],
  ['a combining grapheme joiner', '\u034f', 'name-invalid'],
  ['a character for private use', '\ue000', 'name-invalid'],
  ['a character for private use beyond 16 bits', 'Ada\u{f0000}', 'name-invalid'],
  ['invisible tags', 'Ada\u{e0041}', 'name-invalid'],
  ['half of a character', 'Ada\ud83d', 'name-invalid'],
  ['90 marks on a letter', `x${'\u0331'.repeat(90)}`, 'name-marks'],
  ['7 marks on a letter', `x${'\u0331'.repeat(7)}`, 'name-marks'],
  ['an emoji alone', '\u{1f469}\u200d\u2695\ufe0f', 'name-without-letters'],
  ['signs alone', '–…–', 'name-without-letters'],
  ['marks alone', '\u0331', 'name-without-letters'],
]

// Every form with a field for a name.
const forms = [
  ['in the sign-up form', (name: string) => signUpForm.safeParse({ name, email: 'a@example.org', password: 'correct horse' })],
  ['in the form that changes it', (name: string) => nameForm.safeParse({ name })],
] as const

describe.each(forms)('%s', (_, read) => {
  test.each(kept)('the name %j is stored as %j', (typed, name) => expect(read(typed).data?.name).toBe(name))
  test.each(refused)('a name with %s is refused', (__, typed, code) => {
    expect(read(typed).error?.issues.map(({ message }) => message)).toEqual([code])
  })
})

test.each(kept)('tidying %j twice is tidying it once', (typed, name) => {
  expect(tidyName(tidyName(typed))).toBe(name)
  expect(findNameFault(name)).toBeNull()
})

test('the first invisible character that is not removed is found', () => {
  expect(findHiddenCharacter('Ada')).toBeNull()
  expect(findHiddenCharacter('A\u3164da\u00ad')).toBe('\u3164')
  expect(findHiddenCharacter(tidyName('\u200fA\u{f0000}'))).toBe('\u{f0000}')
})
