import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { generateClient } from '@/server/database/generate'
import { migrate } from '@/server/database/migrate'
import { readEnv } from '@/server/env'
import { anyCourse, writeAnyCourse } from '@/tests/support/any-course'
import { tinyCourse } from '@/tests/support/tiny-course'
import type { Build } from './build-folders'
import { build } from './builds'
import { findOrInstallChromium, howToGetChromium } from './chromium'
import { howToGetPostgres, startPostgres } from './postgres'
import { runNode } from './run'

export type Counts = { passed: number; failed: number; skipped: number }
export type Stage = { heading: string; run(): Promise<Counts> }

const modules = 'node_modules'
const results = 'test-results'

export const lint: Stage = { heading: 'Lint and format', run: () => asOne(`${modules}/@biomejs/biome/bin/biome`, 'check') }

export const types: Stage = {
  heading: 'Types',
  async run() {
    // Next writes down the routes that there are, and the compiler checks links against them.
    await generateClient()
    await runNode([`${modules}/next/dist/bin/next`, 'typegen'], { isQuiet: true })
    return asOne(`${modules}/typescript/bin/tsc`, '--noEmit', '--incremental', 'false')
  },
}

/**
 * What depends on the course that is there (of COURSE_DIR, or modules/): it keeps every rule, and the software can teach it. All
 * other stages stand on the tiny course, so that a course that fails here fails nowhere else.
 */
export const content: Stage = {
  heading: 'Course content',
  async run() {
    await generateClient()
    return add(await asOne('scripts/bootstrap.mjs', 'check-content'), await runVitest('content', '--project=content'))
  },
}

export const unitTests: Stage = {
  heading: 'Unit and server tests',
  async run() {
    await generateClient()
    return runVitest('unit', '--project=software')
  },
}

/** The tests of everything that uses the database, on PostgreSQL: that of TEST_DATABASE_URL, which must be empty, or one that is started here. */
export const postgresTests: Stage = {
  heading: 'Server tests, on PostgreSQL',
  async run() {
    await generateClient()
    const given = process.env.TEST_DATABASE_URL
    const started = given ? null : await startPostgres()
    const url = given ?? started?.url
    if (!url) {
      console.log(`Left out. ${howToGetPostgres}`)
      return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 }
    }
    try {
      const made = await migrate(url, results)
      if (!made.ok) throw new Error(`${made.error}: ${made.detail}`)
      process.env.TEST_DATABASE_URL = url
      return await runVitest('postgres', '--config=vitest.postgres.config.ts')
    } finally {
      if (!given) delete process.env.TEST_DATABASE_URL
      await started?.stop()
    }
  },
}

export const faults: Stage = {
  heading: 'Faults, against the built server',
  async run() {
    await buildTinyCourse()
    return runVitest('faults', '--config=vitest.faults.config.ts')
  },
}

export const browserTests: Stage = {
  heading: 'Browser tests',
  async run() {
    // Built here, so that a build that fails says why, and the wait for the server is only that.
    await buildTinyCourse()
    return runPlaywright('software')
  },
}

export const anyCourseInBrowser: Stage = {
  heading: 'Any course, in a browser',
  async run() {
    writeAnyCourse()
    await build({ courseDir: resolve(anyCourse.COURSE_DIR) })
    return runPlaywright('any-course')
  },
}

export const contentInBrowser: Stage = {
  heading: 'Course content, in a browser',
  async run() {
    await build(readEnv())
    return runPlaywright('content')
  },
}

/**
 * Runs every stage, also after one that fails, so that one run shows everything. Each ends with what it counted and how long it
 * took; the last line of all is `N passed, N failed`, and `, N skipped` where any were. The exit code is 1 where anything failed or could not run.
 */
export async function runStages(stages: Stage[]): Promise<never> {
  await mkdir(results, { recursive: true })
  let total: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { heading, run } of stages) {
    console.log(`\n── ${heading} ${'─'.repeat(Math.max(0, 60 - heading.length))}\n`)
    const began = performance.now()
    const counts = await run().catch((error: Error) => {
      console.error(`Could not run: ${error.message}`)
      return { passed: 0, failed: 1, skipped: 0 }
    })
    total = add(total, counts)
    console.log(`\n${heading}: ${summary(counts)}, in ${((performance.now() - began) / 60_000).toFixed(1)} minutes`)
  }
  console.log(`\n${summary(total)}`)
  process.exit(total.failed > 0 ? 1 : 0)
}

/** The counts as the last line tells them. */
export function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** What Vitest's report counts. A file that could not be loaded has no tests and counts as one failure. */
export function countVitest(report: VitestReport | null, code: number): Counts {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  )
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return orOneFailure(counts, code)
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** What Playwright's report counts. A test that passed only when repeated counts as failed. */
export function countPlaywright(report: PlaywrightReport | null, code: number): Counts {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return orOneFailure({ passed: expected, failed: unexpected + flaky, skipped }, code)
}

// A runner can fail without a failed test: an error outside of one, a server that does not start.
function orOneFailure(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function add(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

function buildTinyCourse(): Promise<Build> {
  return build({ courseDir: resolve(tinyCourse.COURSE_DIR) })
}

async function runPlaywright(only: 'software' | 'content' | 'any-course'): Promise<Counts> {
  const chromium = await findOrInstallChromium()
  if (!chromium) throw new Error(howToGetChromium)
  const report = `${results}/playwright-${only}.json`
  await rm(report, { force: true })
  const { code } = await runNode([`${modules}/@playwright/test/cli.js`, 'test', '--reporter=list,json'], {
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report, E2E_ONLY: only },
  })
  return countPlaywright(await readReport(report), code)
}

async function runVitest(name: string, ...words: string[]): Promise<Counts> {
  const report = `${results}/${name}.json`
  await rm(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await runNode([`${modules}/vitest/vitest.mjs`, 'run', ...reporters, ...words])
  return countVitest(await readReport(report), code)
}

async function asOne(...words: string[]): Promise<Counts> {
  const { code } = await runNode(words)
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

async function readReport<Report>(path: string): Promise<Report | null> {
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Report) : null
}
