/** Measures an instructor's pages and exports with 1,000 and 10,000 learners: `npm run bench:scale`. It is not part of the tests. */
import { readEnv } from '@/server/env'
import { build } from './builds'
import { runScript } from './set-up'

await runScript(async () => {
  await build(readEnv())
  await import('@/bench/scale')
})
