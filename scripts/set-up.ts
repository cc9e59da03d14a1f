import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { generateClient } from '@/server/database/generate'
import { migrate } from '@/server/database/migrate'
import { type Env, readEnv } from '@/server/env'
import { runNode } from './run'

/** An error that ends a script: its message is printed as one sentence, without a stack. */
export class Stop extends Error {}

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

/** Runs a script to its end. An error ends the process with exit code 1; a `Stop` prints only its sentence. */
export async function runScript(script: () => Promise<void>): Promise<void> {
  try {
    await script()
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error)
    process.exit(1)
  }
}

/** The settings. Stops with one sentence if one cannot be used, or if the port is taken. PORT=0 becomes a free port. */
export async function readSettings(): Promise<Env> {
  try {
    const { host, port } = readEnv()
    process.env.PORT = String(await choosePort(host, port))
    return readEnv()
  } catch (error) {
    throw error instanceof Error ? new Stop(error.message) : error
  }
}

/** Makes what the product needs besides its pages: the data folder, the secret, the database client and the current database. */
export async function setUp(env: Env): Promise<void> {
  // Only the owner may read these files: they hold people's answers and the hashes of their passwords.
  process.umask(0o077)
  process.env.NEXTAUTH_URL ||= env.origin
  process.env.NEXTAUTH_SECRET ||= await orStop(makeSecret(env.dataDir), `The data folder ${env.dataDir} cannot be used`)
  if (await generateClient()) console.log('Made the database client.')
  const { applied, backup } = await orStop(
    migrate(env.databaseUrl, join(env.dataDir, 'backups')),
    `The database ${env.databaseUrl} cannot be opened or brought up to date; nothing of it was deleted`,
  )
  if (backup) console.log(`Copied the database to ${backup}.`)
  if (applied.length > 0) console.log(`Brought the database up to date: ${applied.join(', ')}.`)
}

/** The result of a step. If it fails, stops with the reason in one sentence. */
export async function orStop<T>(step: Promise<T>, words: string): Promise<T> {
  try {
    return await step
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(`${words}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Builds the pages of a course if anything that they are made from has changed since the last build. Returns their folder. */
export async function build(
  { courseDir }: Pick<Env, 'courseDir'>,
  distDir = process.env.NEXT_DIST_DIR || '.next',
): Promise<string> {
  const stamp = join(distDir, 'made-from')
  const madeFrom = await hashSources([...sources, courseDir])
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === madeFrom) return distDir

  console.log('Building the pages, which takes about half a minute …')
  await generateClient()
  await rm(stamp, { force: true })
  const { code, output } = await runNode([next, 'build'], {
    env: { NODE_ENV: 'production', COURSE_DIR: courseDir, NEXT_DIST_DIR: distDir },
    isQuiet: true,
  })
  if (code !== 0) throw new Stop(`${output.trim()}\n\nThe pages could not be built; the reason is above.`)
  await writeFile(stamp, madeFrom)
  return distDir
}

/** Prints what somebody must know who has just started the product: its address, and how the first instructor gets in. */
export async function welcome({ origin, isDemo }: Env): Promise<void> {
  console.log(`\nThe course is at ${origin}`)
  if (isDemo) console.log('This is the demo: its people are invented, and it has a database of its own.')
  const { createInstructorLink } = await import('@/server/links')
  const path = await createInstructorLink()
  if (path) console.log(`To become the first instructor, open this once, within a day: ${origin}${path}`)
}

/**
 * The secret that signs sessions, made at first use. It is written under another name and then linked: a link fails if the name
 * is taken, so that two starts at once get the same secret, and nobody reads half of one.
 */
async function makeSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    await link(draft, file).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
    await rm(draft)
  }
  await chmod(file, 0o600)
  const secret = (await readFile(file, 'utf8')).trim()
  if (secret.length < 16) throw new Stop(`${file} is damaged: delete it, and a new one is made; everybody then signs in again.`)
  return secret
}

// Tried before the long steps, so that nobody waits for a build only to learn that the port is taken.
function choosePort(host: string, port: number): Promise<number> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new Stop(explainListening(error, host, port))))
    probe.listen(port, host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

/** Why a server cannot listen, in a sentence. */
export function explainListening({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what uses it, or choose another, for instance with PORT=${port === 3000 ? 3001 : 3000}.`
  if (code === 'EACCES') return `Port ${port} may not be used without more rights: choose one above 1023 with PORT.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${host} is not an address of this machine.`
  return message
}

async function hashSources(paths: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths.filter(existsSync)) {
    for (const file of await listFiles(path))
      hash
        .update(file)
        .update('\0')
        .update(await readFile(file))
        .update('\0')
  }
  return hash.digest('hex')
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
  if (!entries) return [path]
  return (
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      // The database client is generated from the schema, and may not exist yet.
      .filter((file) => !file.startsWith('server/database/generated/'))
      .sort()
  )
}
