/** Measures what a completed attempt costs: `npm run bench`. It is not part of the tests. */
import { readEnv } from '@/server/env'
import { build } from './builds'
import { runScript } from './set-up'

await runScript(async () => {
  await build(readEnv())
  await import('@/bench/attempt')
})
