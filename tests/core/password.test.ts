import { describe, expect, test } from 'vitest'
import { judgePassword } from '@/core/password'
import { passwordForm, resetForm, signInForm, signUpForm } from '@/core/people'

const ada = { name: 'Ada King Lovelace', email: 'ada.king@example.org' }
const list = new Set(['password', 'iloveyou', 'susan', 'zaq1xsw2cde3'])
const judge = (password: string) => judgePassword(password, ada, (word) => list.has(word))

describe('a new password is refused as common if it', () => {
  test.each([
    ['is on the list', 'zaq1xsw2cde3'],
    ['is on the list in another case', 'ZAQ1xsw2CDE3'],
    ['is a word of the list with a year and a sign', 'Password2026!'],
    ['is a word of the list between digits', '1984Susan1984'],
    ['is a word of the list twice', 'iloveyouiloveyou'],
    ['is a word of the list twice and a half', 'passwordpasswordpass'],
    ['is a repeated word before a year', 'susansusan2026'],
    ['is one character repeated', 'aaaaaaaaaaaa'],
    ['is three characters repeated', '123123123123'],
    ['is a run of digits', '1234567890123'],
    ['is a run of digits backwards', '987654321098'],
    ['is a run of the alphabet', 'abcdefghijkl'],
    ['is a row of neighbouring keys', 'qwertyuiopas'],
    ['is a row of neighbouring keys in another country', 'qwertzuiopasd'],
  ])('%s', (_, password) => expect(judge(password)).toBe('password-common'))
})

describe('a new password is refused as personal if it', () => {
  test.each([
    ['is the e-mail address', 'ada.king@example.org'],
    ['is the part before the @ with a year', 'Ada.King2026'],
    ['is the name', 'Ada King Lovelace'],
    ['is the name without spaces', 'adakinglovelace'],
    ['is a word of the name with a year and a sign', 'Lovelace1815!'],
    ['is a word of the name repeated', 'lovelacelovelace'],
  ])('%s', (_, password) => expect(judge(password)).toBe('password-personal'))
})

test.each([
  'correct horse',
  'susan rides a zebra',
  'my name is Lovelace',
  '84729104758391susan',
  'пароль из слов',
  'x7#kQ!02mZ_p',
  '\u{1f40e}\u{1f50b}\u{1f4ce}\u{1f34e}\u{1f40e}\u{1f50b}\u{1f4ce}\u{1f6b2}\u{1f34f}\u{1f98a}\u{1f419}\u{1f41d}',
])('the password %s is neither common nor personal', (password) => expect(judge(password)).toBeNull())

test('a name of fewer than 4 letters rules out no password', () => {
  expect(judgePassword('x marks the spot', { name: 'X', email: 'x@example.org' }, () => false)).toBeNull()
})

// Every form with a field for a new password.
const forms = [
  ['in the sign-up form', (password: string) => signUpForm.safeParse({ ...ada, password })],
  ['in the reset form', (password: string) => resetForm.safeParse({ password })],
  ['in the form that changes it', (password: string) => passwordForm.safeParse({ current: 'x', password })],
] as const

describe.each(forms)('%s', (_, read) => {
  test.each([
    ['of 12 characters', 'x'.repeat(12)],
    ['of 128 characters', 'x'.repeat(128)],
    ['of 128 characters that are two UTF-16 code units each', '\u{1f40e}'.repeat(128)],
    ['of words with spaces', ' correct horse '],
    ['of other scripts', 'пароль из слов'],
  ])('a new password %s is accepted unchanged', (__, password) => expect(read(password).data?.password).toBe(password))

  test.each([
    ['of 11 characters', 'x'.repeat(11), 'password-short'],
    ['of 11 characters that are two UTF-16 code units each', '\u{1f40e}'.repeat(11), 'password-short'],
    ['that is empty', '', 'password-short'],
    ['of 129 characters', 'x'.repeat(129), 'password-long'],
    ['of 120,000 marks', `x${'\u0301\u0327'.repeat(60_000)}`, 'password-long'],
    ['of spaces', ' '.repeat(12), 'password-blank'],
    ['of white space and invisible characters', '\u00a0\t\u3000\u200b\u2800\u3164'.repeat(2), 'password-blank'],
  ])('a new password %s is refused', (__, password, code) => {
    expect(read(password).error?.issues.map(({ message }) => message)).toEqual([code])
  })
})

test('a password with combining accents is the same as with composed letters', () => {
  const [apart, composed] = ['cafe\u0301 cafe\u0301 12', 'café café 12']
  for (const [, read] of forms) expect(read(apart).data?.password).toBe(composed)
  expect(signInForm.parse({ email: ada.email, password: apart }).password).toBe(composed)
})

test.each([
  ['10 characters', 'x'.repeat(10)],
  ['10 spaces', ' '.repeat(10)],
  ['200 characters', 'x'.repeat(200)],
  ['128 characters that are two UTF-16 code units each', '\u{1f40e}'.repeat(128)],
  ['200 characters with combining accents', 'e\u0301'.repeat(200)],
  ['200 characters with two accents each', '\u01d6'.repeat(200).normalize('NFD')],
])('signing in accepts a password of %s, which an account may have', (_, password) => {
  expect(signInForm.safeParse({ email: ada.email, password }).success).toBe(true)
  expect(passwordForm.safeParse({ current: password, password: 'correct horse' }).success).toBe(true)
})
