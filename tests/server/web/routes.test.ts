import { describe, expect, test } from 'vitest'
import { db } from '@/server/database/client'
import { sessionCookieName } from '@/server/session-cookies'
import { matchRoute, type Route } from '@/server/web/route'
import { answerRoute, matchOwnRoute, routes } from '@/server/web/routes'
import { aLearner, anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import { askApi, cookiesOf, endAllSessions } from '@/tests/support/api'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const)
const needingSession = named.filter(([, { who }]) => who === 'session' || who === 'signed-in' || who === 'instructor')

/**
 * Fills the path of a route with parameters that exist: a new open attempt, and the module and practice question of the tiny course.
 */
async function fill({ path }: Route) {
  const learner = await aLearner('Owner')
  const { id } = await anOpenAttempt(learner)
  const params: Record<string, string> = {
    ':id': id,
    ':position': '1',
    ':module': 'tides',
    ':question': 'tides-practice',
    ':kind': 'gradebook',
    ':cohort': 'everyone',
  }
  const filled = path.replace(/:\w+/g, (name) => params[name] ?? name)
  return { path: filled, learner, cookies: await cookiesOf(learner) }
}

const state = async () =>
  JSON.stringify([
    await db().attempt.findMany(),
    await db().answer.findMany(),
    await db().lessonProgress.findMany(),
    await db().review.findMany(),
  ])

describe.each(named)('%s', (_, route) => {
  test('is declared once', () => {
    const shape = ({ path, method }: Route) => `${method} ${path.replace(/:\w+/g, ':')}`
    expect(routes.filter((each) => shape(each) === shape(route))).toHaveLength(1)
  })

  test('accepts requests only from our own pages, and limits the size of the body', () => {
    expect(route.origins).toBe('own')
    expect(route.maxBodyBytes).toBeGreaterThan(0)
    expect(route.maxBodyBytes).toBeLessThanOrEqual(64 * 1024)
  })

  test('refuses a body of a kind that it does not accept', async () => {
    if (route.method === 'GET') return
    const { path, cookies } = await fill(route)
    const refused = { status: 415, body: { error: 'unknown-body' } }
    expect(await askApi(route.method, path, { cookies, type: 'text/plain', text: 'answer=true' })).toEqual(refused)
    if (!route.body.includes('json')) expect(await askApi(route.method, path, { cookies, json: {} })).toEqual(refused)
    if (!route.body.includes('form')) expect(await askApi(route.method, path, { cookies, form: 'a=1' })).toEqual(refused)
  })
})

describe.each(needingSession)('%s', (_, route) => {
  const guests: [string, (cookies: string, learner: { id: string }) => Promise<string>][] = [
    ['without a cookie', async () => ''],
    ['with a damaged session', async () => `${sessionCookieName()}=x.y.z`],
    ['with a damaged session of the first edition', async () => 'next-auth.session-token=x.y.z'],
    ['with a cookie of another name', async (cookies) => cookies.replace('session-token', 'session-tokem')],
    [
      'with a revoked session',
      async (cookies, learner) => {
        await endAllSessions(learner)
        return cookies
      },
    ],
  ]
  test.each(guests)('%s changes nothing, refuses a script and sends a form or a link to the sign-in page', async (__, spoil) => {
    const { path, cookies, learner } = await fill(route)
    const spoilt = await spoil(cookies, learner)
    const before = await state()
    if (route.method === 'GET') {
      const location = `/sign-in?next=${encodeURIComponent(route.returnTo?.({ params: {}, body: { kind: 'none' } }) ?? '')}`
      expect(await askApi('GET', path, { cookies: spoilt })).toEqual({ status: 303, location })
    }
    if (route.body.includes('json')) {
      const json = { passage: 'the-pull', answer: null, revision: 1 }
      expect(await askApi(route.method, path, { cookies: spoilt, json })).toEqual({ status: 401, body: { error: 'signed-out' } })
    }
    if (route.body.includes('form')) {
      expect(await askApi(route.method, path, { cookies: spoilt, form: 'revision=0&answer=true' })).toEqual({
        status: 303,
        location: expect.stringMatching(/^\/sign-in\?next=%2F/),
      })
    }
    expect(await state()).toBe(before)
  })

  test("neither reveals nor changes somebody else's records", async () => {
    const { path } = await fill(route)
    if (!path.includes('/attempts/')) return
    const stranger = await cookiesOf(await aLearner('Stranger'))
    const before = await state()
    const json = { answer: null, revision: 1 }
    expect(await askApi(route.method, path, { cookies: stranger, json })).toEqual({ status: 404, body: { error: 'not-found' } })
    expect(await state()).toBe(before)
  })
})

describe.each(named.filter(([, { who }]) => who === 'instructor'))('%s', (_, route) => {
  test('is absent for a learner, and there for an administrator', async () => {
    const { path, cookies } = await fill(route)
    expect(await askApi(route.method, path, { cookies })).toEqual({ status: 404, body: { error: 'not-found' } })
    const administrator = await cookiesOf(await anInstructor())
    expect(await askApi(route.method, path, { cookies: administrator })).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^\ufeff/),
    })
  })

  test('is absent for an instructor of other cohorts, if it names a cohort', async () => {
    const { path } = await fill(route)
    await anInstructor()
    const other = await cookiesOf(await anotherInstructor())
    const status = route.path.includes(':cohort') ? 404 : 200
    expect(await askApi(route.method, path, { cookies: other })).toMatchObject({ status })
  })
})

test('/api/me names the reader of a page, and for a guest contains no name', async () => {
  const cookies = await cookiesOf(await aLearner())
  expect(await askApi('GET', '/api/me', { cookies })).toMatchObject({
    status: 200,
    body: { name: 'Ada', role: 'learner', due: 0, modules: [{ module: 'tides' }, { module: 'shore' }] },
  })
  expect(await askApi('GET', '/api/me')).toEqual({ status: 200, body: { name: null, isDemo: false } })
})

test('/api/me/data downloads everything that is stored about the caller and nothing about anybody else', async () => {
  const learner = await aLearner()
  await anOpenAttempt(learner)
  await anOpenAttempt(await aLearner('Bob'))
  const match = matchOwnRoute('GET', '/api/me/data')
  if (match.is !== 'route') throw new Error('There is no such route.')
  const cookie = await cookiesOf(learner)
  const { status, headers, body } = await answerRoute(match.route, match.params, {
    ...{ method: 'GET', path: '/api/me/data', network: '' },
    header: (name) => (name === 'cookie' ? cookie : undefined),
    readBody: async () => new Uint8Array(),
  })
  expect(status).toBe(200)
  expect(headers).toContainEqual(['Content-Disposition', 'attachment; filename="my-course-data.json"'])
  expect(JSON.parse(String(body))).toMatchObject({
    person: { email: learner.email },
    attempts: [{ module: 'tides', grade: null }],
  })
  expect(body).not.toContain('Bob')
})

test('signing in from within a page sets a session cookie, and signing out deletes it', async () => {
  await aLearner()
  const json = { email: 'ada@example.org', password: 'correct horse battery' }
  const { status, body, cookie = '' } = await askApi('POST', '/api/session', { json })
  expect([status, body]).toEqual([200, { name: 'Ada' }])
  expect(cookie).toMatch(/^next-auth\.session-token\.[0-9a-f]{8}=[\w.-]+; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax$/)
  const [cookies = ''] = cookie.split(';')
  expect(await askApi('GET', '/api/me', { cookies })).toMatchObject({ body: { name: 'Ada' } })

  const out = await askApi('POST', '/api/sign-out', { cookies, form: '' })
  expect(out).toMatchObject({
    status: 303,
    location: '/',
    cookie: expect.stringMatching(/session-token\.[0-9a-f]{8}=; Path=\/; Max-Age=0/),
  })
})

test('signing in from within a page with a wrong password is refused and sets no cookie', async () => {
  await aLearner()
  const wrong = await askApi('POST', '/api/session', { json: { email: 'ada@example.org', password: 'another password' } })
  expect(wrong).toEqual({ status: 401, body: { error: 'wrong-credentials' } })
  expect(await askApi('POST', '/api/session', { json: null })).toEqual({ status: 401, body: { error: 'wrong-credentials' } })
})

test('a script can set a bookmark, and a script and a plain form can record that a lesson is read', async () => {
  const learner = await aLearner()
  const cookies = await cookiesOf(learner)
  const setBookmark = (json: unknown) => askApi('POST', '/api/lessons/tides/place', { cookies, json })
  expect(await setBookmark({ passage: 'the-pull' })).toEqual({ status: 200, body: {} })
  expect(await setBookmark({ passage: 'no-such-passage' })).toEqual({ status: 404, body: { error: 'not-found' } })
  expect(await setBookmark({ passage: 7 })).toEqual({ status: 400, body: { error: 'malformed-place' } })
  expect(await askApi('POST', '/api/lessons/tides/read', { cookies, json: {} })).toEqual({ status: 200, body: {} })
  expect(await askApi('POST', '/api/lessons/tides/read', { cookies, form: '' })).toEqual({
    status: 303,
    location: '/modules/tides#read',
  })
  expect(await db().lessonProgress.findFirst()).toMatchObject({ module: 'tides', readAt: expect.any(Date) })
})

test('a practice question is explained to a script, and a plain form continues at an address that contains its answer', async () => {
  const address = '/api/practice/tides/tides-practice'
  expect((await askApi('POST', address, { json: { answer: 'no such choice' } })).status).toBe(400)
  expect(await askApi('POST', address, { json: { answer: null } })).toMatchObject({ status: 200, body: { isBlank: true } })
  expect(await askApi('POST', address, { form: 'answer=abc' })).toEqual({
    status: 303,
    location: '/modules/tides/practice/tides-practice?a=%22abc%22',
  })
  expect(await askApi('POST', '/api/practice/tides/nothing', { json: {} })).toEqual({ status: 404, body: { error: 'not-found' } })
})

describe('the table of routes matches', () => {
  const route = (method: 'GET' | 'POST', path: string): Route => ({
    ...{ method, path, who: 'anybody', body: [], origins: 'own', maxBodyBytes: 1 },
    reply: async () => ({ status: 200, body: {} }),
  })
  const table = [route('POST', '/api/a/:id'), route('GET', '/api/a/:id'), route('POST', '/api/a/b/:id/c')]
  test.each([
    ['POST', '/api/a/one', { is: 'route', params: { id: 'one' } }],
    ['POST', '/api/a/a%20b', { is: 'route', params: { id: 'a b' } }],
    ['HEAD', '/api/a/one', { is: 'route' }],
    ['POST', '/api/a/b/x/c', { is: 'route', params: { id: 'x' } }],
    ['PUT', '/api/a/one', { is: 'other-method', allowed: ['POST', 'GET'] }],
    ['GET', '/api/a/b/x/c', { is: 'other-method', allowed: ['POST'] }],
    ['POST', '/api/a/', { is: 'nothing' }],
    ['POST', '/api/a/%E0%A4%A', { is: 'nothing' }],
    ['POST', '/api/a/one/', { is: 'nothing' }],
    ['POST', '/api/A/one', { is: 'nothing' }],
  ])('%s %s as expected', (method, path, match) => {
    expect(matchRoute(table, method, path)).toMatchObject(match)
  })
})

test('no reply of a route may be cached', async () => {
  const [route] = routes
  if (!route) throw new Error('The table is empty.')
  const { headers } = await answerRoute(
    route,
    {},
    { method: 'GET', path: '/api/me', network: '', header: () => undefined, readBody: async () => new Uint8Array() },
  )
  expect(headers).toContainEqual(['Cache-Control', 'private, no-store'])
})
