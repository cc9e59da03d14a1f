/** Measures what a start that looks for changes, a dry run and a correction cost: `npm run bench:corrections`. It is not part of the tests. */
import { generateClient } from '@/server/database/generate'
import { runScript } from './set-up'

await runScript(async () => {
  await generateClient()
  await import('@/bench/corrections')
})
