import { Agent, request as send } from 'node:http'
import { loadCourse } from '@/server/course/course'
import { db } from '@/server/database/client'
import { listActions } from '@/server/web/static-pages'
import { anInstructor, password as instructorsPassword } from '@/tests/support/acting'
import { password, prepareServer } from '@/tests/support/course-server'
import { publicOrigin, startBehindProxy } from '@/tests/support/proxied-server'
import { type FuzzRequest, type Known, makeRequest } from './fuzz-requests'

/** What many odd requests have brought to light. */
export type FuzzReport = {
  requests: number
  statuses: Record<string, number>
  /** Answers of 500 and more, requests that were not answered, and answers that speak of files or lines of code. */
  faults: string[]
  /** Lines of the log that tell of a fault, or that are no line of the log. */
  logged: string[]
  /** Lines of the log in all. */
  lines: number
  /** The memory that the server holds in MB, without what waits to be collected: after the warm-up and at the end. */
  memory: { before: number; after: number }
}

const together = 8
const inOneRun = 500

/**
 * Sends the first `requests` requests of a seed to the built server, on data of its own. `buildFolder` is the folder of its build. The
 * first fifth of the requests does not count for memory.
 */
export async function fuzz(requests: number, seed: number, buildFolder: string): Promise<FuzzReport> {
  const warmUp = Math.floor(requests / 5)
  const actions = [...(await listActions(buildFolder)).keys()]
  const data = await prepareServer(4)
  const instructor = { email: (await anInstructor()).email, password: instructorsPassword }
  const people = [...data.emails.map((email) => ({ email, password })), instructor]
  const server = await startBehindProxy()
  const report: FuzzReport = {
    requests,
    statuses: {},
    faults: [],
    logged: [],
    lines: 0,
    memory: { before: 0, after: 0 },
  }
  const agent = new Agent({ keepAlive: true, maxSockets: together })
  try {
    for (let from = 0; from < requests; from += inOneRun) {
      if (from >= warmUp && report.memory.before === 0) report.memory.before = (await server.readMemory()).held
      const known = { ...(await findKnown(server.port, people)), actions }
      const queue = Array.from({ length: Math.min(inOneRun, requests - from) }, (_, i) => from + i)
      const work = async () => {
        for (let n = queue.shift(); n !== undefined; n = queue.shift()) await sendOne(n, makeRequest(seed, n, known))
      }
      await Promise.all(Array.from({ length: together }, work))
    }
    report.memory.after = (await server.readMemory()).held
  } finally {
    agent.destroy()
    await server.stop()
    const lines = server.said.err.split('\n').filter((line) => line !== '')
    report.lines = lines.length
    report.logged = lines.filter((line) => !isHarmless(line))
    await data.end()
  }
  return report

  async function sendOne(n: number, asked: FuzzRequest): Promise<void> {
    const { status, body } = await answerTo(server.port, agent, asked).catch((error: Error) => ({
      status: error.message,
      body: '',
    }))
    report.statuses[status] = (report.statuses[status] ?? 0) + 1
    const isFault = typeof status === 'string' || status >= 500 || /\bat .{1,80}\.(js|ts|mjs):\d+|node_modules/.test(body)
    if (isFault)
      report.faults.push(
        `${seed}/${n}: ${asked.method} ${asked.path.slice(0, 200)} → ${status} ${JSON.stringify(asked.headers).slice(0, 600)} ${asked.body.toString().slice(0, 300)}`,
      )
  }
}

/** A few sentences about a report. */
export function describeReport({ requests, statuses, faults, logged, lines, memory }: FuzzReport): string {
  const told = Object.entries(statuses)
    .sort()
    .map(([status, times]) => `${times}× ${status}`)
  return [
    `${requests} requests: ${told.join(', ')}.`,
    `Faults: ${faults.length}. Lines of the log: ${lines}, of which tell of a fault: ${logged.length}.`,
    `Memory held: ${memory.before.toFixed(1)} → ${memory.after.toFixed(1)} MB.`,
    ...faults.slice(0, 20),
    ...logged.slice(0, 20),
  ].join('\n')
}

function isHarmless(line: string): boolean {
  try {
    return (JSON.parse(line) as { level: number }).level < 40
  } catch {
    return false
  }
}

const cookieOf = new Map<string, string>()

/** What the next requests can be made of. Whoever is not signed in is signed in again, since some requests sign people out. */
async function findKnown(port: number, people: readonly { email: string; password: string }[]): Promise<Omit<Known, 'actions'>> {
  for (const { email, password } of people) {
    const cookie = cookieOf.get(email) ?? ''
    const me = await fetch(`http://127.0.0.1:${port}/api/me`, { headers: { cookie } })
    if (((await me.json()) as { name: string | null }).name !== null) continue
    const headers = { 'content-type': 'application/json', origin: publicOrigin }
    const body = JSON.stringify({ email, password })
    const signedIn = await fetch(`http://127.0.0.1:${port}/api/session`, { method: 'POST', headers, body })
    if (signedIn.status !== 200) throw new Error(`Signing in answered ${signedIn.status}.`)
    cookieOf.set(
      email,
      signedIn.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; '),
    )
  }
  const { modules } = loadCourse()
  return {
    cookies: [...cookieOf.values()],
    attempts: (await db().attempt.findMany({ select: { id: true }, take: 20 })).map(({ id }) => id),
    people: (await db().person.findMany({ select: { id: true }, take: 5 })).map(({ id }) => id),
    modules: modules.map(({ slug }) => slug),
    practice: modules.flatMap(({ practice }) => practice.slice(0, 2).map(({ id }) => id)),
  }
}

function answerTo(
  port: number,
  agent: Agent,
  { method, path, headers, body }: FuzzRequest,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = { ...headers, ...(body.length > 0 || method === 'POST' ? { 'content-length': body.length } : {}) }
    const going = send({ host: '127.0.0.1', port, agent, method, path, headers: sent, timeout: 20_000 }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
      response.on('error', reject)
    })
    going.on('timeout', () => going.destroy(new Error('no answer within 20 s')))
    going.on('error', reject).end(body)
  })
}
