/** What a completed attempt costs: `npm run bench`. Not part of the tests. */
import { readEnv } from '@/server/env'
import { build, runScript } from './set-up'

await runScript(async () => {
  await build(readEnv())
  await import('@/bench/attempt')
})
