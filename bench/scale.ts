/**
 * What an instructor's pages and exports cost with 1,000 and with 10,000 learners, and how long saves wait meanwhile: over HTTP against the
 * built server.
 *
 *   npm run bench:scale      prints the tables of bench/README.md
 *   SCALE=1000 npm run bench:scale
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { loadCourse } from '@/server/course/course'
import { closeDb, db } from '@/server/database/client'
import { inviteInstructor, redeemInstructorLink } from '@/server/links'
import { type Caller, openCaller } from '@/tests/support/caller'
import { password, prepareServer } from '@/tests/support/course-server'
import { cpuMilliseconds, memoryMebibytes, quantile } from './measures'
import { fillClass } from './scale-class'

const scales = (process.env.SCALE ?? '1000,10000').split(',').map(Number)
const loads = 50
const warmUps = 12
const saveEveryMs = 20
// Fewer than any attempt has questions.
const positions = 4

for (const learners of scales) await measureScale(learners)

async function measureScale(learners: number): Promise<void> {
  console.log(`\nMaking ${learners} learners …`)
  const server = await prepareServer(1)
  try {
    const administrator = await makeInstructor('administrator@example.org')
    // Only the first instructor is an administrator.
    const teacher = await makeInstructor('teacher@example.org')
    await fillClass(learners, teacher.id)
    const counts = { attempts: await db().attempt.count(), answers: await db().answer.count() }
    const paths = await listPaths(learners)
    await closeDb()
    await server.start()

    const [asAdministrator, asTeacher] = [openCaller(server, administrator.email), openCaller(server, teacher.email)]
    for (const each of [asAdministrator, asTeacher]) await each.signIn()
    const saver = await openSaver(openCaller(server, server.emails[0] ?? ''))
    const quiet = await saver.during(() => sleep(6000))
    console.log(`\n### ${learners} learners, ${counts.attempts} attempts, ${counts.answers} answers\n`)
    console.log(`Saves alone, one every ${saveEveryMs} ms: ${waits(quiet)}.\n`)
    console.log('| page | p50 / p95, ms | CPU, ms | a save meanwhile waits, p50 / p99 / most, ms |\n|---|---|---|---|')
    for (const { who, path } of paths) {
      const caller = who === 'teacher' ? asTeacher : asAdministrator
      const { times, cpu } = await loadPages(caller, path, server.pid())
      const saves = await saver.during(async () => {
        for (let n = 0; n < loads / 2; n++) await read(caller, path)
      })
      const spread = `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)}`
      console.log(`| ${who}: ${shown(path)} | ${spread} | ${cpu.toFixed(0)} | ${waits(saves)} |`)
    }
    console.log(
      '\n| export | rows | seconds | MB | memory before, most, MiB | a save meanwhile waits, p50 / p99 / most, ms |\n|---|---|---|---|---|---|',
    )
    for (const path of exportPaths()) {
      const before = memoryMebibytes(server.pid())
      let most = before
      const watching = setInterval(() => {
        most = Math.max(most, memoryMebibytes(server.pid()))
      }, 100)
      const alone = await drain(asAdministrator, path)
      const saves = await saver.during(() => drain(asAdministrator, path))
      clearInterval(watching)
      console.log(
        `| ${shown(path)} | ${alone.rows} | ${alone.seconds.toFixed(1)} | ${(alone.bytes / 1e6).toFixed(1)} | ${before.toFixed(0)}, ${most.toFixed(0)} | ${waits(saves)} |`,
      )
    }
  } finally {
    await server.end()
  }
}

async function makeInstructor(email: string): Promise<{ id: string; email: string }> {
  const token = (await inviteInstructor()).split('/').at(-1)

  const made = await redeemInstructorLink(token ?? '', { name: email.split('@')[0] ?? '', email, password })
  if (!made.ok) throw new Error(made.error)
  return made.value
}

/** Every page of the instructors that grows with the class. */
async function listPaths(learners: number): Promise<{ who: 'administrator' | 'teacher'; path: string }[]> {
  const somebody = await db().person.findFirstOrThrow({ where: { email: 'scale7@example.org' }, include: { attempts: true } })
  const cohort = await db().cohort.findFirstOrThrow({ where: { name: 'Cohort 1' } })
  const [first] = loadCourse().modules
  const [module, question] = [first?.slug, first?.quiz.questions[0]?.id]
  const gradebook = [
    '',
    '?only=help',
    '?only=safety',
    '?sort=name',
    '?sort=active',
    '?sort=newest',
    '?search=priya',
    '?search=47',
  ]
  const paths = [
    '/teach',
    ...gradebook.map((query) => `/teach/gradebook${query}`),
    `/teach/gradebook?sort=name&page=${Math.floor(learners / 60)}`,
    `/teach/gradebook?cohort=${cohort.id}`,
    `/teach/people/${somebody.id}`,
    `/teach/attempts/${somebody.attempts[0]?.id}`,
    '/teach/cohorts',
    `/teach/cohorts/${cohort.id}`,
    '/teach/exports',
    '/teach/questions',
    `/teach/questions/${module}`,
    `/teach/questions/${module}/${question}`,
    '/teach/ideas',
    '/teach/instructors',
  ]
  return [
    ...paths.map((path) => ({ who: 'administrator' as const, path })),
    ...['/teach', '/teach/gradebook'].map((path) => ({ who: 'teacher' as const, path })),
  ]
}

function exportPaths(): string[] {
  const [first] = loadCourse().modules
  return ['gradebook', 'responses', `wide/${first?.slug}`, `items/${first?.slug}`].map((file) => `/api/teach/exports/all/${file}`)
}

async function read(caller: Caller, path: string): Promise<void> {
  const response = await caller.get(path)
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`)
}

async function loadPages(caller: Caller, path: string, pid: number): Promise<{ times: number[]; cpu: number }> {
  for (let n = 0; n < warmUps; n++) await read(caller, path)
  const before = cpuMilliseconds(pid)
  const times: number[] = []
  for (let n = 0; n < loads; n++) {
    const began = performance.now()
    await read(caller, path)
    times.push(performance.now() - began)
  }
  return { times, cpu: (cpuMilliseconds(pid) - before) / loads }
}

/** Reads a file to its end and keeps nothing of it. */
async function drain(caller: Caller, path: string): Promise<{ rows: number; bytes: number; seconds: number }> {
  const began = performance.now()
  const { body, status } = await caller.get(path, { 'accept-encoding': 'identity' }, 600_000)
  if (status !== 200 || !body) throw new Error(`${path} answered ${status}.`)
  let [rows, bytes] = [-1, 0]
  for await (const piece of body as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength
    for (const byte of piece) rows += byte === 10 ? 1 : 0
  }
  return { rows, bytes, seconds: (performance.now() - began) / 1000 }
}

/** A learner whose quiz is open, and who saves an answer every 20 ms, whether the one before was answered or not. */
async function openSaver(learner: Caller) {
  await learner.signIn()
  const [first] = loadCourse().modules
  const id = await learner.start(first?.slug ?? '')
  let revision = 0
  return {
    /** Saves for as long as `act` takes. Returns how long each save waited for its answer, ms. */
    async during(act: () => Promise<unknown>): Promise<number[]> {
      const [waited, sent]: [number[], Promise<void>[]] = [[], []]
      let isOver = false
      const saving = (async () => {
        while (!isOver) {
          sent.push(save(waited))
          await sleep(saveEveryMs)
        }
      })()
      await act()
      isOver = true
      await saving
      await Promise.all(sent)
      return waited
    },
  }

  async function save(waited: number[]): Promise<void> {
    revision += 1
    const began = performance.now()
    const response = await learner.save(id, 1 + (revision % positions), {
      answer: null,
      confidence: null,
      isFlagged: revision % 2 === 0,
      revision,
    })
    await response.arrayBuffer()
    waited.push(performance.now() - began)
    // 409: a later save of the same question was faster, which two connections may bring about.
    if (!response.ok && response.status !== 409) throw new Error(`A save answered ${response.status}.`)
  }
}

function waits(times: readonly number[]): string {
  return [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(0)).join(' / ')
}

function shown(path: string): string {
  return path.replace(/[\w-]{22}/, '…').replace('/api/teach/exports/all/', '')
}
