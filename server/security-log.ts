import { createHmac } from 'node:crypto'
import { readSecret } from './env'
import { type Log, log as ownLog } from './log'
import { shared } from './shared'

/** The details of a security event. */
type Facts = {
  /** The id of the person's account. */
  person?: string
  /** The e-mail address that was typed. Only a keyed hash of it is logged, so that events for one address can be found together. */
  email?: string
  /** The network of the caller. Only a keyed hash of it is logged. */
  network?: string
  waitSeconds?: number
  /** The route that was asked for, as a pattern such as `POST /api/attempts/:id/submission`. */
  route?: string
}

/** The kinds of security events. */
export type SecurityEvent =
  | 'signed-in'
  | 'sign-in-failed'
  | 'sign-in-braked'
  | 'signed-up'
  | 'sign-up-braked'
  | 'signed-out'
  | 'instructor-made'
  | 'administrator-appointed'
  | 'administrator-dismissed'
  | 'password-reset'
  | 'password-changed'
  | 'account-removed'
  | 'too-busy'
  | 'access-refused'
  | 'host-refused'
  | 'origin-refused'

// A flood must not fill the disk. Further events of one kind in the same minute are only counted, and the next line has the number.
const mostLinesAMinute = 120

/** Logs a security event. The line contains no e-mail address, network address, password or token. */
export function logSecurity(event: SecurityEvent, { email, network, ...facts }: Facts = {}, log: Log = ownLog): void {
  const left = takeLine(event, performance.now())
  if (left === null) return
  log.info(
    {
      security: event,
      ...facts,
      ...(email !== undefined && { account: keyedHash(`log/account/${email}`) }),
      ...(network !== undefined && { network: keyedHash(`log/network/${network}`) }),
      ...(left > 0 && { notLogged: left }),
    },
    event,
  )
}

type Pace = { minute: number; lines: number; left: number }

// Returns how many events of a kind were left out since its last line. Returns null if this one is to be left out too.
function takeLine(event: SecurityEvent, now: number): number | null {
  const paces = shared('security-log', () => new Map<SecurityEvent, Pace>())
  const minute = Math.floor(now / 60_000)
  const pace = paces.get(event) ?? { minute, lines: 0, left: 0 }
  paces.set(event, pace)
  if (pace.minute !== minute) Object.assign(pace, { minute, lines: 0 })
  if (pace.lines >= mostLinesAMinute) {
    pace.left += 1
    return null
  }
  const { left } = pace
  Object.assign(pace, { lines: pace.lines + 1, left: 0 })
  return left
}

function keyedHash(text: string): string {
  return createHmac('sha256', readSecret()).update(text).digest('base64url').slice(0, 12)
}
