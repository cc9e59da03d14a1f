import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDb } from '@/server/database/client'
import { signUp } from '@/server/sign-in'
import { migrated } from '@/tests/support/migrated'

export const password = 'a password for tests'

/** The built product in a process of its own, on data of its own, that can be killed and started again at the same address. */
export type CourseServer = Awaited<ReturnType<typeof prepareServer>>

/** Another course; with the key of another build its server actions get the same names. */
export type CourseSettings = { COURSE_DIR?: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY?: string }

/** Makes the data, below a folder of the system or another one, with this many learners who can sign in. Nothing serves yet. */
export async function prepareServer(learners: number, course: CourseSettings = {}, below = tmpdir()) {
  const dataDir = mkdtempSync(join(below, 'faults-'))
  const url = `file:${join(dataDir, 'course.db')}`
  Object.assign(process.env, { DATABASE_URL: url, DATA_DIR: dataDir, NEXTAUTH_SECRET: 'a secret that only tests use' })
  await migrated(url, join(dataDir, 'backups'))
  const emails = Array.from({ length: learners }, (_, i) => `learner${i}@example.org`)
  for (const email of emails) await signUp({ name: email.split('@')[0] ?? '', email, password })
  await closeDb()

  let running: ReturnType<typeof launch> | undefined
  const server = {
    emails,
    url,
    origin: '',
    pid: () => running?.pid ?? 0,
    /** Resolves when it serves. `fileLimitBlocks` bounds each file that it writes, in blocks of 1,024 bytes, as a full disk does. */
    async start({ fileLimitBlocks = 0 } = {}): Promise<void> {
      const port = server.origin ? new URL(server.origin).port : '0'
      running = launch({ ...course, DATA_DIR: dataDir, DATABASE_URL: url, PORT: port }, fileLimitBlocks)
      server.origin = await running.origin
    },
    /** Another server on the same data, at an address of its own. Whoever starts it ends it. */
    async startTwin(): Promise<{ origin: string; said(): string; end(): Promise<void> }> {
      const twin = launch({ ...course, DATA_DIR: dataDir, DATABASE_URL: url, PORT: '0' }, 0)
      const end = () => {
        twin.kill('SIGKILL')
        return twin.gone
      }
      return { origin: await twin.origin, said: twin.said, end }
    },
    /** Ends it, also while it starts, unless told otherwise without a warning, as a power cut does. Resolves when it is gone. */
    async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
      running?.kill(signal)
      await running?.gone
    },
    async end(): Promise<void> {
      await server.kill()
      await closeDb()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return server
}

function launch(settings: Record<string, string>, fileLimitBlocks: number) {
  const command = 'exec node --import tsx scripts/start.ts'
  // An ignored SIGXFSZ is inherited: a write past the limit then fails as it does on a full disk, instead of killing.
  const limited = fileLimitBlocks > 0 ? `trap '' XFSZ; ulimit -f ${fileLimitBlocks}; ${command}` : command
  const env = { ...process.env, ...settings, HOST: '127.0.0.1', NEXTAUTH_URL: '', NODE_ENV: 'production' as const }
  const child = spawn('bash', ['-c', limited], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  const origin = new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
    const listen = (part: Buffer) => {
      said += part.toString()
      const found = /The course is at (http:\S+)/.exec(said)
      if (found) resolve(found[1] ?? '')
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  return { origin, gone, said: () => said, pid: child.pid ?? 0, kill: (signal: NodeJS.Signals) => void child.kill(signal) }
}
