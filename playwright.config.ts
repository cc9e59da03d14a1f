import { mkdirSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium, howToGetChromium } from './scripts/chromium'

const port = Number(process.env.E2E_PORT || 43117)
const executablePath = await findChromium()
if (!executablePath) throw new Error(howToGetChromium)

// Every worker reads this file again: what the first one found is handed down, so that they all speak of one server.
process.env.CHROMIUM_PATH = executablePath
mkdirSync('test-results', { recursive: true })
process.env.E2E_DATA_DIR ??= mkdtempSync(join(resolve('test-results'), 'data-'))

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  use: { baseURL: `http://localhost:${port}`, trace: 'off', locale: 'en-US', timezoneId: 'Europe/Berlin' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
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
        },
      },
    },
  ],
  webServer: {
    command: 'node scripts/bootstrap.mjs start',
    url: `http://127.0.0.1:${port}/healthz`,
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: process.env.E2E_DATA_DIR,
      DATABASE_URL: '',
      NEXTAUTH_URL: '',
      NEXTAUTH_SECRET: '',
    },
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
