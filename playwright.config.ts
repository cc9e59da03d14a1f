import { mkdirSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium, howToGetChromium } from './scripts/chromium'
import { anyCourse, writeAnyCourse } from './tests/support/any-course'
import { tinyCourse } from './tests/support/tiny-course'

const port = Number(process.env.E2E_PORT || 43117)
const executablePath = await findChromium()
if (!executablePath) throw new Error(howToGetChromium)

// Every worker reads this file again: what the first one found is handed down, so that they all speak of one server.
process.env.CHROMIUM_PATH = executablePath
mkdirSync('test-results', { recursive: true })
if (!process.env.E2E_DATA_DIR) {
  process.env.E2E_DATA_DIR = mkdtempSync(join(resolve('test-results'), 'data-'))
  writeAnyCourse()
}
const dataDir = process.env.E2E_DATA_DIR

/** What is tested, and the course that is served for it. E2E_ONLY chooses one of them. */
const parts = [
  // The software, on the tiny course: its journeys say the same whatever course is in modules/.
  { name: 'software', files: { testIgnore: /(content|any-course)\.spec/ }, at: port, env: tinyCourse },
  // The course that is there, whatever it is: that of COURSE_DIR, or modules/.
  { name: 'content', files: { testMatch: /content\.spec/ }, at: port + 1, env: {} },
  // The software again, on a course with twenty modules and very long words that runs from right to left.
  { name: 'any-course', files: { testMatch: /any-course\.spec/ }, at: port + 2, env: anyCourse },
]
const only = process.env.E2E_ONLY
const chosen = parts.filter(({ name }) => !only || name === only)
if (chosen.length === 0) throw new Error(`E2E_ONLY is ${only}: it must be ${parts.map(({ name }) => name).join(' or ')}.`)

const launchOptions = {
  executablePath,
  args: [
    // Chromium's sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--headless=new',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ],
}

/** The built product on data of its own. */
const serve = (at: number, dataDir: string, env: Record<string, string> = {}) => ({
  command: 'node scripts/bootstrap.mjs start',
  url: `http://127.0.0.1:${at}/healthz`,
  env: {
    HOST: '127.0.0.1',
    PORT: String(at),
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    NEXTAUTH_URL: '',
    NEXTAUTH_SECRET: '',
    ...env,
  },
  timeout: 240_000,
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
})

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  timeout: 60_000,
  use: { trace: 'off', locale: 'en-US', timezoneId: 'Europe/Berlin', browserName: 'chromium', launchOptions },
  projects: chosen.map(({ name, files, at }) => ({ name, ...files, use: { baseURL: `http://localhost:${at}` } })),
  webServer: chosen.map(({ name, at, env }) => serve(at, join(dataDir, name), env)),
})
