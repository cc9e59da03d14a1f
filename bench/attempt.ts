/**
 * What a completed attempt costs: whole learners over HTTP against the built server, each grade read back and compared.
 *
 *   npm run bench            prints the table of bench/README.md
 */

import { grade } from '@/core/grade'
import { mark, type Question, rightAnswer, showAnswer } from '@/core/question'
import { loadCourse } from '@/server/course/course'
import { closeDb, db } from '@/server/database/client'
import { loadVersions } from '@/server/question-versions'
import { seededBy } from '@/server/seed'
import { type Caller, openCaller } from '@/tests/support/caller'
import { prepareServer } from '@/tests/support/course-server'
import { cpuMilliseconds, quantile } from './measures'

// Whatever course is there, its first module is played: its lesson is what most people open first.
const [first] = loadCourse().modules
if (!first) throw new Error('The course has no module.')
const module = first.slug
const savesAnAttempt = 10
// A server that has just started still compiles what it runs, and compiles the same again as it learns what matters: that is
// a run of its own, and then nothing is counted for a while.
const runs: Run[] = [
  { name: '1, just started', together: 1, attempts: 60 },
  { name: null, together: 8, attempts: 440 },
  { name: '1', together: 1, attempts: 120 },
  { name: '8', together: 8, attempts: 160 },
  { name: '32', together: 32, attempts: 320 },
]
type Run = { name: string | null; together: number; attempts: number }
const steps = ['sign-in', 'home', 'lesson', 'start', 'quiz', 'save', 'submit', 'result'] as const
type Step = (typeof steps)[number]
// How many attempts are saved and submitted to compare the two.
const comparisons = 100

const learners = runs.reduce((sum, { attempts }) => sum + attempts, 0)
console.log(`Making ${learners} learners …`)
const server = await prepareServer(learners)
await server.start()
try {
  const emails = [...server.emails]
  const results: Measured[] = []
  for (const run of runs) results.push({ ...run, ...(await measure(run.together, emails.splice(0, run.attempts))) })
  printTable(results.filter(({ name }) => name !== null))
  await compareSaveAndSubmission()
} finally {
  await server.end()
}

/** Plays each learner once, `together` at a time, and measures the server meanwhile. */
async function measure(together: number, emails: string[]) {
  const tally = newTally(together === 1)
  const bytesBefore = await databaseBytes()
  const cpuBefore = cpuMilliseconds(server.pid())
  const began = performance.now()
  const queue = [...emails]
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let email = queue.shift(); email; email = queue.shift()) await playLearner(email, tally)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const cpu = (cpuMilliseconds(server.pid()) - cpuBefore) / emails.length
  const signIn = await costOfSignIn(emails.slice(0, 24))
  const stored = ((await databaseBytes()) - bytesBefore) / emails.length
  return { seconds, cpu, cpuWithoutSignIn: cpu - signIn, stored, tally }
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
    await time('save', async () => read(await caller.save(id, ...nthSave(answers, n))))
  }
  tally.requests++
  const submitted = await time('submit', () => caller.submit(id))
  const { grade: given } = (await submitted.json()) as { grade: { earned: number; possible: number; isPassed: boolean } }
  if (JSON.stringify(given) !== JSON.stringify(expected))
    throw new Error(`The grade is ${JSON.stringify(given)}, not ${JSON.stringify(expected)}.`)
  await time('result', async () => read(await caller.get(`/attempts/${id}`)))
}

/**
 * An answer to each question of the attempt, in the ids it shows: its key, and every fourth time a blank (of eight, six keys and
 * two blanks). Also the grade that they must earn, worked out beside the server.
 */
async function planAnswers(id: string) {
  const row = await db().attempt.findUniqueOrThrow({ where: { id }, include: { answers: { orderBy: { position: 'asc' } } } })
  const versions = await loadVersions(row.answers.map(({ questionVersionId }) => questionVersionId))
  const questions = row.answers.map((each) => versions.get(each.questionVersionId) as Question)
  const given = questions.map((question, i) => (i % 4 === 3 ? null : rightAnswer(question)))
  const marked = questions.map((question, i) => ({ question, mark: mark(question, given[i] ?? null) }))
  const answers = row.answers.map(({ position }, i) => ({
    position,
    answer: showAnswer(questions[i] as Question, seededBy(row.seed), given[i] ?? null),
  }))
  return { expected: grade(marked, row.passPercent), answers }
}

/** Server CPU of a sign-in, ms. */
async function costOfSignIn(emails: string[]): Promise<number> {
  return cpuOf(emails.length, async () => {
    for (const email of emails) await openCaller(server, email).signIn()
  })
}

/** A save against a submission, and against all that submitting leads to: server CPU, each many times in a row. */
async function compareSaveAndSubmission(): Promise<void> {
  const tries: { caller: Caller; id: string; answers: Planned }[] = []
  for (const email of server.emails.slice(0, comparisons)) {
    const caller = openCaller(server, email)
    await caller.signIn()
    const id = await caller.start(module)
    tries.push({ caller, id, answers: (await planAnswers(id)).answers })
  }
  const read = async (response: Response) => void (await response.arrayBuffer())
  const save = await cpuOf(tries.length * savesAnAttempt, async () => {
    for (const { caller, id, answers } of tries) {
      for (let n = 0; n < savesAnAttempt; n++) await read(await caller.save(id, ...nthSave(answers, n)))
    }
  })
  const submission = await cpuOf(tries.length, async () => {
    for (const { caller, id } of tries) await read(await caller.submit(id))
  })
  const result = await cpuOf(tries.length, async () => {
    for (const { caller, id } of tries) await read(await caller.get(`/attempts/${id}`))
  })
  const share = (whole: number) => (save / whole).toFixed(2)
  console.log(
    `\nServer CPU of one save: ${save.toFixed(2)} ms; of one submission: ${submission.toFixed(2)} ms (ratio ${share(submission)}), and with the page that it leads to: ${(submission + result).toFixed(2)} ms (ratio ${share(submission + result)}).`,
  )
}

async function cpuOf(times: number, act: () => Promise<void>): Promise<number> {
  const before = cpuMilliseconds(server.pid())
  await act()
  return (cpuMilliseconds(server.pid()) - before) / times
}

type Planned = Awaited<ReturnType<typeof planAnswers>>['answers']

/** The n-th save of an attempt: each question in turn, and from the first again with a higher revision. */
function nthSave(answers: Planned, n: number) {
  const { position, answer } = answers[n % answers.length] as Planned[number]
  return [position, { answer, confidence: 'fairly-sure', revision: 1 + Math.floor(n / answers.length) }] as const
}

// With several learners at once, what a step costs cannot be told from what the others cost meanwhile: then `cpu` stays empty.
type Tally = { isAlone: boolean; requests: number; bytes: number; latencies: Record<Step, number[]>; cpu: Record<Step, number> }
function newTally(isAlone: boolean): Tally {
  return {
    isAlone,
    requests: 0,
    bytes: 0,
    latencies: Object.fromEntries(steps.map((step) => [step, []])) as unknown as Tally['latencies'],
    cpu: Object.fromEntries(steps.map((step) => [step, 0])) as Tally['cpu'],
  }
}

async function timed<T>(tally: Tally, step: Step, act: () => Promise<T>): Promise<T> {
  const before = tally.isAlone ? cpuMilliseconds(server.pid()) : 0
  const began = performance.now()
  const done = await act()
  tally.latencies[step].push(performance.now() - began)
  if (tally.isAlone) tally.cpu[step] += cpuMilliseconds(server.pid()) - before
  return done
}

async function databaseBytes(): Promise<number> {
  const rows = (await db().$queryRawUnsafe(
    'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
  )) as { bytes: bigint }[]
  return Number(rows[0]?.bytes ?? 0)
}

type Measured = Run & Awaited<ReturnType<typeof measure>>
function printTable(results: Measured[]): void {
  console.log(
    '\n| learners at once | attempts | attempts/s | requests | CPU ms | CPU ms without sign-in | bytes read | bytes stored |',
  )
  console.log('|---|---|---|---|---|---|---|---|')
  for (const { name, attempts, seconds, cpu, cpuWithoutSignIn, stored, tally } of results) {
    const per = (value: number) => Math.round(value / attempts)
    console.log(
      `| ${name} | ${attempts} | ${(attempts / seconds).toFixed(1)} | ${per(tally.requests)} | ${cpu.toFixed(0)} | ${cpuWithoutSignIn.toFixed(0)} | ${per(tally.bytes)} | ${Math.round(stored)} |`,
    )
  }
  const alone = results.find(({ name }) => name === '1')
  if (alone) {
    const cost = (step: Step) => (alone.tally.cpu[step] / alone.attempts).toFixed(1)
    console.log(
      `\nServer CPU in ms of each step of one attempt, one learner at a time:\n\n| ${steps.map((step) => (step === 'save' ? `${savesAnAttempt} saves` : step)).join(' | ')} |\n|${'---|'.repeat(steps.length)}\n| ${steps.map(cost).join(' | ')} |`,
    )
  }
  console.log(
    `\nLatency in ms, median / p99:\n\n| learners at once | ${steps.join(' | ')} |\n|${'---|'.repeat(steps.length + 1)}`,
  )
  for (const { name, tally } of results) {
    console.log(`| ${name} | ${steps.map((step) => `${spread(tally.latencies[step])}`).join(' | ')} |`)
  }
}

function spread(times: readonly number[]): string {
  return `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.99).toFixed(0)}`
}

await closeDb()
