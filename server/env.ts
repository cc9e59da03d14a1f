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
    .regex(/^file:/, 'DATABASE_URL must begin with "file:": this version keeps its data in SQLite')
    .optional(),
  DEMO: z.enum(['yes', 'no'], 'it must be yes or no').optional(),
  NEXTAUTH_URL: z
    .url({ protocol: /^https?$/, error: 'NEXTAUTH_URL must be an address such as https://course.example' })
    .optional(),
  NEXTAUTH_SECRET: z.string().min(16, 'NEXTAUTH_SECRET must have at least 16 characters').optional(),
})

const names = Object.keys(settings.shape)

export type Env = {
  host: string
  port: number
  dataDir: string
  courseDir: string
  databaseUrl: string
  /** The address by which people reach the product: NEXTAUTH_URL, or derived from host and port. */
  origin: string
  /** True if the people are invented: the database is filled with the demo class, and every page says so. */
  isDemo: boolean
}

let read: { from: string; env: Env } | undefined

/** The settings of this process. Throws one sentence a setting that cannot be used; an empty setting counts as unset. */
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
  // Before there was a setting, the demo was known by the name of its file: a start by that name alone is still the demo.
  const isDemo = DEMO === undefined ? DATABASE_URL === demoUrl : DEMO === 'yes'
  const databaseUrl = DATABASE_URL ?? (isDemo ? demoUrl : `file:${resolve(dataDir, 'course.db')}`)
  const named = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST === '127.0.0.1' ? 'localhost' : HOST
  return {
    host: HOST,
    port: PORT,
    dataDir,
    courseDir: resolve(COURSE_DIR),
    databaseUrl,
    // As browsers write it: without the port that goes without saying.
    origin: new URL(NEXTAUTH_URL ?? `http://${named.includes(':') ? `[${named}]` : named}:${PORT}`).origin,
    isDemo,
  }
}

let secret: string | undefined

/** The secret that signs sessions: NEXTAUTH_SECRET, or the one that `npm start` keeps in the data folder. Throws where there is none. */
export function readSecret(): string {
  secret ??= process.env.NEXTAUTH_SECRET || readFileSync(resolve(readEnv().dataDir, 'secret'), 'utf8').trim()
  return secret
}
