import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer, ShownQuestion } from '@/core/question'
import { db } from '@/server/database/client'
import { type Caller, insist, openCaller } from '@/tests/support/caller'
import { type CourseServer, prepareServer } from '@/tests/support/course-server'
import { tinyCourse } from '@/tests/support/tiny-course'
import { type Fault, openBadLine } from './bad-line'
import { answerNumber, openLedger, readShown } from './ledger'
import { chance, isLong } from './plan'

const learners = 30
const wanted = 5000
// What one test does to a learner's attempt must not be met by the next: the burst stays in a module of its own.
const burstIn = 'shore'
const module = 'tides'
const kills = isLong ? 40 : 6

let server: CourseServer
let callers: Caller[]
const ledger = openLedger()

beforeAll(async () => {
  server = await prepareServer(learners, tinyCourse)
  await server.start()
  callers = server.emails.map((email) => openCaller(server, email))
  for (const caller of callers) await caller.signIn()
}, 120_000)

afterAll(async () => {
  const { acknowledged, found, lost } = await ledger.audit()
  console.info(`Answers acknowledged as saved: ${acknowledged}. Found afterwards: ${found}. Lost: ${lost}.`)
  await server.end()
  expect(lost).toBe(0)
  expect(acknowledged).toBeGreaterThanOrEqual(wanted)
}, 60_000)

test('the ledger counts what was never saved as lost', async () => {
  const caller = callers[4] as Caller
  const attempt = await caller.start(burstIn)
  const untrue = openLedger()
  untrue.acknowledge({ attempt, position: 1, revision: 2_000_000, answer: 'never saved' })
  expect(await untrue.audit()).toEqual({ acknowledged: 1, found: 0, lost: 1 })
})

/** Saves answers to an attempt until `isEnough`, each until it is acknowledged, as a browser does. */
async function keepSaving(caller: Caller, attempt: string, isEnough: () => boolean) {
  const shown = await readShown(attempt)
  const positions = [...shown.keys()]
  for (let n = 1; !isEnough(); n++) {
    const position = positions[n % positions.length] as number
    await saveOne(caller, attempt, position, n, answerNumber(n, shown.get(position) as ShownQuestion))
  }
}

async function saveOne(caller: Caller, attempt: string, position: number, revision: number, answer: Answer) {
  const save = { answer, confidence: revision % 3 === 0 ? 'certain' : null, isFlagged: revision % 5 === 0, revision }
  const response = await insist(() => caller.save(attempt, position, save))
  expect(response.status, await response.clone().text()).toBe(200)
  ledger.acknowledge({ attempt, position, revision, answer })
}

test('nothing acknowledged is lost when the server is killed in a burst of saves, again and again', async () => {
  const attempts = await Promise.all(callers.map((caller) => caller.start(burstIn)))
  let isDone = false
  const kill = async () => {
    for (let round = 0; round < kills; round++) {
      // On average so many that six times are enough, but now and then in the first moments of the server.
      const until = ledger.count() + chance(`saves ${round}`) * (wanted / 3)
      while (ledger.count() < until) await new Promise((resolve) => setTimeout(resolve, 20))
      await server.kill()
      await server.start()
    }
    isDone = true
  }
  const killing = kill()
  await Promise.all(callers.map((caller, i) => keepSaving(caller, attempts[i] as string, () => isDone)))
  await killing
  await server.kill()
  expect((await ledger.audit()).lost).toBe(0)
  await server.start()
}, 1_200_000)

test.each<Fault>(['lose-request', 'lose-response', 'twice', 'late'])(
  'a whole quiz survives a line that does this to each request in turn: %s',
  async (fault) => {
    const requests = 10
    for (let at = 1; at <= requests; at++) {
      const line = await openBadLine(server, (n) => (n === at + 1 ? fault : null))
      const caller = openCaller(line, callers[at]?.email ?? '')
      await insist(async () => caller.signIn().then(() => new Response()))
      const started = await insist(() => caller.post(`/api/modules/${module}/attempts`, {}))
      const { id } = (await started.json()) as { id: string }
      const shown = await readShown(id)
      for (const [position, question] of shown) await saveOne(caller, id, position, 1, answerNumber(at, question))
      const submitted = await insist(() => caller.submit(id))
      expect(submitted.status).toBe(200)
      expect(await db().attempt.count({ where: { id, submittedAt: { not: null }, openFor: null } })).toBe(1)
      await line.close()
    }
  },
  120_000,
)

test('saves that arrive out of order, and twice, leave the newest', async () => {
  const caller = callers[0] as Caller
  const attempt = await caller.start(module)
  for (const [position, question] of await readShown(attempt)) {
    const revisions = [3, 1, 5, 2, 5, 4, 1, 5]
    const responses = await Promise.all(
      revisions.map((revision) => caller.save(attempt, position, { answer: answerNumber(revision, question), revision })),
    )
    responses.forEach((response, i) => {
      const revision = revisions[i] as number
      if (response.ok) ledger.acknowledge({ attempt, position, revision, answer: answerNumber(revision, question) })
      else expect(response.status).toBe(409)
    })
    const kept = await db().answer.findUniqueOrThrow({ where: { attemptId_position: { attemptId: attempt, position } } })
    expect(kept.revision).toBe(5)
  }
}, 60_000)

test('a session that ends in the middle is renewed, and the same save is taken', async () => {
  const caller = callers[1] as Caller
  const attempt = await caller.start(module)
  const shown = await readShown(attempt)
  const [position, question] = [...shown][0] as [number, never]
  await db().person.update({ where: { email: caller.email }, data: { sessionVersion: { increment: 1 } } })
  const save = { answer: answerNumber(1, question), revision: 1 }
  expect((await caller.save(attempt, position, save)).status).toBe(401)
  await caller.signIn()
  await saveOne(caller, attempt, position, 1, answerNumber(1, question))
}, 60_000)

test('ten submissions at once give one grade', async () => {
  const caller = callers[2] as Caller
  const attempt = await caller.start(module)
  for (const [position, question] of await readShown(attempt))
    await saveOne(caller, attempt, position, 1, answerNumber(0, question))
  const responses = await Promise.all(Array.from({ length: 10 }, () => caller.submit(attempt)))
  const grades = new Set(await Promise.all(responses.map((response) => response.text())))
  expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(grades.size).toBe(1)
}, 60_000)

test('a full disk refuses saves instead of losing them, and what was acknowledged is there afterwards', async () => {
  const caller = callers[3] as Caller
  const attempt = await caller.start(module)
  const shown = await readShown(attempt)
  await server.kill('SIGTERM')
  // The write-ahead log soon meets this limit.
  await server.start({ fileLimitBlocks: 1500 })
  let refused = 0
  for (let revision = 1; revision <= 3000 && refused < 20; revision++) {
    const [position, question] = [...shown][revision % shown.size] as [number, never]
    const answer = answerNumber(revision, question)
    const response = await caller.save(attempt, position, { answer, revision }).catch(() => null)
    if (response?.ok) ledger.acknowledge({ attempt, position, revision, answer })
    else refused++
    if (response && !response.ok) expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
  }
  expect(refused).toBeGreaterThan(0)
  await server.kill()
  await server.start()
  expect((await ledger.audit()).lost).toBe(0)
}, 120_000)
