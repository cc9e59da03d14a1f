import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { makeBackup } from '@/server/database/backup'
import { fileOf } from '@/server/database/database-file'
import { migrate } from '@/server/database/migrate'
import { restoreBackup } from '@/server/database/restore'
import { type Caller, openCaller } from '@/tests/support/caller'
import { type CourseServer, password, prepareServer } from '@/tests/support/course-server'
import { anotherProgram, withMigration } from '@/tests/support/database-folder'
import { findSmallDisk, type SmallDisk } from '@/tests/support/small-disk'
import { tinyCourse } from '@/tests/support/tiny-course'
import { answerNumber, openLedger, readShown } from './ledger'
import { isLong } from './plan'

const module = 'tides'
const staticPaths = ['/', '/about', `/modules/${module}`, '/claims']

let server: CourseServer
let disk: SmallDisk | null = null

afterEach(async () => {
  await server.end()
  disk?.remove()
  disk = null
})

/** A server with learners who are signed in, each in an open attempt, and a record of what it says it has saved. */
async function serve(learners: number, folder?: string) {
  server = await prepareServer(learners, tinyCourse, folder)
  await server.start()
  const ledger = openLedger()
  const savers = await Promise.all(
    server.emails.map(async (email) => {
      const caller = openCaller(server, email)
      await caller.signIn()
      const attempt = await caller.start(module)
      const shown = await readShown(attempt)
      let revision = 0
      return {
        caller,
        /** Saves the next answer; what it was answered. */
        async save(by: Caller = caller): Promise<Response> {
          const position = (revision % shown.size) + 1
          revision += 1
          const answer = answerNumber(revision, shown.get(position) as never)
          const response = await by.save(attempt, position, { answer, revision })
          if (response.ok) ledger.acknowledge({ attempt, position, revision, answer })
          return response
        },
      }
    }),
  )
  return { ledger, savers }
}

const health = async () => (await fetch(`${server.origin}/healthz`)).status
const expectRefusal = async (response: Response, error: string, retryAfter: string) => {
  expect([response.status, response.headers.get('retry-after')], await response.clone().text()).toEqual([503, retryAfter])
  expect(((await response.json()) as { error: string }).error).toBe(error)
}

const expectPageRefusal = async (response: Response, words: string, retryAfter: string) => {
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, retryAfter])
  expect(await response.text()).toContain(words)
}

/** How long each static page takes, asked for one after another until something has ended; the longest, in milliseconds. */
async function slowestPageUntil(end: Promise<unknown>, caller: Caller): Promise<number> {
  let isOver = false
  void end.finally(() => {
    isOver = true
  })
  let slowest = 0
  for (let n = 0; !isOver; n++) {
    const began = performance.now()
    expect((await caller.get(staticPaths[n % staticPaths.length] ?? '/')).status).toBe(200)
    slowest = Math.max(slowest, performance.now() - began)
    await sleep(20)
  }
  return slowest
}

test('while another program holds the database locked, pages come at once, saves are refused with a time to come back, and none is lost', async () => {
  const { ledger, savers } = await serve(5)
  const [first] = savers
  if (!first) throw new Error('There is nobody.')
  expect((await first.save()).status).toBe(200)

  const program = await anotherProgram(fileOf(server.url))
  const held = sleep(isLong ? 20_000 : 7_000)
  const slowest = slowestPageUntil(held, first.caller)
  const refused = await Promise.all(savers.map(({ save }) => save()))
  for (const response of refused) await expectRefusal(response, 'busy', '2')
  expect((await first.caller.get('/api/me')).status).toBe(200)
  expect((await first.caller.get('/progress')).status).toBe(200)
  expect(await health()).toBe(503)
  // Whoever signs in or only reads needs no right to write.
  expect((await first.caller.post('/api/session', { email: first.caller.email, password })).status).toBe(200)
  await expectPageRefusal(await signUp('locked@example.org'), 'The course is busy', '2')
  // A save that arrives shortly before the lock is let go is simply late.
  const late = held.then(async () => {
    const saving = savers.map(({ save }) => save())
    await sleep(500)
    await program.letGo()
    return Promise.all(saving)
  })
  expect((await late).map(({ status }) => status)).toEqual(savers.map(() => 200))
  // SQLite's own waiting took 5 s of everybody's time for each save.
  expect(await slowest).toBeLessThan(1500)
  expect(await health()).toBe(200)
  expect((await ledger.audit()).lost).toBe(0)
}, 120_000)

test('with a full disk saves and new accounts are refused honestly, pages and sign-ins go on, and all is well once there is room', async ({
  skip,
}) => {
  disk = findSmallDisk(6_000)
  if (!disk) return skip('Only root may mount a small disk.')
  const { ledger, savers } = await serve(2, disk.folder)
  const [first] = savers
  if (!first) throw new Error('There is nobody.')
  expect((await first.save()).status).toBe(200)
  const filler = `${disk.folder}/filler`
  fillUp(filler)
  let response = await first.save()
  for (let n = 0; n < 2000 && response.ok; n++) response = await first.save()
  await expectRefusal(response, 'disk-full', '30')
  expect((await first.caller.post('/api/session', { email: first.caller.email, password })).status).toBe(200)
  await expectPageRefusal(await signUp('full@example.org'), 'The course cannot store anything just now', '30')
  expect(await health()).toBe(503)
  for (const path of [...staticPaths, '/progress', '/api/me']) expect((await first.caller.get(path)).status, path).toBe(200)

  rmSync(filler)
  expect(await health()).toBe(200)
  expect((await first.save()).status).toBe(200)
  await server.kill()
  await server.start()
  expect((await ledger.audit()).lost).toBe(0)
}, 120_000)

test('two servers of one folder save beside each other, and nothing is restored or upgraded under them', async () => {
  const { ledger, savers } = await serve(6)
  const twin = await server.startTwin()
  try {
    const both = await Promise.all(
      savers.map(async ({ caller, save }, n) => {
        const at = { origin: n % 2 === 0 ? server.origin : twin.origin }
        const statuses = []
        for (let i = 0; i < 20; i++) statuses.push((await save(caller.at(at))).status)
        return statuses
      }),
    )
    expect(new Set(both.flat())).toEqual(new Set([200]))
    expect((await ledger.audit()).lost).toBe(0)
    const refused = { ok: false, error: 'in-use' }
    const backups = `${fileOf(server.url)}-backups`
    expect(await restoreBackup(join(backups, await aBackup(backups)), server.url)).toMatchObject(refused)
    expect(await migrate(server.url, backups, { migrations: await withMigration('SELECT 1') })).toMatchObject(refused)
  } finally {
    await twin.end()
  }
}, 60_000)

async function aBackup(folder: string): Promise<string> {
  mkdirSync(folder)
  const done = await makeBackup(server.url, folder)
  if (!done.ok) throw new Error(done.error)
  return basename(done.value.file)
}

test('once the database was deleted under a running server, nothing more is told as saved, and /healthz is red', async () => {
  const { savers } = await serve(1)
  const [first] = savers
  if (!first) throw new Error('There is nobody.')
  expect([(await first.save()).status, await health()]).toEqual([200, 200])
  for (const end of ['', '-wal', '-shm']) rmSync(fileOf(server.url) + end, { force: true })
  await expectRefusal(await first.save(), 'storage-failed', '30')
  await expectPageRefusal(await signUp('gone@example.org'), 'The course cannot reach what it has stored', '30')
  expect(await health()).toBe(503)
  expect((await first.caller.get('/')).status).toBe(200)
}, 60_000)

/** Sends the form for a new account as a browser without scripts does. */
async function signUp(email: string): Promise<Response> {
  const page = await (await fetch(`${server.origin}/sign-up`)).text()
  const form = new FormData()
  for (const [, input = ''] of page.matchAll(/<input([^>]*type="hidden"[^>]*)>/g)) {
    form.append(attribute(input, 'name'), attribute(input, 'value'))
  }
  for (const [name, value] of Object.entries({ name: 'Somebody', email, password: 'seven quiet herons' }))
    form.append(name, value)
  return fetch(`${server.origin}/sign-up`, {
    method: 'POST',
    headers: { accept: 'text/html', origin: server.origin },
    body: form,
    redirect: 'manual',
  })
}

function attribute(tag: string, name: string): string {
  return (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

function fillUp(file: string): void {
  for (let kilobytes = 6_000; kilobytes > 0; kilobytes = Math.floor(kilobytes / 2)) {
    try {
      writeFileSync(file, Buffer.alloc(kilobytes * 1024), { flag: 'a' })
    } catch {
      // Less of it may still fit.
    }
  }
}
