import { expect, test } from 'vitest'
import { findPasswordFault } from '@/server/new-passwords'

const ada = { name: 'Ada', email: 'ada@example.org' }

test.each([
  '1234567890',
  '123456789012',
  'password1234',
  'Password123!',
  'passwordpassword',
  'qwertyuiop[]',
  'iloveyou2026',
  '1qaz2wsx3edc4rfv',
  'administrator',
])('the password %s is refused as common', async (password) => {
  expect(await findPasswordFault(password, ada)).toBe('password-common')
})

test.each(['correct horse battery', 'a long enough password', 'demo-class-2026', 'trombone lamp eleven'])(
  'the password %s is accepted',
  async (password) => {
    expect(await findPasswordFault(password, ada)).toBeNull()
  },
)

test('the e-mail address as a password is refused as personal', async () => {
  expect(await findPasswordFault('ADA@example.org', ada)).toBe('password-personal')
})
