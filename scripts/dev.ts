/** Sets up like `npm start`, then runs Next's development server, which shows every change at once: `npm run dev`. */
import { readCourseFolder } from '@/server/course/course'
import type { Env } from '@/server/env'
import { runNode } from './run'
import { readSettings, runScript, setUp, welcome } from './set-up'

await runScript(async () => {
  const env = await readSettings()
  await setUp(env)
  await welcome(env)
  await lookAtResults(env)
  const { closeDb } = await import('@/server/database/client')
  await closeDb()
  const { code } = await runNode(['node_modules/next/dist/bin/next', 'dev', '--hostname', env.host, '--port', String(env.port)])
  process.exit(code)
})

/** Does to results what a start does, but only warns of those without a module: whoever works on a course renames things. */
async function lookAtResults({ courseDir }: Env): Promise<void> {
  const { course, findings } = readCourseFolder(courseDir)
  if (!course || findings.length > 0) return
  const [{ explainStrayResults, moveResults }, { listStrayResults }] = await Promise.all([
    import('./results'),
    import('@/server/former-modules'),
  ])
  await moveResults(course)
  const words = explainStrayResults(await listStrayResults(course))
  if (words) console.log(`\n${words}`)
}
