/**
 * What a completed attempt costs: whole learners over HTTP against the built server, each grade read back and compared.
 *
 *   npm run bench            prints the table of bench/README.md
 */
import { readFileSync } from 'node:fs'
import { grade } from '@/core/grade'
import { keyOf, mark, type Question } from '@/core/question'
import { showAnswer } from '@/core/shown-question'
import { closeDb, db } from '@/server/db'
import { loadVersions } from '@/server/question-versions'
import { seededBy } from '@/server/seed'
import { openCaller } from '@/tests/caller'
import { prepareServer } from '@/tests/course-server'

const module = 'primary-role'
const savesAnAttempt = 10
// A server that has just started still compiles what it runs.
const warmUps = 60
const runs = [
  { together: 1, attempts: 60 },
  { together: 8, attempts: 160 },
  { together: 32, attempts: 320 },
]
const steps = ['sign-in', 'home', 'lesson', 'start', 'quiz', 'save', 'submit', 'result'] as const
type Step = (typeof steps)[number]

const learners = warmUps + runs.reduce((sum, { attempts }) => sum + attempts, 0)
console.log(`Making ${learners} learners …`)
const server = await prepareServer(learners)
await server.start()
try {
  await warmUp()
  const emails = [...server.emails]
  const results = []
  for (const { together, attempts } of runs) results.push(await measure(together, emails.splice(0, attempts)))
  printTable(results)
  await printCheapness()
} finally {
  await server.end()
}

/** Plays each learner once, `together` at a time, and measures the server meanwhile. */
async function measure(together: number, emails: string[]) {
  const tally = newTally()
  const bytesBefore = await databaseBytes()
  const cpuBefore = cpuMilliseconds()
  const began = performance.now()
  const queue = [...emails]
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let email = queue.shift(); email; email = queue.shift()) await playLearner(email, tally)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const cpu = (cpuMilliseconds() - cpuBefore) / emails.length
  const signIn = await costOfSignIn(emails.slice(0, 24))
  const stored = ((await databaseBytes()) - bytesBefore) / emails.length
  return { together, attempts: emails.length, seconds, cpu, cpuWithoutSignIn: cpu - signIn, stored, tally }
}

async function playLearner(email: string, tally: Tally): Promise<void> {
  const caller = openCaller(server, email)
  const time = <T>(step: Step, act: () => Promise<T>) => timed(tally, step, act)
  const read = async (response: Response) => {
    tally.requests++
    const { byteLength } = await response.arrayBuffer()
    tally.bytes += byteLength
    if (response.status >= 400) throw new Error(`${response.url} answered ${response.status}.`)
    return response
  }
  await time('sign-in', () => caller.signIn())
  tally.requests++
  await time('home', async () => read(await caller.get('/')))
  await time('lesson', async () => read(await caller.get(`/modules/${module}`)))
  tally.requests++
  const id = await time('start', () => caller.start(module))
  await time('quiz', async () => read(await caller.get(`/attempts/${id}`)))

  const { expected, answers } = await planAnswers(id)
  for (let n = 0; n < savesAnAttempt; n++) {
    const { position, answer } = answers[n % answers.length] as (typeof answers)[number]
    const revision = 1 + Math.floor(n / answers.length)
    await time('save', async () => read(await caller.save(id, position, { answer, confidence: 'fairly-sure', revision })))
  }
  tally.requests++
  const submitted = await time('submit', () => caller.submit(id))
  const { grade: given } = (await submitted.json()) as { grade: { earned: number; possible: number; isPassed: boolean } }
  if (JSON.stringify(given) !== JSON.stringify(expected))
    throw new Error(`The grade is ${JSON.stringify(given)}, not ${JSON.stringify(expected)}.`)
  await time('result', async () => read(await caller.get(`/attempts/${id}`)))
}

/** Six keys and two blanks of the attempt, in the ids it shows, and the grade that they must earn. Worked out beside the server. */
async function planAnswers(id: string) {
  const row = await db().attempt.findUniqueOrThrow({ where: { id }, include: { answers: { orderBy: { position: 'asc' } } } })
  const versions = await loadVersions(row.answers.map(({ questionVersionId }) => questionVersionId))
  const questions = row.answers.map((each) => versions.get(each.questionVersionId) as Question)
  const given = questions.map((question, i) => (i % 4 === 3 ? null : keyOf(question)))
  const marked = questions.map((question, i) => ({ question, mark: mark(question, given[i] ?? null) }))
  const answers = row.answers.map(({ position }, i) => ({
    position,
    answer: showAnswer(questions[i] as Question, seededBy(row.seed), given[i] ?? null),
  }))
  return { expected: grade(marked, row.passPercent), answers }
}

async function costOfSignIn(emails: string[]): Promise<number> {
  const before = cpuMilliseconds()
  for (const email of emails) await openCaller(server, email).signIn()
  return (cpuMilliseconds() - before) / emails.length
}

/** A save against a submission, in server CPU, in one run: the save must cost less than a fifth. */
async function printCheapness(): Promise<void> {
  const caller = openCaller(server, server.emails[0] as string)
  await caller.signIn()
  let [save, submit] = [0, 0]
  const rounds = 40
  for (let round = 0; round < rounds; round++) {
    const id = await caller.start(module)
    const { answers } = await planAnswers(id)
    const before = cpuMilliseconds()
    for (let n = 0; n < savesAnAttempt; n++) {
      const { position, answer } = answers[n % answers.length] as (typeof answers)[number]
      await (await caller.save(id, position, { answer, revision: 1 + Math.floor(n / answers.length) })).arrayBuffer()
    }
    const between = cpuMilliseconds()
    await (await caller.submit(id)).arrayBuffer()
    save += (between - before) / savesAnAttempt
    submit += cpuMilliseconds() - between
  }
  console.log(
    `\nServer CPU of one save: ${(save / rounds).toFixed(2)} ms; of one submission: ${(submit / rounds).toFixed(2)} ms; ratio ${(save / submit).toFixed(2)}.`,
  )
}

async function warmUp(): Promise<void> {
  const tally = newTally()
  for (const email of server.emails.slice(-warmUps)) await playLearner(email, tally)
}

type Tally = { requests: number; bytes: number; latencies: Record<Step, number[]> }
function newTally(): Tally {
  return {
    requests: 0,
    bytes: 0,
    latencies: Object.fromEntries(steps.map((step) => [step, []])) as unknown as Tally['latencies'],
  }
}

async function timed<T>(tally: Tally, step: Step, act: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await act()
  tally.latencies[step].push(performance.now() - began)
  return done
}

// User and system time of the server's process so far, in steps of 10 ms, as Linux counts it.
function cpuMilliseconds(): number {
  const fields = readFileSync(`/proc/${server.pid()}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function databaseBytes(): Promise<number> {
  const rows = (await db().$queryRawUnsafe(
    'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  )) as { bytes: bigint }[]
  return Number(rows[0]?.bytes ?? 0)
}

function printTable(results: Awaited<ReturnType<typeof measure>>[]): void {
  console.log(
    '\n| learners at once | attempts | attempts/s | requests | CPU ms | CPU ms without sign-in | bytes read | bytes stored |',
  )
  console.log('|---|---|---|---|---|---|---|---|')
  for (const { together, attempts, seconds, cpu, cpuWithoutSignIn, stored, tally } of results) {
    const per = (value: number) => Math.round(value / attempts)
    console.log(
      `| ${together} | ${attempts} | ${(attempts / seconds).toFixed(1)} | ${per(tally.requests)} | ${cpu.toFixed(0)} | ${cpuWithoutSignIn.toFixed(0)} | ${per(tally.bytes)} | ${Math.round(stored)} |`,
    )
  }
  console.log(
    `\nLatency in ms, median / p99:\n\n| learners at once | ${steps.join(' | ')} |\n|${'---|'.repeat(steps.length + 1)}`,
  )
  for (const { together, tally } of results) {
    console.log(
      `| ${together} | ${steps.map((step) => `${quantile(tally.latencies[step], 0.5)} / ${quantile(tally.latencies[step], 0.99)}`).join(' | ')} |`,
    )
  }
}

function quantile(values: number[], share: number): string {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
}

await closeDb()
