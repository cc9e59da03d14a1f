import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runNode, runProgram } from './run'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export const howToGetChromium =
  'No Chromium was found and none could be installed: install one ("apt-get install -y chromium" on Debian), or set CHROMIUM_PATH to one.'

/** The path of a Chromium that runs here: CHROMIUM_PATH, one on the PATH, or Playwright's own download; null where there is none. */
export async function findChromium(): Promise<string | null> {
  const given = process.env.CHROMIUM_PATH
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const path of given ? [given] : [...installed, chromium.executablePath()]) {
    // It is asked for its version because a file is not enough: Ubuntu's chromium-browser may be a stub, a download may lack libraries.
    if (existsSync(path) && (await runProgram(path, ['--version'], { isQuiet: true })).code === 0) return path
  }
  return null
}

/** The path of a Chromium, installed where there is none yet: by Playwright, or by apt for root; null where neither works. */
export async function findOrInstallChromium(): Promise<string | null> {
  const found = await findChromium()
  if (found || process.env.CHROMIUM_PATH) return found

  console.log('Looking for a browser to install …')
  await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { isQuiet: true })
  const downloaded = await findChromium()
  if (downloaded || process.getuid?.() !== 0) return downloaded

  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runProgram('apt-get', ['update'], { env, isQuiet: true })
  await runProgram('apt-get', ['install', '-y', 'chromium'], { env, isQuiet: true })
  return findChromium()
}
