import { AsyncLocalStorage } from 'node:async_hooks'
import { writeSync } from 'node:fs'
import { pino } from 'pino'
import { shared } from './shared'

/** The part of a pino logger that the product uses. */
export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error' | 'fatal'>

/** The request that is being answered. `isLogged` becomes true when a line says that it failed. */
export type LoggedRequest = { requestId: string; isLogged: boolean }

/**
 * The log, one line of JSON for each event. It goes to standard error, so that what `npm start` prints for people stays readable.
 * It must not contain personal data: no e-mail address, no token, no answer.
 */
export const log: Log = pino(
  { base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  { write: (line: string) => void writeWhole(escapeHidden(line)) },
)

/**
 * Returns the path of an address in a form that may be logged: without its query, at most 300 characters, and with "…" in place
 * of every segment that could be a token. That is any segment of 24 characters or more, unless it is a UUID.
 */
export function loggedPath(url: string): string {
  const path = (url.split('?', 1)[0] ?? '').slice(0, 300)
  return path.replace(/[^/]{24,}/g, (segment) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(segment) ? segment : '…'))
}

/** Runs a function for a request. What the framework prints meanwhile is logged with the id of the request. */
export function logFor<T>(request: LoggedRequest, act: () => T): T {
  return requests().run(request, act)
}

/**
 * Makes the log the only writer. From now on, everything that the framework or a package prints on the console, and every warning of
 * Node, becomes a line of the log. Call it once, after the address of the course is printed.
 */
export function takeOverConsole(target: Log = log): void {
  const levels = { log: 'info', info: 'info', debug: 'info', warn: 'warn', error: 'error', trace: 'warn' } as const
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, 'info' | 'warn' | 'error'][]) {
    console[name] = (...words: unknown[]) => logSpoken(target, level, words)
  }
  process.removeAllListeners('warning')
  process.on('warning', (err) => target.warn({ err }, 'a warning of Node'))
}

/** Escapes the control characters, the marks of text direction and the line separators in a line of JSON. The JSON means the same. */
export function escapeHidden(line: string): string {
  const hidden = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g
  return line.replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const mostSpokenCharacters = 2000

function logSpoken(target: Log, level: 'info' | 'warn' | 'error', words: unknown[]): void {
  const request = requests().getStore()
  if (request && level === 'error') request.isLogged = true
  const err = words.find((word) => word instanceof Error)
  const said = words.filter((word) => word !== err).map(asWords)
  // Next prints colours.
  const text = said.join(' ').slice(0, mostSpokenCharacters).replace(coloured, '').trim()
  target[level](
    { ...(request && { requestId: request.requestId }), ...(err !== undefined && { err }) },
    text || 'said on the console',
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the code of a colour begins with one
const coloured = /\u001b\[[\d;]*m/g

function asWords(word: unknown): string {
  if (typeof word === 'string') return word
  try {
    return JSON.stringify(word) ?? String(word)
  } catch {
    return String(word)
  }
}

// The pages and the front load separate copies of this module.
function requests(): AsyncLocalStorage<LoggedRequest> {
  return shared('log/requests', () => new AsyncLocalStorage<LoggedRequest>())
}

// If whatever reads the log is slow or gone, the course must go on. It gets a tenth of a second for each line.
function writeWhole(line: string): void {
  const bytes = Buffer.from(line)
  for (let at = 0, waits = 0; at < bytes.length && waits < 20; ) {
    try {
      at += writeSync(2, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      waits += 1
    }
  }
}
