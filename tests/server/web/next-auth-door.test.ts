import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { sessionCookieName } from '@/server/session-cookies'
import { isNextAuthForm, matchNextAuth, tidyForNextAuth } from '@/server/web/next-auth-door'

process.env.NEXTAUTH_SECRET = 'a secret that only tests use'

test.each([
  ['GET', '/api/auth/session', { is: 'served', mayHash: false }],
  ['HEAD', '/api/auth/session', { is: 'served', mayHash: false }],
  ['GET', '/api/auth/csrf', { is: 'served', mayHash: false }],
  ['GET', '/api/auth/providers', { is: 'served', mayHash: false }],
  ['POST', '/api/auth/callback/credentials', { is: 'served', mayHash: true }],
  ['POST', '/api/auth/signout', { is: 'served', mayHash: false }],
  ['GET', '/api/auth/signin', { is: 'redirected', to: '/sign-in' }],
  ['GET', '/api/auth/error', { is: 'redirected', to: '/sign-in' }],
  ['GET', '/api/auth/signout', { is: 'redirected', to: '/progress' }],
  ['GET', '/api/auth/callback/credentials', { is: 'other-method', allowed: 'POST' }],
  ['POST', '/api/auth/session', { is: 'other-method', allowed: 'GET' }],
  ['POST', '/api/auth/signin', { is: 'nothing' }],
  ['POST', '/api/auth/signin/credentials', { is: 'nothing' }],
  ['GET', '/api/auth/callback/github', { is: 'nothing' }],
  ['POST', '/api/auth/_log', { is: 'nothing' }],
  ['GET', '/api/auth/verify-request', { is: 'nothing' }],
  ['GET', '/api/auth', { is: 'nothing' }],
  ['GET', '/api/auth/', { is: 'nothing' }],
  ['GET', '/api/auth/session/', { is: 'nothing' }],
  ['GET', '/api/auth/__proto__', { is: 'nothing' }],
  ['GET', '/api/auth/SESSION', { is: 'nothing' }],
])('%s %s: %j', (method, path, match) => expect(matchNextAuth(method, path)).toEqual(match))

test('next-auth hears of one session, of its own token against forged forms, and of nothing that leads elsewhere', () => {
  const request = new IncomingMessage(new Socket())
  const token = `${'a'.repeat(64)}%7C${'b'.repeat(64)}`
  request.url = '/api/auth/csrf?callbackUrl=x'
  request.headers = {
    cookie: `a=1; next-auth.callback-url=x; next-auth.session-token=one; ${sessionCookieName()}.0=two; next-auth.csrf-token=${token}`,
  }
  tidyForNextAuth(request, '/api/auth/csrf')
  expect(request.url).toBe('/api/auth/csrf')
  expect(request.headers.cookie).toBe(`${sessionCookieName()}=one; next-auth.csrf-token=${token}`)
})

test('next-auth hears of no cookie where there is none that it should', () => {
  const request = new IncomingMessage(new Socket())
  request.headers = { cookie: 'next-auth.csrf-token="x y"; next-auth.callback-url=//evil.example' }
  tidyForNextAuth(request, '/api/auth/csrf')
  expect(request.headers.cookie).toBeUndefined()
})

test.each([
  ['application/x-www-form-urlencoded', true],
  ['application/x-www-form-urlencoded; charset=utf-8', true],
  ['application/x-www-form-urlencodedx', false],
  ['application/json', false],
  ['multipart/form-data; boundary=x', false],
  [undefined, false],
])('a body of %s is handed to next-auth: %s', (type, isHanded) => expect(isNextAuthForm(type)).toBe(isHanded))
