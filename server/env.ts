import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const portWords = 'it must be a whole number from 0 to 65535'
const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number(portWords).int(portWords).min(0, portWords).max(65535, portWords).default(3000),
  DATA_DIR: z.string().min(1).default('data'),
  COURSE_DIR: z.string().min(1).default('modules'),
  DATABASE_URL: z
    .string()
    .regex(/^file:/, 'it must begin with "file:", because this version stores its data in SQLite')
    .optional(),
  DEMO: z.enum(['yes', 'no'], 'it must be yes or no').optional(),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: 'it must be an address such as https://course.example' }).optional(),
  NEXTAUTH_SECRET: z.string().min(16, 'it must have at least 16 characters').optional(),
})

const names = Object.keys(settings.shape)

/** The settings of the process, read from environment variables. */
export type Env = {
  /** The network address to listen on. */
  host: string
  port: number
  /** The folder for the database, the secret and the backups, as an absolute path. */
  dataDir: string
  /** The folder of the course, as an absolute path. */
  courseDir: string
  /** The database: "file:" and a path. */
  databaseUrl: string
  /** The origin at which people reach the product: that of NEXTAUTH_URL, or one made of host and port. */
  origin: string
  /** True if the people are invented: the database has the demo class, and every page says so. */
  isDemo: boolean
}

let read: { from: string; env: Env } | undefined

/**
 * Returns the settings of this process. An empty setting counts as unset. Throws an error with one line for each invalid setting.
 */
export function readEnv(from: Record<string, string | undefined> = process.env): Env {
  const given = names.map((name) => from[name] ?? '').join('\n')
  if (read?.from !== given) read = { from: given, env: parseEnv(from) }
  return read.env
}

function parseEnv(from: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const { HOST, PORT, DATA_DIR, COURSE_DIR, DATABASE_URL, DEMO, NEXTAUTH_URL } = parsed.data
  const dataDir = resolve(DATA_DIR)
  const demoUrl = `file:${resolve(dataDir, 'demo.db')}`
  // Before this setting existed, the demo was recognised by its database file, so that file alone still means the demo.
  const isDemo = DEMO === undefined ? DATABASE_URL === demoUrl : DEMO === 'yes'
  const databaseUrl = DATABASE_URL ?? (isDemo ? demoUrl : `file:${resolve(dataDir, 'course.db')}`)
  const named = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST === '127.0.0.1' ? 'localhost' : HOST
  return {
    host: HOST,
    port: PORT,
    dataDir,
    courseDir: resolve(COURSE_DIR),
    databaseUrl,
    // Browsers leave out the default port, and so does `origin`.
    origin: new URL(NEXTAUTH_URL ?? `http://${named.includes(':') ? `[${named}]` : named}:${PORT}`).origin,
    isDemo,
  }
}

let secret: string | undefined

/**
 * Returns the secret that signs sessions: NEXTAUTH_SECRET, or the one that `npm start` has written to the data folder. Throws if
 * there is neither.
 */
export function readSecret(): string {
  secret ??= process.env.NEXTAUTH_SECRET || readFileSync(resolve(readEnv().dataDir, 'secret'), 'utf8').trim()
  return secret
}
