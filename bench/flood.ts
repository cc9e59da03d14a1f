/**
 * What a flood of sign-ins costs everybody else: `npm run bench:flood` prints the table of bench/README.md.
 *
 * Fifty clients ask as fast as they are answered. Meanwhile a lesson, a save and the page of an attempt are asked for at a fixed
 * pace, whether the one before was answered or not, so that a standstill is seen by all who would have met it.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { loadCourse } from '@/server/course/course'
import { closeDb } from '@/server/database/client'
import { answerNumber, openLedger, readShown } from '@/tests/faults/ledger'
import { password, prepareServer } from '@/tests/support/course-server'
import { publicOrigin as origin, startBehindProxy } from '@/tests/support/proxied-server'
import type { Load } from './flood-clients'

const [first] = loadCourse().modules
if (!first) throw new Error('The course has no module.')
const module = first.slug
const learners = 8
const clients = 50
// Three hundred samples of a lesson and of a save in the time of a flood.
const sampleMs = 95
const pageMs = 1000

type Row = { name: string; load: Load | null; sources: number; seconds: number }
const rows: Row[] = [
  { name: 'none', load: null, sources: 0, seconds: 30 },
  { name: 'sign-ins, one address', load: 'sign-in', sources: 1, seconds: 30 },
  { name: 'sign-ins, 50 addresses', load: 'sign-in', sources: 50, seconds: 30 },
  { name: 'sign-in forms, one address', load: 'sign-in-form', sources: 1, seconds: 30 },
  { name: 'sign-in forms, 50 addresses', load: 'sign-in-form', sources: 50, seconds: 30 },
  { name: 'sign-up forms, one address', load: 'sign-up-form', sources: 1, seconds: 30 },
  { name: 'sign-up forms, 50 addresses', load: 'sign-up-form', sources: 50, seconds: 30 },
  { name: 'control: broken JSON', load: 'broken-json', sources: 50, seconds: 10 },
  { name: 'control: the sign-in page', load: 'sign-in-page', sources: 50, seconds: 10 },
  { name: 'none, after it all', load: null, sources: 0, seconds: 30 },
]
const wanted = process.env.FLOOD_ROWS?.split(',').map(Number)

const data = await prepareServer(learners)
const ledger = openLedger()
let saves = 0
const server = await startBehindProxy()
const { port } = server
try {
  const readers = await Promise.all(data.emails.map(openReader))
  await warmUp(readers)
  console.log(
    '| load | answers | lesson p50 / p99 | save p50 / p99 | attempt page p50 / p99 | served/s |\n|---|---|---|---|---|---|',
  )
  for (const [i, row] of rows.entries()) {
    if (wanted && !wanted.includes(i)) continue
    console.log(await measure(row, readers))
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
} finally {
  await server.stop()
}
const { acknowledged, found, lost } = await ledger.audit()
console.log(`\nSaves acknowledged: ${acknowledged}. Found afterwards: ${found}. Lost: ${lost}.`)
await closeDb()
await data.end()
process.exit(lost > 0 ? 1 : 0)

type Reader = { cookie: string; attempt: string; shown: Awaited<ReturnType<typeof readShown>> }
type Samples = { lesson: number[]; save: number[]; page: number[]; failures: number }

async function measure({ name, load, sources, seconds }: Row, readers: Reader[]): Promise<string> {
  const flooding = load ? runFlood({ port, load, sources, clients, seconds }) : null
  const samples: Samples = { lesson: [], save: [], page: [], failures: 0 }
  const began = performance.now()
  const going: Promise<void>[] = []
  let n = 0
  for (let at = 0; at < seconds * 1000; at += sampleMs) {
    await until(began + at)
    n += 1
    const reader = readers[n % readers.length] as Reader
    going.push(sample(samples, 'lesson', () => get(`/modules/${module}`, reader)))
    going.push(sample(samples, 'save', () => save(reader, n)))
    if (at % pageMs < sampleMs) going.push(sample(samples, 'page', () => get(`/attempts/${reader.attempt}`, reader)))
  }
  await Promise.all(going)
  const statuses = (await flooding) ?? {}
  const served = Object.entries(statuses).reduce((sum, [, times]) => sum + times, 0)
  const answers = Object.entries(statuses).map(([status, times]) => `${times}× ${status}`)
  const cells = [name, answers.join(', ') || '–', ...(['lesson', 'save', 'page'] as const).map((what) => spread(samples[what]))]
  const failed = samples.failures > 0 ? ` (${samples.failures} failed)` : ''
  return `| ${cells.join(' | ')}${failed} | ${load ? Math.round(served / seconds) : '–'} |`
}

async function sample(samples: Samples, what: 'lesson' | 'save' | 'page', act: () => Promise<boolean>): Promise<void> {
  const began = performance.now()
  const isAnswered = await act().catch(() => false)
  samples[what].push(performance.now() - began)
  if (!isAnswered) samples.failures += 1
}

async function get(path: string, { cookie }: Reader): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: 'manual' })
  await response.arrayBuffer()
  return response.status === 200
}

async function save({ cookie, attempt, shown }: Reader, revision: number): Promise<boolean> {
  const positions = [...shown.keys()]
  const position = positions[revision % positions.length] as number
  const answer = answerNumber(revision, shown.get(position) as never)
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const url = `http://127.0.0.1:${port}/api/attempts/${attempt}/answers/${position}`
  saves += 1
  const body = JSON.stringify({ answer, revision: saves })
  const sent = saves
  const response = await fetch(url, { method: 'POST', headers, body })
  await response.arrayBuffer()
  if (response.ok) ledger.acknowledge({ attempt, position, revision: sent, answer })
  // An older one that was overtaken by a newer is refused as it should be.
  return response.ok || response.status === 409
}

async function openReader(email: string): Promise<Reader> {
  const post = async (path: string, body: unknown, cookie = '') => {
    const headers = { 'content-type': 'application/json', origin, cookie }
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
    return response
  }
  const signedIn = await post('/api/session', { email, password })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const { id } = (await (await post(`/api/modules/${module}/attempts`, {}, cookie)).json()) as { id: string }
  return { cookie, attempt: id, shown: await readShown(id) }
}

// A server that has just started still compiles what it runs.
async function warmUp(readers: Reader[]): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const reader = readers[n % readers.length] as Reader
    await get(`/modules/${module}`, reader)
    await save(reader, n)
    if (n % 4 === 0) await get(`/attempts/${reader.attempt}`, reader)
    if (n % 4 === 0) await get('/sign-in', { ...reader, cookie: '' })
  }
}

function runFlood(order: object): Promise<Record<string, number>> {
  const child = fork(fileURLToPath(new URL('flood-clients.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
  child.send(order)
  return new Promise((resolve, reject) => {
    child.once('message', (statuses) => resolve(statuses as Record<string, number>))
    child.once('error', reject)
  })
}

async function until(moment: number): Promise<void> {
  const left = moment - performance.now()
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
}

function spread(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return `${at(0.5)} / ${at(0.99)}`
}
