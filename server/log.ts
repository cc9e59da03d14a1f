import { pino } from 'pino'

export type Log = Pick<ReturnType<typeof pino>, 'error' | 'fatal'>

/**
 * Where faults are told: one line of JSON each, on the standard error stream, so that what `npm start` says to a person stays
 * readable. Nothing personal may go in: no address of a person, no token, no answer.
 */
export const log: Log = pino(
  { base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ fd: 2, sync: true }),
)

/** The path of an address as a log may keep it: without its query, and with only ids among what is long enough to be a token. */
export function loggedPath(url: string): string {
  const path = (url.split('?')[0] ?? '').slice(0, 300)
  return path.replace(/[^/]{24,}/g, (segment) => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(segment) ? segment : '…'))
}
