/**
 * What the first edition left behind, on the server and in the browsers of those who used it, goes on working: unsent answers
 * are sent, its requests are answered as they were, its addresses lead where they led. See tests/fixtures/first-edition.
 *
 * Where the product changes, only the section between the two lines below is adapted.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, test } from './course'

// ---- The product as it is today: adapt this section, and nothing below it. ----
// Any course: the attempts carry their questions. What has to do with a module is asked only where the course has that module.
const course = { COURSE_DIR: 'tests/fixtures/tiny-course' }
const taught = 'tides'
const nowhere = 'moons'
const command = ['scripts/bootstrap.mjs', 'start']
const whenListening = /The course is at (http:\S+)/
const cookieName = 'next-auth.session-token'
const settings = (dataDir: string, secret: string) => ({
  ...course,
  HOST: '127.0.0.1',
  PORT: '0',
  DATA_DIR: dataDir,
  DATABASE_URL: `file:${join(dataDir, 'course.db')}`,
  NEXTAUTH_URL: '',
  NEXTAUTH_SECRET: secret,
  // A session ends 14 days after it was signed, and these cookies were signed then, though for a hundred years.
  NODE_OPTIONS: '--import ./tests/support/clock.mjs',
  CLOCK_STARTS_AT: '2026-11-27T00:00:00Z',
})
const attemptPath = (id: string, place?: number | 'review') => `/attempts/${id}${place === undefined ? '' : `?q=${place}`}`
/** Something small of the same origin, which touches no storage. */
const lightPath = '/healthz'
const saved = (page: Page) => page.locator('[data-status="saved"]')
const submit = (page: Page) => page.getByRole('button', { name: /^Submit/ }).click()
const isGraded = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText(/passed/i)
// ---- The end of the section. ----

type Draft = { answer: unknown; confidence: string | null; isFlagged: boolean }
type Stored = { draft: Draft; kept: Draft & { revision: number }; unheard: Draft[] }
type Store = { name: string; keyPath: string | null; autoIncrement: boolean; entries: { key: string; value: Stored }[] }
type Storage = {
  person: string
  attempts: string[]
  indexedDB: { name: string; version: number; stores: Store[] }[]
  localStorage: Record<string, string>
  sessionStorage: Record<string, string>
}
type Recorded = {
  what: string
  who: string | null
  request: { method: string; path: string; contentType: string | null; body: string | null }
  response: { status: number; location: string | null; body: Record<string, unknown> | null }
}

const folder = 'tests/fixtures/first-edition'
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
const session = read<{ secret: string; sessions: { person: string; email: string; cookie: string }[] }>('session.json')
const storage = read<Storage>('browser-storage.json')
const open = read<{ onceSentAndSubmitted: { id: string; grade: { earned: number; possible: number; isPassed: boolean } }[] }>(
  'open-attempts.json',
)
const wire = read<{
  requests: Recorded[]
  addresses: { who: string | null; path: string; status: number; location: string | null }[]
}>('wire.json')
const unsent = storage.indexedDB.flatMap(({ stores }) => stores.flatMap(({ entries }) => entries))

// One after the other, by one worker: they share a server.
test.describe.configure({ mode: 'default' })
test.setTimeout(120_000)

let dataDir = ''
let origin = ''
let server: ChildProcess | undefined
const faults: string[] = []

test.beforeAll(async () => {
  test.setTimeout(240_000)
  dataDir = mkdtempSync(join(tmpdir(), 'first-edition-'))
  copyFileSync(join(folder, 'course.db'), join(dataDir, 'course.db'))
  const started = spawn(process.execPath, command, { env: { ...process.env, ...settings(dataDir, session.secret) } })
  server = started
  origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    started.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
    const listen = (part: Buffer) => {
      said += part.toString()
      const found = whenListening.exec(said)
      if (found) resolve(found[1] ?? '')
    }
    started.stdout.on('data', listen)
    started.stderr.on('data', listen)
  })
})

test.afterEach(() => expect(faults.splice(0)).toEqual([]))

test.afterAll(async () => {
  const gone = new Promise((resolve) => server?.once('exit', resolve))
  if (server?.kill('SIGTERM')) await gone
  rmSync(dataDir, { recursive: true, force: true })
})

const cookieOf = (who: string) => session.sessions.find(({ email, person }) => who === email || who === person)?.cookie ?? ''

function send(who: string | null, { method, path, contentType, body }: Recorded['request']): Promise<Response> {
  const headers = {
    origin,
    ...(contentType !== null && { 'content-type': contentType }),
    ...(who !== null && { cookie: `${cookieName}=${cookieOf(who)}` }),
  }
  return fetch(origin + path, { method, headers, body, redirect: 'manual' })
}

const asJson = (path: string, body: unknown) => ({
  method: 'POST',
  path,
  contentType: 'application/json',
  body: JSON.stringify(body),
})

/** A browser of the first edition's: its cookie, and all that it had stored, before any page of the product is loaded. */
async function openBrowser(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext()
  context.on('weberror', (error) => faults.push(String(error.error())))
  await context.addCookies([{ name: cookieName, value: cookieOf(storage.person), url: origin }])
  const page = await context.newPage()
  await page.goto(origin + lightPath)
  await page.evaluate(async ({ indexedDB: databases, localStorage: local, sessionStorage: own }) => {
    for (const { name, version, stores } of databases) {
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, version)
        opening.onerror = () => reject(opening.error)
        opening.onupgradeneeded = () => {
          for (const { name: store, keyPath, autoIncrement, entries } of stores) {
            const made = opening.result.createObjectStore(store, { keyPath, autoIncrement })
            for (const { key, value } of entries) made.put(value, key)
          }
        }
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      })
    }
    Object.assign(localStorage, local)
    Object.assign(sessionStorage, own)
  }, storage)
  await page.close()
  return context
}

/** The keys under which this browser still keeps something of an attempt, in the first edition's place. */
function listKept(page: Page, id: string): Promise<string[]> {
  const [database] = storage.indexedDB
  const names = { name: database?.name ?? '', store: database?.stores[0]?.name ?? '', id }
  return page.evaluate(
    ({ name, store, id: attempt }) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const asking = opening.result.transaction(store).objectStore(store).getAllKeys()
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result.map(String).filter((key) => key.includes(attempt)))
          }
        }
      }),
    names,
  )
}

/** What the server keeps for a question: a save that is too old is answered with it. */
async function findSaved(id: string, position: number): Promise<unknown> {
  const probe = { answer: null, confidence: null, isFlagged: false, revision: 1 }
  const response = await send(storage.person, asJson(`/api/attempts/${id}/answers/${position}`, probe))
  return ((await response.json()) as { current?: unknown }).current
}

/** True for a path that leads to a module of another course than the one that is served. */
async function isOfAnotherCourse(path: string): Promise<boolean> {
  const [, module] = /^(?:\/api)?\/(?:modules|lessons|practice)\/([^/?]+)/.exec(path) ?? []
  if (module === undefined || module === nowhere) return false
  const page = await send(null, { method: 'GET', path: `/modules/${module}`, contentType: null, body: null })
  await page.arrayBuffer()
  return page.status === 404
}

test('its requests are answered as they were', async () => {
  const submitted = new Set(
    wire.requests
      .filter(({ request, response }) => request.path.endsWith('/submission') && response.status < 400)
      .map(({ request }) => request.path.split('/')[3] ?? ''),
  )
  const isTaken = ({ request, response: { status, body, location } }: Recorded) =>
    /\/answers\/\d+$/.test(request.path) && (body ? status === 200 : status === 303 && !location?.startsWith('/sign-in'))
  const lastTaken = new Map(wire.requests.filter(isTaken).map((each) => [each.request.path, each]))
  // Left out: what cannot be asked a second time, since the answer was changed or the attempt submitted afterwards.
  const repeatable = wire.requests.filter((each) => {
    const { request, response } = each
    const [, , , id = ''] = request.path.split('/')
    if (isTaken(each)) return lastTaken.get(request.path)?.request.body === request.body && !submitted.has(id)
    const started = String(response.body?.id ?? response.location?.split('/').at(-1) ?? '')
    return !(request.path.endsWith('/attempts') && submitted.has(started))
  })
  expect(repeatable.length).toBeGreaterThan(50)
  for (const { what, who, request, response } of repeatable) {
    const told = `${what}: ${request.path}`
    if (await isOfAnotherCourse(request.path)) continue
    const answered = await send(who, request)
    expect(answered.status, told).toBe(response.status)
    expect(answered.headers.get('location'), told).toBe(response.location)
    if (response.body === null) continue
    const { modules, due: _, ...body } = response.body as { modules?: { module: string }[]; due?: number }
    const said = (await answered.json()) as { modules?: { module: string }[]; due?: number }
    expect(said, told).toMatchObject(body)
    const mine = modules?.find(({ module }) => module === taught)
    if (!modules) continue
    expect(typeof said.due, told).toBe('number')
    const found = said.modules?.find(({ module }) => module === taught)
    if (mine && found) expect(Object.keys(found), told).toEqual(expect.arrayContaining(Object.keys(mine)))
  }
})

test('its addresses lead where they led', async () => {
  for (const { who, path, status, location } of wire.addresses) {
    if (await isOfAnotherCourse(path)) continue
    const answered = await send(who, { method: 'GET', path, contentType: null, body: null })
    await answered.arrayBuffer()
    expect([path, answered.status, answered.headers.get('location')]).toEqual([path, status, location])
  }
})

for (const [i, id] of storage.attempts.entries()) {
  test(`what a browser could not send of attempt ${i + 1} is sent, shown as saved, and graded`, async ({ browser }) => {
    const context = await openBrowser(browser)
    const page = await context.newPage()
    const mine = unsent.filter(({ key }) => key.split('/')[1] === id)
    expect(mine.length).toBeGreaterThan(3)
    await page.goto(origin + attemptPath(id))
    await expect.poll(() => listKept(page, id), { timeout: 30_000 }).toEqual([])
    await expect(saved(page)).toBeVisible()
    for (const { key, value } of mine) {
      expect(await findSaved(id, Number(key.split('/').at(-1))), key).toMatchObject(value.draft)
    }

    // A plain page, which knows nothing of the browser's storage, shows them as well.
    const choice = mine.find(({ value }) => ['true', 'false'].includes(String(value.draft.answer)))
    await page.goto(origin + attemptPath(id, Number(choice?.key.split('/').at(-1))))
    await expect(page.locator(`input[name="answer"][value="${choice?.value.draft.answer}"]`)).toBeChecked()
    await expect(saved(page)).toBeVisible()

    await page.goto(origin + attemptPath(id, 'review'))
    await submit(page)
    await isGraded(page)
    const grade = open.onceSentAndSubmitted.find((each) => each.id === id)?.grade
    const response = await send(storage.person, asJson(`/api/attempts/${id}/submission`, {}))
    expect(await response.json()).toEqual({ grade })

    // What belongs to the other attempts is left alone.
    const others = unsent.filter(({ key }) => key.split('/')[1] !== id)
    for (const { key } of others) expect(await listKept(page, key.split('/')[1] ?? '')).toContain(key)
    await context.close()
  })
}

test('a browser whose attempt was submitted meanwhile is told what it never sent', async ({ browser }) => {
  const [id = ''] = storage.attempts
  const { grade } = (await (await send(storage.person, asJson(`/api/attempts/${id}/submission`, {}))).json()) as {
    grade: unknown
  }
  const context = await openBrowser(browser)
  const page = await context.newPage()
  await page.goto(origin + attemptPath(id))
  await isGraded(page)
  await expect.poll(() => listKept(page, id)).toEqual([])
  const again = await send(storage.person, asJson(`/api/attempts/${id}/submission`, {}))
  expect(await again.json()).toEqual({ grade })
  await context.close()
})
