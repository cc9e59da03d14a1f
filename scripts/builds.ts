import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ContentError, readCourseFolder } from '@/server/course/course'
import { fileOf } from '@/server/database/database-file'
import { waitForLock } from '@/server/database/file-lock'
import { generateClient } from '@/server/database/generate'
import type { Env } from '@/server/env'
import { type Build, findBuild, keepBuild, listFilesBelow, removeOldBuilds } from './build-folders'
import { bundleDocument, documentFolder } from './document-module'
import { runNode } from './run'
import { Stop, shownPath } from './set-up'

const next = 'node_modules/next/dist/bin/next'

/** The files and folders that a build depends on, besides the course. */
const sources = [
  'app',
  'core',
  'server',
  'public',
  'prisma/schema.prisma',
  'next.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]

const buildsDir = '.next-builds'
// Next writes the name of every new build folder into tsconfig.json, so this is always the same.
const workDir = join(buildsDir, 'building')
const brokenOffMark = `${workDir}.begun`
const waitLimitMs = 15 * 60_000

// If this process is killed, the build must end as well. It has to find that out for itself.
const endsWithParent =
  'data:text/javascript,const parent=process.ppid;setInterval(()=>process.ppid===parent||process.exit(1),200).unref()'
const orphanLifeMs = 1000

/**
 * Returns the built pages of a course, and builds them if anything that they are made from has changed. Each state of the sources has a
 * folder of its own, which gets its name when the build has finished. A build that a server uses is never changed.
 *
 * Stops with every error of the course, as file and line, if it cannot be used. Nothing is built then.
 */
export async function build({ courseDir }: Pick<Env, 'courseDir'>): Promise<Build> {
  const onDamage = (folder: string) => console.log(`The built pages in ${folder} are damaged.`)
  for (let tries = 0; tries < 3; tries++) {
    requireSoundCourse(courseDir)
    await generateClient()
    const madeFrom = await hashSources(courseDir)
    const found = (await findBuild(buildsDir, madeFrom, onDamage)) ?? (await make(madeFrom, courseDir))
    // If a file was saved during the build, it is unknown which version the pages show.
    if ((await hashSources(courseDir)) === madeFrom) return found
    found.release()
    console.log('A file was changed during the build, which is repeated …')
  }
  throw new Stop('The files change again and again while the pages are built. Wait until they no longer do, then start again.')
}

/** Stops if the course cannot be used, with the file and line of every error, or if the data is stored among the sources. */
export function requireBuildable({ courseDir, dataDir, databaseUrl }: Env): void {
  requireSoundCourse(courseDir)
  for (const [name, data] of [
    ['DATA_DIR', dataDir],
    ['DATABASE_URL', fileOf(databaseUrl)],
  ] as const) {
    const around = [courseDir, ...sources].find((folder) => `${data}/`.startsWith(`${resolve(folder)}/`))
    if (around)
      throw new Stop(
        `${name}: ${data} lies in ${around}, and each change there would make the next start build the pages again. Choose a place outside.`,
      )
  }
}

function requireSoundCourse(courseDir: string): void {
  const { course, findings } = readCourseFolder(courseDir)
  if (course && findings.length === 0) return
  const lines = new ContentError(findings.map((each) => ({ ...each, file: shownPath(courseDir, each.file) }))).message
  throw new Stop(
    `${lines}\n\nThe course cannot be used as it is, so nothing was built or started. "npm run check:content" looks at all of it.`,
  )
}

async function make(madeFrom: string, courseDir: string): Promise<Build> {
  await mkdir(buildsDir, { recursive: true })
  const onWait = () => console.log('Another start is building pages; waiting for it …')
  const lock = await waitForLock(`${workDir}.lock`, 'exclusive', waitLimitMs, onWait)
  if (!lock) throw new Stop('Another start has been building pages for a quarter of an hour. Stop it, then start again.')
  try {
    return (await findBuild(buildsDir, madeFrom)) ?? (await makeAlone(madeFrom, courseDir))
  } finally {
    lock.release()
  }
}

async function makeAlone(madeFrom: string, courseDir: string): Promise<Build> {
  console.log('Building the pages, which takes about half a minute …')
  if (existsSync(brokenOffMark)) {
    // The last build was killed. Its cache may be incomplete, and its process may take a moment to end.
    await sleep(orphanLifeMs)
    await rm(workDir, { recursive: true, force: true })
  }
  await writeFile(brokenOffMark, '')
  const env = { NODE_ENV: 'production', NEXT_DIST_DIR: workDir, COURSE_DIR: courseDir }
  const { code, output } = await runNode(['--import', endsWithParent, next, 'build'], { env, isQuiet: true })
  if (code !== 0) throw new Stop(`${output.trim()}\n\nThe pages could not be built; the reason is above.`)
  await bundleDocument(join(workDir, documentFolder))
  const made = await keepBuild(buildsDir, workDir, madeFrom)
  await mkdir(workDir)
  // The next build uses the cache. next-env.d.ts refers editors to the types.
  for (const name of ['cache', 'types']) await rename(join(made.folder, name), join(workDir, name)).catch(() => undefined)
  await rm(brokenOffMark)
  await removeOldBuilds(buildsDir)
  return made
}

async function hashSources(courseDir: string): Promise<string> {
  // This key becomes part of the build.
  const hash = createHash('sha256').update(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '')
  const add = async (name: string, file: string) => {
    hash
      .update(name)
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  }
  for (const path of sources.filter(existsSync)) {
    // The database client is generated from the schema, and may not exist yet.
    for (const file of (await listFilesBelow(path)).filter((each) => !each.startsWith('server/database/generated/'))) {
      await add(file, file)
    }
  }
  for (const file of await listFilesBelow(courseDir)) await add(join('course', relative(courseDir, file)), file)
  return hash.digest('hex').slice(0, 16)
}
