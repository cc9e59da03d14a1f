import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { runNode, runProgram } from './run'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export const howToGetChromium =
  'No Chromium was found and none could be installed: install one ("apt-get install -y chromium" on Debian), or set CHROMIUM_PATH to one.'

/** The path of a Chromium that runs here: CHROMIUM_PATH, one on the PATH, or Playwright's own download; null if there is none. */
export async function findChromium(): Promise<string | null> {
  const given = process.env.CHROMIUM_PATH
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const path of given ? [given] : [...installed, chromium.executablePath()]) {
    // That the file exists is not enough: Ubuntu's chromium-browser may be a stub, and a download may lack libraries.
    if (existsSync(path) && (await runProgram(path, ['--version'], { isQuiet: true })).code === 0) return path
  }
  return null
}

/** The path of a Chromium. If there is none, Playwright installs one, or apt does for root; null if neither works. */
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
