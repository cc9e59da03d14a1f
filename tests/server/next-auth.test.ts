import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { authOptions } from '@/server/next-auth'
import { endSession, issueSession, readSession } from '@/server/sessions'
import { aLearner } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const secret = 'a secret that only tests use'

/** What next-auth does with the cookie of a request for the session: it decodes the token and encodes it again. */
async function passThrough(token: string) {
  const { jwt } = authOptions()
  const decoded = await jwt?.decode?.({ token, secret })
  return decoded ? jwt?.encode?.({ token: decoded, secret }) : null
}

test('a request for the session gets the same token back, so that next-auth cannot make a session longer', async () => {
  const { value } = await issueSession(await aLearner())
  expect(await passThrough(value)).toBe(value)
})

test('a token that ends in a few seconds still ends then', async () => {
  const ada = await aLearner()
  const began = Math.floor(Date.now() / 1000)
  const token = await encode({
    token: { sub: ada.id, name: 'Ada', version: ada.sessionVersion, sid: 's1', began },
    secret,
    maxAge: 20,
  })
  expect(await passThrough(token)).toBe(token)
  expect(await readSession(token, new Date(Date.now() + 21_000))).toBeNull()
})

test('a token whose session has ended is no session for next-auth either', async () => {
  const { value } = await issueSession(await aLearner())
  const session = await readSession(value)
  if (!session) throw new Error('The token should be read.')
  await endSession(session)
  expect(await passThrough(value)).toBeNull()
})

test.each([
  ['/.//evil.example', '/'],
  ['https://course.example.evil.example/', '/'],
  ['https://evil.example/', '/'],
  ['https://course.example/progress', '/progress'],
  ['/modules/tides', '/modules/tides'],
])('next-auth is led from %s to the path %s of this product', async (url, path) => {
  const baseUrl = 'https://course.example'
  expect(await authOptions().callbacks?.redirect?.({ url, baseUrl })).toBe(baseUrl + path)
})
