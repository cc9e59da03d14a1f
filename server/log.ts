import { pino } from 'pino'

/** The part of a pino logger that the product uses. */
export type Log = Pick<ReturnType<typeof pino>, 'error' | 'fatal'>

/**
 * The log of errors, one line of JSON each. It goes to standard error, so that what `npm start` prints for people stays readable.
 * It must not contain personal data: no e-mail address, no token, no answer.
 */
export const log: Log = pino(
  { base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ fd: 2, sync: true }),
)

/**
 * Returns the path of an address in a form that may be logged: without its query, at most 300 characters, and with "…" in place
 * of every segment that could be a token. That is any segment of 24 characters or more, unless it is a UUID.
 */
export function loggedPath(url: string): string {
  const path = (url.split('?')[0] ?? '').slice(0, 300)
  return path.replace(/[^/]{24,}/g, (segment) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(segment) ? segment : '…'))
}
