/**
 * Sends odd requests to every address of the built server: `npm run test:fuzz`. None may be answered with 500 or more, none may
 * leave a fault in the log, and the server's memory may not grow. FUZZ_REQUESTS and FUZZ_SEED choose how many and which.
 */
import { readEnv } from '@/server/env'
import { build } from './builds'
import { runScript, Stop } from './set-up'

const mostGrowthMegabytes = 30

await runScript(async () => {
  const { folder } = await build(readEnv())
  const requests = Number(process.env.FUZZ_REQUESTS || 50_000)
  const seed = Number(process.env.FUZZ_SEED || Date.now() % 1_000_000)
  console.log(`Sending ${requests} requests of seed ${seed} …`)
  const { describeReport, fuzz } = await import('@/tests/faults/fuzz')
  const report = await fuzz(requests, seed, folder)
  console.log(describeReport(report))
  const growth = report.memory.after - report.memory.before
  if (growth > mostGrowthMegabytes) throw new Stop(`The memory grew by ${growth.toFixed(1)} MB.`)
  if (report.faults.length + report.logged.length > 0) throw new Stop('There are faults, see above.')
})
