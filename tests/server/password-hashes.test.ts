import { expect, test } from 'vitest'
import { fitsPassword, hashPassword } from '@/server/passwords'

async function hashOf(password: string): Promise<string> {
  const made = await hashPassword(password)
  if (made === null) throw new Error('Nobody else should be hashing.')
  return made
}

test('a password is hashed by argon2id with 19 MiB and two passes, and is not in its hash', async () => {
  const made = await hashOf('correct horse battery')
  expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(made).not.toContain('horse')
})

test('the same password has another salt and another hash each time', async () => {
  const [one, other] = [await hashOf('correct horse battery'), await hashOf('correct horse battery')]
  const [salt, hash] = [3 + 1, 3 + 2]
  expect(one.split('$')[salt]).not.toBe(other.split('$')[salt])
  expect(one.split('$')[hash]).not.toBe(other.split('$')[hash])
  for (const made of [one, other]) expect(await fitsPassword(made, 'correct horse battery')).toBe(true)
})

test('every character of the longest password counts, the last one too', async () => {
  const longest = 'x'.repeat(128)
  const made = await hashOf(longest)
  expect(await fitsPassword(made, longest)).toBe(true)
  expect(await fitsPassword(made, `${'x'.repeat(127)}y`)).toBe(false)
  expect(await fitsPassword(made, 'x'.repeat(127))).toBe(false)
  expect(await fitsPassword(null, longest)).toBe(false)
})
