import { describe, expect, test, vi } from 'vitest'
import { confirmationForm, nameForm, passwordForm, resetForm, signInForm, signUpForm } from '@/core/people'

const whole = { name: 'Ada', email: 'ada@example.org', password: 'correct horse' }
const errors = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message)

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

describe('signing in', () => {
  test.each([
    ['without an address', { email: ' ', password: 'x' }, ['email-missing']],
    ['with an address of 255 characters', { email: 'a'.repeat(255), password: 'x' }, ['email-invalid']],
    ['with a null character, which not every database can search for', { email: 'a\u0000', password: 'x' }, ['email-invalid']],
    ['without a password', { email: whole.email, password: '' }, ['password-missing']],
    ['with a password of 257 characters', { email: whole.email, password: 'x'.repeat(257) }, ['password-long']],
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
  ['a changed name', nameForm, 'name'],
  ['the password that a link sets', resetForm, 'password'],
  ['the current password of a change', passwordForm, 'current'],
  ['the new password of a change', passwordForm, 'password'],
  ['the password of a confirmation', confirmationForm, 'current'],
])('%s is limited in length before it is normalised, which is slow for very long text', (_, form, field) => {
  const normalize = vi.spyOn(String.prototype, 'normalize')
  const result = form.safeParse({ ...whole, current: 'x', [field]: `a${'\u0316\u0301'.repeat(30_000)}` })
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
