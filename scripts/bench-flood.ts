/** Measures what a flood of sign-ins costs everybody else: `npm run bench:flood`. It is not part of the tests. */
import { readEnv } from '@/server/env'
import { build } from './builds'
import { runScript } from './set-up'

await runScript(async () => {
  await build(readEnv())
  await import('@/bench/flood')
})
