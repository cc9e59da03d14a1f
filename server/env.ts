import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { engineOf } from './database/engine'

const portWords = 'it must be a whole number from 0 to 65535'
const hostWords = 'it must be only an address or a name of this machine, such as 127.0.0.1, without http://, port or path'
const urlWords = 'it must be an address such as https://course.example'
const databaseWords = 'it must begin with "file:" for SQLite, or with "postgresql://"'
const pathWords = 'it must be a plain path, without ~ and without quotation marks'

const path = z.string().regex(/^[^~"']/, pathWords)

const settings = z.object({
  HOST: z.string().transform(asHost).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portWords)
    .transform(Number)
    .pipe(z.number().max(65535, portWords))
    .default(3000),
  DATA_DIR: path.default('data'),
  COURSE_DIR: path.default('modules'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, databaseWords)
    .transform(asDatabaseUrl)
    .optional(),
  DEMO: z.enum(['yes', 'no'], 'it must be yes or no').optional(),
  GUEST_REPORTS: z.enum(['yes', 'no'], 'it must be yes or no').default('no'),
  NEXTAUTH_URL: z.string().transform(asOrigin).optional(),
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
  /** The database: "file:" and a path, or "postgresql://" with host and name. */
  databaseUrl: string
  /** The origin at which people reach the product: that of NEXTAUTH_URL, or one made of host and port. */
  origin: string
  /** True if that origin was set rather than made. */
  hasOwnAddress: boolean
  /** True if the people are invented: the database has the demo class, and every page says so. */
  isDemo: boolean
  /** True if people without an account may report problems with the course. */
  allowsGuestReports: boolean
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

/** Returns true if a host stands for every address of this machine. */
export function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function parseEnv(from: Record<string, string | undefined>): Env {
  // Blanks around a value are removed, but they may be part of a secret.
  const given = Object.fromEntries(
    names.map((name) => [name, name === 'NEXTAUTH_SECRET' ? from[name] : from[name]?.trim()]).filter(([, value]) => value),
  )
  const parsed = settings.safeParse(given)
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const { HOST, PORT, DATA_DIR, COURSE_DIR, DATABASE_URL, DEMO, GUEST_REPORTS, NEXTAUTH_URL } = parsed.data
  const dataDir = resolve(DATA_DIR)
  const demoUrl = `file:${resolve(dataDir, 'demo.db')}`
  // Before this setting existed, the demo was recognised by its database file, so that file alone still means the demo.
  const isDemo = DEMO === undefined ? DATABASE_URL === demoUrl : DEMO === 'yes'
  const databaseUrl = DATABASE_URL ?? (isDemo ? demoUrl : `file:${resolve(dataDir, 'course.db')}`)
  const named = HOST === '127.0.0.1' || isEveryAddress(HOST) ? 'localhost' : HOST
  return {
    host: HOST,
    port: PORT,
    dataDir,
    courseDir: resolve(COURSE_DIR),
    databaseUrl,
    // Browsers leave out the default port, and so does `origin`.
    origin: NEXTAUTH_URL ?? new URL(`http://${bracketed(named)}:${PORT}`).origin,
    hasOwnAddress: NEXTAUTH_URL !== undefined,
    isDemo,
    allowsGuestReports: GUEST_REPORTS === 'yes',
  }
}

// An IPv6 address may be given in brackets. Returns the host without them, as the operating system expects it.
function asHost(given: string, context: z.RefinementCtx): string {
  const bare = given.replace(/^\[(.*)\]$/, '$1')
  const url = parseUrl(`http://${bracketed(bare)}`)
  if (!url || url.href !== `http://${url.hostname}/`) return refuse(context, hostWords)
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}

function asOrigin(given: string, context: z.RefinementCtx): string {
  const url = parseUrl(given)
  if (!url || !/^https?:$/.test(url.protocol)) return refuse(context, urlWords)
  const { origin, hostname, pathname, port } = url
  if (pathname !== '/' || url.search !== '' || url.hash !== '') {
    return refuse(
      context,
      `it must be an address without a path, such as ${origin}, because the course is at the root of its host`,
    )
  }
  if (url.username !== '' || url.password !== '')
    return refuse(context, `it must be an address without a user name or a password, such as ${origin}`)
  if (hostname.endsWith('.') || port === '0' || isEveryAddress(hostname.replace(/^\[(.*)\]$/, '$1'))) {
    return refuse(context, `people cannot use ${given}; ${urlWords}`)
  }
  return origin
}

function asDatabaseUrl(given: string, context: z.RefinementCtx): string {
  if (engineOf(given) === 'sqlite') return asFileUrl(given, context)
  if (!URL.canParse(given) || new URL(given).pathname.length < 2)
    return refuse(context, 'it must name a host and a database, such as postgresql://user:password@host/course')
  return given
}

function asFileUrl(given: string, context: z.RefinementCtx): string {
  const file = given.replace(/^file:/, '').trim()
  const isPlain = !/[?#%]|^~|^["']/.test(file) && !(file.startsWith('//') && !file.startsWith('///'))
  if (file === '' || file === ':memory:' || file.endsWith('/') || !isPlain) {
    return refuse(
      context,
      'it must be "file:" and the plain path of a file, such as file:/srv/course.db, without parameters or % codes',
    )
  }
  return `file:${resolve(file)}`
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function parseUrl(given: string): URL | null {
  return URL.canParse(given) ? new URL(given) : null
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
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
