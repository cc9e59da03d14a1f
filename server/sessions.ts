import { decode, encode, type JWT } from 'next-auth/jwt'
import type { Instructor, Learner, Session, Viewer } from '@/core/people'
import { sharedCache } from './cache'
import { db } from './database/client'
import { readEnv, readSecret } from './env'
import { type Account, findAccount } from './people'

/** How long a session lasts. */
export const sessionDays = 14

/** A cookie as a response sets it. `maxAge` is in seconds; 0 deletes it. */
export type Cookie = {
  name: string
  value: string
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number }
}

/** The name of the session cookie, which is next-auth's own. Over https it has a prefix that keeps plain http from setting it. */
export function sessionCookieName(): string {
  return isHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** The cookie of a new session for an account. */
export async function issueSession({ id, name, sessionVersion }: Account): Promise<Cookie> {
  const maxAge = sessionDays * 86_400
  const value = await encode({ token: { sub: id, name, version: sessionVersion }, secret: readSecret(), maxAge })
  return asCookie(value, maxAge)
}

/** The cookie that ends a session in this browser. */
export function endSession(): Cookie {
  return asCookie('', 0)
}

/** Whoever a session cookie's value belongs to; null if it is missing, damaged, expired or revoked. */
export async function findViewerByCookie(cookie: string | undefined): Promise<Viewer | null> {
  const session = await readSession(cookie)
  return session && findViewerOf(session)
}

/** The same for somebody whose cookie was read already; null if the session was ended since. */
export async function findViewerOf({ id, sessionVersion }: Session): Promise<Viewer | null> {
  const account = await findAccount(id)
  return account?.sessionVersion === sessionVersion ? actAs(account) : null
}

/** The instructor whom a session cookie's value belongs to; null for a learner too. */
export async function findInstructorByCookie(cookie: string | undefined): Promise<Instructor | null> {
  const viewer = await findViewerByCookie(cookie)
  return viewer?.role === 'instructor' ? viewer : null
}

/** The session that a cookie's value names; null if it is missing, damaged or expired. Whether it was ended since is not asked. */
export async function readSession(cookie: string | undefined): Promise<Session | null> {
  const token = cookie ? await readToken(cookie) : null
  const isWhole = token?.sub !== undefined && Number.isInteger(token.version)
  return isWhole ? ({ id: token.sub, sessionVersion: token.version } as Session) : null
}

/** True if a session was not ended since its cookie was given. */
export async function doesSessionHold({ id, sessionVersion }: Session): Promise<boolean> {
  return (await db().person.count({ where: { id, sessionVersion } })) === 1
}

/** The person of an account as somebody who acts: only for callers who know by other means that it is that person, and for tests. */
export function actAs({ id, name, email, role, sessionVersion }: Account): Viewer {
  const person = { id, name, email, sessionVersion }
  return role === 'instructor' ? ({ ...person, role, sees: 'everybody' } as Instructor) : ({ ...person, role } as Learner)
}

// What a token says never changes, and decrypting it costs more than everything else that a save does, so that it is done once.
// What can change is checked on every request: here that the token has not expired, by the callers that the session still holds.
const mostTokens = 5000

async function readToken(cookie: string): Promise<JWT | null> {
  const key = `${readSecret()}/${cookie}`
  const tokens = sharedCache<string, JWT>('tokens', mostTokens)
  const token = tokens.get(key) ?? (await decode({ token: cookie, secret: readSecret() }).catch(() => null))
  if (!token || Number(token.exp) * 1000 <= Date.now()) return null
  tokens.set(key, token)
  return token
}

function asCookie(value: string, maxAge: number): Cookie {
  return { name: sessionCookieName(), value, options: { httpOnly: true, sameSite: 'lax', secure: isHttps(), path: '/', maxAge } }
}

function isHttps(): boolean {
  return readEnv().origin.startsWith('https:')
}
