import { describe, expect, test, vi } from 'vitest'
import { signInForm, signUpForm } from '@/core/people'

const whole = { name: 'Ada', email: 'ada@example.org', password: 'correct horse' }
const errors = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message)

describe('a name', () => {
  test.each([
    ['Ada', 'Ada'],
    ['O’Brien', 'O’Brien'],
    ["O'Brien", "O'Brien"],
    ['Anne-Marie d’Arc', 'Anne-Marie d’Arc'],
    ['X', 'X'],
    ['李小龍', '李小龍'],
    ['Zoe\u0308', 'Zoë'],
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Ada\u00a0Lovelace', 'Ada Lovelace'],
    ['Ada\nLovelace\t', 'Ada Lovelace'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['ශ්\u200dරී', 'ශ්\u200dරී'],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['x'.repeat(100), 'x'.repeat(100)],
  ])('%j is stored as %j', (typed, name) => expect(signUpForm.parse({ ...whole, name: typed }).name).toBe(name))

  test.each([
    ['no characters', '', 'name-missing'],
    ['only white space', ' \u00a0\t\n\ufeff', 'name-missing'],
    ['101 letters', 'x'.repeat(101), 'name-long'],
    ['a null character', 'Ada\u0000', 'name-invalid'],
    ['an escape character', '\u001b[31mAda', 'name-invalid'],
    ['a character that overrides the direction of text', 'Ada\u202egnu', 'name-invalid'],
    ['a character that isolates the direction of text', '\u2066Ada', 'name-invalid'],
    ['a zero-width space', 'Ada\u200bLovelace', 'name-invalid'],
    ['a soft hyphen', 'Ada\u00adLovelace', 'name-invalid'],
    ['a joiner that joins nothing', '\u200dAda', 'name-invalid'],
    ['only joiners', '\u200c\u200d', 'name-invalid'],
  ])('with %s is refused', (_, name, code) => expect(errors(signUpForm.safeParse({ ...whole, name }))).toEqual([code]))
})

describe('an e-mail address', () => {
  test.each([
    ['ada@example.org', 'ada@example.org'],
    ['Ada.Lovelace@Example.ORG', 'ada.lovelace@example.org'],
    ['  ada@example.org\n', 'ada@example.org'],
    ['ada+course@mail.example.org', 'ada+course@mail.example.org'],
    ['o’brien@example.org'.replace('’', "'"), "o'brien@example.org"],
  ])('%j is compared as %j, when signing up and when signing in', (typed, address) => {
    expect(signUpForm.parse({ ...whole, email: typed }).email).toBe(address)
    expect(signInForm.parse({ email: typed, password: 'x' }).email).toBe(address)
  })

  test.each([
    ['that is empty', ''],
    ['without an @', 'ada'],
    ['without a domain', 'ada@'],
    ['that is two addresses', 'ada@example.org, bob@example.org'],
    ['with a space inside', 'ada love@example.org'],
    ['with a line break inside, which would forge a header', 'ada@example.org\nBcc: bob@example.org'],
    ['with a null character', 'ada\u0000@example.org'],
    ['with more than 254 characters', `${'a'.repeat(250)}@example.org`],
  ])('%s is refused when signing up', (_, email) => {
    expect(new Set(errors(signUpForm.safeParse({ ...whole, email })))).toEqual(new Set(['email-invalid']))
  })
})

describe('a password', () => {
  test.each([
    ['of 10 characters', 'x'.repeat(10)],
    ['of 200 characters', 'x'.repeat(200)],
    ['of words with spaces', ' correct horse '],
    ['in another script', 'пароль из слов'],
    ['of spaces', ' '.repeat(10)],
  ])('%s is accepted unchanged', (_, password) => expect(signUpForm.parse({ ...whole, password }).password).toBe(password))

  test.each([
    ['of 9 characters', 'x'.repeat(9), 'password-short'],
    ['of 201 characters', 'x'.repeat(201), 'password-long'],
    ['that is empty', '', 'password-short'],
  ])('%s is refused', (_, password, code) => expect(errors(signUpForm.safeParse({ ...whole, password }))).toEqual([code]))

  test('with combining accents is the same as with composed letters', () => {
    const [apart, composed] = ['cafe\u0301 cafe\u0301 1', 'café café 1']
    expect(signUpForm.parse({ ...whole, password: apart }).password).toBe(composed)
    expect(signInForm.parse({ email: whole.email, password: apart }).password).toBe(composed)
  })
})

describe('signing in', () => {
  test.each([
    ['without an address', { email: ' ', password: 'x' }, ['email-missing']],
    ['with an address of 255 characters', { email: 'a'.repeat(255), password: 'x' }, ['email-invalid']],
    ['with a null character, which not every database can search for', { email: 'a\u0000', password: 'x' }, ['email-invalid']],
    ['without a password', { email: whole.email, password: '' }, ['password-missing']],
    ['with a password of 201 characters', { email: whole.email, password: 'x'.repeat(201) }, ['password-long']],
    ['without an address and a password', { email: '', password: '' }, ['email-missing', 'password-missing']],
  ])('%s is refused', (_, form, codes) => expect(errors(signInForm.safeParse(form))).toEqual(codes))

  test('does not check the rules for new addresses and passwords', () => {
    expect(signInForm.safeParse({ email: 'nobody', password: 'x' }).success).toBe(true)
  })
})

test.each([
  ['the name of a sign-up', signUpForm, 'name'],
  ['the address of a sign-up', signUpForm, 'email'],
  ['the password of a sign-up', signUpForm, 'password'],
  ['the address of a sign-in', signInForm, 'email'],
  ['the password of a sign-in', signInForm, 'password'],
])('%s is limited in length before it is normalised, which is slow for very long text', (_, form, field) => {
  const normalize = vi.spyOn(String.prototype, 'normalize')
  const result = form.safeParse({ ...whole, [field]: `a${'\u0316\u0301'.repeat(30_000)}` })
  expect(result.success).toBe(false)
  expect(Math.max(0, ...normalize.mock.contexts.map((text) => String(text).length))).toBeLessThanOrEqual(1000)
})

test('all errors of a form are reported at once', () => {
  expect(errors(signUpForm.safeParse({ name: '', email: 'x', password: 'x' }))).toEqual([
    'name-missing',
    'email-invalid',
    'password-short',
  ])
})
