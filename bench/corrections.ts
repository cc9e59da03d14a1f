/**
 * What a start costs that looks for changes, and what a dry run and a correction of a whole class cost: in one process, on a database file,
 * while a save is made every 10 ms.
 *
 *   npm run bench:corrections      prints the table of bench/README.md
 *   SCALE=2000 npm run bench:corrections
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instructor, Learner } from '@/core/people'
import { saveAnswer } from '@/server/answers'
import { proposeChanges } from '@/server/change-proposals'
import { finishCorrections } from '@/server/correction-job'
import { applyCorrection, dryRun, undoCorrection } from '@/server/corrections'
import { closeDb, db } from '@/server/database/client'
import { migrate } from '@/server/database/migrate'
import { listProposals } from '@/server/version-changes'
import { anInstructor, anOpenAttempt } from '@/tests/support/acting'
import { aQuickLearner } from '@/tests/support/class'
import { quantile } from './measures'
import { fillClass } from './scale-class'

// Half of the ten attempts of each learner are at the quiz of the tides, which asks the corrected question every time.
const learners = Number(process.env.SCALE ?? 2000)
const saveEveryMs = 10

const folder = mkdtempSync(join(tmpdir(), 'bench-corrections-'))
try {
  Object.assign(process.env, {
    DATABASE_URL: `file:${join(folder, 'course.db')}`,
    COURSE_DIR: 'tests/fixtures/tiny-course',
    NEXTAUTH_SECRET: 'a secret that only this uses',
  })
  await migrate(`file:${join(folder, 'course.db')}`, join(folder, 'backups'))
  const administrator = await anInstructor()
  await fillClass(learners, administrator.id)
  const saver = await openSaver(await aQuickLearner('Saver'))
  const changed = join(folder, 'course')
  cpSync('tests/fixtures/tiny-course', changed, { recursive: true })
  const quiz = join(changed, 'tides/quiz.yaml')
  writeFileSync(quiz, readFileSync(quiz, 'utf8').replace('key: 2\n', 'key: 3\n'))
  process.env.COURSE_DIR = changed

  console.log(
    '| what | seconds | CPU, seconds | event loop held up, p99 / most, ms | a save meanwhile waits, p50 / p99 / most, ms |\n|---|---|---|---|---|',
  )
  await measure('nothing else, for comparison', saver, () => sleep(3000))
  await measure('a start looks for changes', saver, () => proposeChanges())
  const { id } = (await listProposals(administrator))[0] ?? { id: 0 }
  const asked = { policy: 'full-credit' as const, mapping: {} }
  await measure('a dry run of full credit', saver, () => dryRun(administrator, id, asked))
  await measure('full credit for everybody', saver, () => apply(administrator, id, asked))
  const corrected = await db().correction.findFirstOrThrow()
  await measure(`taking it back, ${corrected.attempts} attempts`, saver, async () => {
    await undoCorrection(administrator, corrected.id, 'No')
    await finishCorrections()
  })
  await measure('as the new key, for everybody', saver, () => apply(administrator, id, { policy: 'as-new-key', mapping: {} }))
  const all = await db().correction.findMany({ orderBy: { id: 'asc' } })
  console.log(`\nAttempts changed: ${all.map(({ attempts }) => attempts).join(', ')} of ${await db().attempt.count()}.`)
} finally {
  await closeDb()
  rmSync(folder, { recursive: true })
}

async function apply(administrator: Instructor, id: number, asked: Parameters<typeof dryRun>[2]): Promise<void> {
  const done = await applyCorrection(administrator, id, { ...asked, reason: 'Measured' })
  if (!done.ok) throw new Error(done.error)
  await finishCorrections()
}

async function measure(what: string, saver: Awaited<ReturnType<typeof openSaver>>, act: () => Promise<unknown>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const [began, used] = [performance.now(), process.cpuUsage()]
  const waits = await saver.during(act)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  delay.disable()
  const held = `${(delay.percentile(99) / 1e6).toFixed(0)} / ${(delay.max / 1e6).toFixed(0)}`
  const saves = [0.5, 0.99, 1].map((share) => quantile(waits, share).toFixed(0)).join(' / ')
  console.log(`| ${what} | ${seconds.toFixed(1)} | ${((user + system) / 1e6).toFixed(1)} | ${held} | ${saves} |`)
}

/** Somebody who answers a question again and again while something else is done. Returns how long each save took, in milliseconds. */
async function openSaver(learner: Learner) {
  const { id, questions } = await anOpenAttempt(learner, 'shore')
  let revision = questions[0]?.revision ?? 0
  const during = async (act: () => Promise<unknown>): Promise<number[]> => {
    const waits: number[] = []
    let isDone = false
    const acting = act().finally(() => {
      isDone = true
    })
    while (!isDone) {
      const began = performance.now()
      revision += 1
      await saveAnswer(id, 1, { answer: null, confidence: null, isFlagged: revision % 2 === 0, revision }, learner)
      waits.push(performance.now() - began)
      await sleep(saveEveryMs)
    }
    await acting
    return waits
  }
  return { during }
}
