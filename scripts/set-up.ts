import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { fileOf } from '@/server/database/database-file'
import { generateClient } from '@/server/database/generate'
import { type Migrated, migrate } from '@/server/database/migrate'
import { type Env, isEveryAddress, readEnv } from '@/server/env'
import { explainRefusal, faultWords } from './database-words'

/** An error that ends a script: its message is printed as one sentence, without a stack. */
export class Stop extends Error {}

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
  const { host, port } = readEnvOrStop()
  process.env.PORT = String(await choosePort(host, port))
  return readEnvOrStop()
}

/** The path of a file of the course as messages show it: from here, or whole if the course lies elsewhere. */
export function shownPath(courseDir: string, file: string): string {
  const path = relative('', join(courseDir, file))
  return path.startsWith('..') ? join(courseDir, file) : path
}

/** The settings, for a command that does not listen. Stops with one sentence for each setting that cannot be used. */
export function readEnvOrStop(): Env {
  try {
    return readEnv()
  } catch (error) {
    throw error instanceof Error ? new Stop(error.message) : error
  }
}

/** The only argument of a command, or null if there is none. Stops if there are more arguments, or an option. */
export function findFileArgument(usage: string): string | null {
  const [file, ...more] = process.argv.slice(2)
  if (file?.startsWith('-') || more.length > 0) throw new Stop(`Usage: ${usage}`)
  return file || null
}

/**
 * Makes what the product needs besides its pages: the data folder, the database client, the current database and the secret. From then
 * on nobody can replace the database until this process ends.
 */
export async function setUp(env: Env): Promise<void> {
  process.env.NEXTAUTH_URL = env.origin
  if (await generateClient()) console.log('Made the database client.')
  // Only the owner may read the data folder: it holds people's answers and the hashes of their passwords.
  const usual = process.umask(0o077)
  try {
    await setUpData(env)
  } finally {
    process.umask(usual)
  }
}

async function setUpData({ dataDir, databaseUrl }: Env): Promise<void> {
  const folder = `The data folder ${dataDir} cannot be used`
  await orStop(mkdir(dataDir, { recursive: true, mode: 0o700 }), folder)
  const file = fileOf(databaseUrl)
  const onWait = () => console.log('Another command is working on the database; waiting for it …')
  const done = await migrate(databaseUrl, join(dataDir, 'backups'), { thenServe: true, onWait })
  if (!done.ok) throw new Stop(explainRefusal(done, file))
  const hadSecret = Boolean(process.env.NEXTAUTH_SECRET) || existsSync(join(dataDir, 'secret'))
  process.env.NEXTAUTH_SECRET ||= await orStop(makeSecret(dataDir), folder)
  for (const line of describeSetUp(done.value, file, hadSecret)) console.log(line)
}

/** What was done to the database and the secret, and what seems to be missing, one line each. */
function describeSetUp({ applied, backup, isNew, setAside }: Migrated, file: string, hadSecret: boolean): string[] {
  const lines: string[] = []
  if (setAside) lines.push(`An earlier start did not finish ${file}. Nothing was stored in it yet; it is now ${setAside}.`)
  if (isNew && hadSecret && !setAside) {
    lines.push(
      `The database ${file} is new and empty, although there is a secret already. If there was a database before, stop the server and restore a backup: "npm run restore -- <file>".`,
    )
  } else if (isNew) lines.push(`Made the database ${file}.`)
  if (!isNew && !hadSecret)
    lines.push('The secret that signs sessions was missing, so a new one was made. Everybody has to sign in again.')
  if (backup) lines.push(`Copied the database to ${backup}.`)
  if (!isNew && applied.length > 0) lines.push(`Brought the database up to date: ${applied.join(', ')}.`)
  return lines
}

/** The result of a step. If it fails, stops with the reason in one sentence. */
export async function orStop<T>(step: Promise<T>, words: string): Promise<T> {
  try {
    return await step
  } catch (error) {
    throw error instanceof Stop ? error : new Stop(`${words}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Prints what somebody must know who has just started the product: its address, what does not work, and how the first instructor gets in. */
export async function welcome({ host, origin, isDemo, hasOwnAddress }: Env): Promise<void> {
  console.log(`\nThe course is at ${origin}`)
  if (isDemo) console.log('This is the demo: its people are invented, and it has a database of its own.')
  if (!hasOwnAddress && isEveryAddress(host)) {
    console.log(
      'It listens on every address of this machine, but answers only to the name localhost. Set NEXTAUTH_URL to the address that other machines use.',
    )
  }
  const { findWriteFault } = await import('@/server/database/storage-watch')
  const fault = await findWriteFault()
  if (fault) {
    console.log(
      `Nothing can be saved now: ${faultWords[fault]}. Lessons can be read. Saving works again as soon as that has changed.`,
    )
    return
  }
  const { listSharedAddressWords } = await import('./shared-addresses')
  for (const line of await listSharedAddressWords()) console.log(line)
  const { createInstructorLink, isInstructorLinkOpen } = await import('@/server/links')
  const isReplaced = await isInstructorLinkOpen()
  const path = await createInstructorLink()
  if (!path) return
  console.log(`To become the first instructor, open this once, within a day: ${origin}${path}`)
  if (isReplaced) console.log('An earlier link that nobody has used no longer works.')
}

/**
 * The secret that signs sessions, made at first use. It is written under another name and then linked: a link fails if the name
 * is taken, so that two starts at once get the same secret, and nobody reads half of one.
 */
async function makeSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
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
