import { createHash } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/server/database/client'
import { readerCookie } from '@/server/reader-cookie'
import { formerSessionCookieName, sessionCookieName } from '@/server/session-cookies'
import {
  doesSessionHold,
  endSession,
  exchangeFormerSession,
  findCaller,
  findViewerByCookie,
  issueSession,
  readSession,
} from '@/server/sessions'
import { aLearner } from '@/tests/support/acting'
import { askApi } from '@/tests/support/api'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()
afterEach(() => {
  process.env.NEXTAUTH_URL = ''
})

const secret = 'a secret that only tests use'
const day = 86_400
const inDays = (days: number) => new Date(Date.now() + days * day * 1000)

const markOf = (of: string) => createHash('sha256').update(`cookie-name/${of}`).digest('hex').slice(0, 8)

/** A token as the first edition signed it: it says neither which session it is nor when that began. */
const formerToken = (id: string, maxAge = 14 * day) => encode({ token: { sub: id, name: 'Ada', version: 1 }, secret, maxAge })

describe('a session', () => {
  test('says who is signed in, until the version of the person is raised', async () => {
    const learner = await aLearner()
    const { value } = await issueSession(learner)
    expect(await findViewerByCookie(value)).toMatchObject({ name: 'Ada' })
    await db().person.update({ where: { id: learner.id }, data: { sessionVersion: { increment: 1 } } })
    expect(await findViewerByCookie(value)).toBeNull()
  })

  test.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['nonsense', 'not.a.token'],
    ['a long text', 'x'.repeat(9000)],
  ])('is not made of %s', async (_, cookie) => {
    expect(await findViewerByCookie(cookie)).toBeNull()
  })

  test.each<[string, Record<string, unknown>]>([
    ['an object for the person', { sub: { toString: 'x' }, version: 1 }],
    ['a list for the person', { sub: ['x'], version: 1 }],
    ['no person', { version: 1 }],
    ['a person of 10,000 letters', { sub: 'x'.repeat(2000), version: 1 }],
    ['no version', { sub: 'x' }],
    ['half a version', { sub: 'x', version: 1.5 }],
    ['an object for its beginning', { sub: 'x', version: 1, began: {} }],
  ])('is not made of a token that is signed with our secret and has %s', async (_, token) => {
    expect(await readSession(await encode({ token: token as never, secret }))).toBeNull()
  })

  test('of a learner is not accepted as that of an instructor', async () => {
    expect(await findViewerByCookie((await issueSession(await aLearner())).value)).toMatchObject({ role: 'learner' })
  })

  test('ends 14 days after the sign-in, whatever its token says of its end and its signature', async () => {
    const { id } = await aLearner()
    const began = Math.floor(Date.now() / 1000)
    const value = await encode({ token: { sub: id, version: 1, sid: 'one', began }, secret, maxAge: 100 * 365 * day })
    expect(await readSession(value, inDays(13.9))).not.toBeNull()
    expect(await readSession(value, inDays(14.1))).toBeNull()
    const signedAgain = await encode({ token: { sub: id, version: 1, sid: 'one', began: began - 13 * day }, secret })
    expect(await readSession(signedAgain, inDays(0.9))).not.toBeNull()
    expect(await readSession(signedAgain, inDays(1.1))).toBeNull()
  })

  test('without the moment of its sign-in ends 14 days after its signature', async () => {
    const value = await formerToken((await aLearner()).id, 100 * 365 * day)
    expect(await readSession(value, inDays(13.9))).not.toBeNull()
    expect(await readSession(value, inDays(14.1))).toBeNull()
  })

  test('that was begun under a clock which was years ahead does not hold', async () => {
    const { id } = await aLearner()
    const began = Math.floor(inDays(20 * 365).getTime() / 1000)
    const value = await encode({ token: { sub: id, version: 1, sid: 'one', began }, secret, maxAge: 30 * 365 * day })
    expect(await readSession(value)).toBeNull()
  })
})

describe('signing out', () => {
  test('ends every copy of the cookie, and no other session of the person', async () => {
    const learner = await aLearner()
    const [one, other] = [await issueSession(learner), await issueSession(learner)]
    const header = `${one.name}=${one.value}`
    await askApi('POST', '/api/sign-out', { cookies: header, form: '' })
    expect(await askApi('GET', '/api/me', { cookies: header })).toMatchObject({ body: { name: null } })
    expect(await findViewerByCookie(one.value)).toBeNull()
    expect(await findViewerByCookie(other.value)).not.toBeNull()
  })

  test('ends a session of the first edition too, and what it was exchanged for', async () => {
    const value = await formerToken((await aLearner()).id)
    const header = `${formerSessionCookieName()}=${value}`
    const [exchanged] = await exchangeFormerSession(header)
    await askApi('POST', '/api/sign-out', { cookies: header, form: '' })
    expect(await findViewerByCookie(value)).toBeNull()
    expect(await findViewerByCookie(exchanged?.value)).toBeNull()
  })

  test('twice is signing out once, and what has run out is not kept', async () => {
    const learner = await aLearner()
    const session = await readSession((await issueSession(learner)).value)
    if (!session) throw new Error('There is no session.')
    expect(await doesSessionHold(session)).toBe(true)
    await Promise.all([endSession(session), endSession(session)])
    expect(await doesSessionHold(session)).toBe(false)
    expect(await db().endedSession.count()).toBe(1)
    await endSession({ ...session, sessionId: 'another' }, inDays(15))
    expect(await db().endedSession.findMany({ select: { id: true } })).toEqual([{ id: 'another' }])
  })
})

describe('the session cookie', () => {
  test('belongs to this installation alone, and over https to this host alone', () => {
    const name = sessionCookieName()
    expect(name).toMatch(/^next-auth\.session-token\.[0-9a-f]{8}$/)
    expect(name.split('.').at(-1)).toBe(markOf(secret))
    expect(markOf('a secret of another installation')).not.toBe(markOf(secret))
    process.env.NEXTAUTH_URL = 'https://course.example'
    expect(sessionCookieName()).toBe('__Host-next-auth.session-token')
    expect(formerSessionCookieName()).toBe('__Secure-next-auth.session-token')
  })

  test('over https is one that only this host can set', async () => {
    process.env.NEXTAUTH_URL = 'https://course.example'
    const { name, options } = await issueSession(await aLearner())
    expect(name).toMatch(/^__Host-/)
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 14 * day })
  })

  test('named twice with two values is nobody, in either order; with one value it is one', async () => {
    const [ada, eve] = [await issueSession(await aLearner('Ada')), await issueSession(await aLearner('Eve'))]
    const name = ada.name
    expect(await findCaller(`${name}=${ada.value}; ${name}=${eve.value}`)).toBeNull()
    expect(await findCaller(`${name}=${eve.value}; ${name}=${ada.value}`)).toBeNull()
    expect(await findCaller(`${name}=${ada.value}; ${name}=bad`)).toBeNull()
    expect(await findCaller(`${name}=bad; ${name}=${ada.value}`)).toBeNull()
    expect(await findCaller(`${name}=${ada.value}; x=1; ${name}=${ada.value}`)).toMatchObject({ name: 'Ada' })
  })
})

describe('a session under its former name', () => {
  test('is honoured, and exchanged for one that ends when it would have ended', async () => {
    const { id } = await aLearner()
    const value = await formerToken(id)
    const header = `other=1; ${formerSessionCookieName()}=${value}`
    expect(await findCaller(header)).toMatchObject({ id })
    const later = inDays(3)
    const [given, forgotten, ...more] = await exchangeFormerSession(header, later)
    expect(more).toEqual([])
    expect(forgotten).toMatchObject({ name: formerSessionCookieName(), value: '', options: { maxAge: 0 } })
    expect(given?.name).toBe(sessionCookieName())
    expect(given?.options.maxAge).toBeLessThanOrEqual(11 * day)
    expect(given?.options.maxAge).toBeGreaterThan(11 * day - 60)
    expect(await findViewerByCookie(given?.value)).toMatchObject({ id })
    const former = await decode({ token: value, secret })
    expect(await decode({ token: given?.value ?? '', secret })).toMatchObject({ began: former?.iat, sid: former?.jti })
    expect(await readSession(given?.value, inDays(14.1))).toBeNull()
  })

  test('is exchanged at the first request to the API, and the answer is the same', async () => {
    const { id } = await aLearner()
    const { name, value } = readerCookie('learner')
    // Also if the answer sets a cookie of its own, as it does for a browser that was never told whose header its pages show.
    for (const also of ['', `; ${name}=${value}`]) {
      const cookies = `${formerSessionCookieName()}=${await formerToken(id)}${also}`
      const { body, cookie } = await askApi('GET', '/api/me', { cookies })
      expect(body).toMatchObject({ name: 'Ada' })
      expect(cookie).toMatch(new RegExp(`^${sessionCookieName().replaceAll('.', '\\.')}=`))
    }
  })

  test('only goes away where there is one of the new name', async () => {
    const learner = await aLearner()
    const { name, value } = await issueSession(learner)
    const header = `${formerSessionCookieName()}=${await formerToken(learner.id)}; ${name}=${value}`
    expect(await exchangeFormerSession(header)).toMatchObject([{ name: formerSessionCookieName(), value: '' }])
  })

  test('of another installation is left alone', async () => {
    const value = await encode({ token: { sub: 'x', version: 1 }, secret: 'the secret of another installation' })
    expect(await exchangeFormerSession(`${formerSessionCookieName()}=${value}`)).toEqual([])
    expect(await findCaller(`${formerSessionCookieName()}=${value}`)).toBeNull()
  })

  test.each(['', 'x=1', 'next-auth.session-token=', 'next-auth.session-token=x.y.z'])('%j is none', async (header) => {
    expect(await exchangeFormerSession(header)).toEqual([])
  })
})
