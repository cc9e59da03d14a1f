/** Measures what pages weigh and how soon they stand on a phone, beside their budgets: `npm run bench:pages`. It is not part of the tests. */
import { readEnv } from '@/server/env'
import { build } from './builds'
import { findOrInstallChromium, howToGetChromium } from './chromium'
import { runScript, Stop } from './set-up'

await runScript(async () => {
  const executablePath = await findOrInstallChromium()
  if (!executablePath) throw new Stop(howToGetChromium)
  await build(readEnv())
  const { measurePages } = await import('@/bench/pages')
  await measurePages(executablePath)
})
