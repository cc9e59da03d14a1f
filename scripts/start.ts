/** Builds the course if it has changed, and serves it: `npm start`. */
import { join } from 'node:path'
import { countOf } from '@/app/words/numbers'
import { listFormerNames } from '@/core/course/former-names'
import type { Env } from '@/server/env'
import { log, takeOverConsole } from '@/server/log'
import type { Front } from '@/server/web/front'
import type { Build } from './build-folders'
import { build, requireBuildable } from './builds'
import { documentFolder } from './document-module'
import { runNode } from './run'
import { explainListening, readSettings, runScript, Stop, setUp, welcome } from './set-up'

await runScript(async () => {
  const env = await readSettings()
  requireBuildable(env)
  await setUp(env)
  // What reads the database needs the generated client, which is made by now.
  const { moveResults, requireResultsTaught } = await import('./results')
  const { loadCourse } = await import('@/server/course/course')
  await requireResultsTaught(loadCourse())
  const built = await build(env)
  await moveResults(loadCourse())
  const signIns = env.isDemo ? await fillOnce() : null

  const front = await open(env, built)
  stopOnSignal(front)
  await welcome(env)
  if (signIns) console.log(signIns)
  takeOverConsole()
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was rejected and nobody heard'))
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'stopped: what goes on after this cannot be trusted')
    process.exit(1)
  })
})

/** Starts serving. What serves is imported only here, because it needs the generated client and the mode to be set. */
async function open({ host, port, origin, databaseUrl }: Env, { folder, isThere }: Build): Promise<Front> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_DIST_DIR: folder })
  const [{ default: next }, { serve }, { listStaticAddresses, listActions }, { watchStorageOf }, { routes }] = await Promise.all([
    import('next'),
    import('@/server/web/front'),
    import('@/server/web/static-pages'),
    import('@/server/database/storage-watch'),
    import('@/server/web/routes'),
  ])
  const { listWithdrawn } = await import('@/server/withdrawn')
  // Next builds the addresses of requests from these, so they must be those of the product rather than of the socket.
  const { hostname, port: publicPort, protocol } = new URL(origin)
  const { listCoursePictures, loadCourse } = await import('@/server/course/course')
  const { course } = loadCourse()
  // A database that cannot be written now is served as it is: the figures for instructors are then those of the last start.
  const { findWriteFault } = await import('@/server/database/storage-watch')
  const { refreshEveryEnrolment } = await import('@/server/standings')
  const { recountTallies } = await import('@/server/tallies')
  const { forgetEndedSessions } = await import('@/server/sessions')
  if (!(await findWriteFault())) {
    await refreshEveryEnrolment()
    await recountTallies()
    await forgetEndedSessions()
    await proposeCorrections()
  }
  const app = next({ dev: false, dir: process.cwd(), hostname, port: Number(publicPort) || (protocol === 'https:' ? 443 : 80) })
  await app.prepare()
  const storage = watchStorageOf(databaseUrl, isDamaged)
  try {
    return await serve({
      handler: app.getRequestHandler(),
      host,
      port,
      origin,
      staticAddresses: await listStaticAddresses(folder),
      staticFolder: join(folder, 'static'),
      documentFolder: join(folder, documentFolder),
      routes,
      pictures: listCoursePictures(),
      formerNames: listFormerNames(course),
      actions: await listActions(folder),
      findWithdrawn: listWithdrawn,
      findFault: async () => (isThere() ? storage.findFault() : 'pages-gone'),
    })
  } catch (error) {
    throw new Stop(explainListening(error as NodeJS.ErrnoException, host, port))
  }
}

/** Compares what learners were given with the files, for administrators to decide, and goes on with corrections that were broken off. */
async function proposeCorrections(): Promise<void> {
  const { proposeChanges } = await import('@/server/change-proposals')
  const { proposeFactChanges } = await import('@/server/fact-changes')
  const { startFinishing } = await import('@/server/correction-job')
  const { proposed } = await proposeChanges()
  const facts = await proposeFactChanges()
  if (proposed + facts > 0) {
    const found = [countOf(proposed, 'changed question'), countOf(facts, 'changed fact')].join(' and ')
    console.log(`An administrator can decide about ${found} at /teach/corrections. No mark changes until then.`)
  }
  startFinishing()
}

// This may take long, so that it is done by a process of its own.
async function isDamaged(file: string): Promise<boolean> {
  const { code } = await runNode(['--import', 'tsx', 'scripts/check-database.ts', file], { isQuiet: true })
  return code === 3
}

/** Fills the demo's database unless that is done already. Returns how to sign in. */
async function fillOnce(): Promise<string> {
  console.log('Looking whether the demo class is there, and filling it where not …')
  const { fillDemo } = await import('@/scripts/demo-class')
  const { instructor, learner } = await fillDemo()
  return [
    `Sign in as an instructor: ${instructor.email}, password ${instructor.password}`,
    `Sign in as a learner: ${learner.email}, password ${learner.password}`,
  ].join('\n')
}

function stopOnSignal(front: Front): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await front.stop()
    const { closeDb } = await import('@/server/database/client')
    await closeDb()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop()).on('SIGINT', () => void stop())
}
