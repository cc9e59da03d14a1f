import { mkdirSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium, howToGetChromium } from './scripts/chromium'

const port = Number(process.env.E2E_PORT || 43117)
const tinyPort = port + 1
const executablePath = await findChromium()
if (!executablePath) throw new Error(howToGetChromium)

// Every worker reads this file again: what the first one found is handed down, so that they all speak of one server.
process.env.CHROMIUM_PATH = executablePath
mkdirSync('test-results', { recursive: true })
process.env.E2E_DATA_DIR ??= mkdtempSync(join(resolve('test-results'), 'data-'))

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
  // The second course is a tiny one: every kind of question stands in its quiz.
  projects: [
    { name: 'course', testIgnore: /every-kind/, use: { baseURL: `http://localhost:${port}` } },
    { name: 'tiny-course', testMatch: /every-kind/, use: { baseURL: `http://localhost:${tinyPort}` } },
  ],
  webServer: [
    serve(port, process.env.E2E_DATA_DIR),
    serve(tinyPort, `${process.env.E2E_DATA_DIR}-tiny`, {
      COURSE_DIR: 'tests/fixtures/tiny-course',
      NEXT_DIST_DIR: '.next-tiny',
    }),
  ],
})
