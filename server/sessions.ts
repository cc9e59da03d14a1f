import { decode, encode, type JWT } from 'next-auth/jwt'
import type { Instructor, Learner, Session, Viewer } from '@/core/people'
import { sharedCache } from './cache'
import { db } from './database/client'
import { readEnv, readSecret } from './env'
import { type Account, findAccount } from './people'

/** How many days a session lasts. */
export const sessionDays = 14

/** A cookie that a response sets. `maxAge` is in seconds; 0 deletes the cookie. */
export type Cookie = {
  name: string
  value: string
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number }
}

/** Returns the name of the session cookie, which is next-auth's. Over https its prefix prevents plain http from setting it. */
export function sessionCookieName(): string {
  return isHttps() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

/** Starts a session for an account and returns its cookie. */
export async function issueSession({ id, name, sessionVersion }: Account): Promise<Cookie> {
  const maxAge = sessionDays * 86_400
  const value = await encode({ token: { sub: id, name, version: sessionVersion }, secret: readSecret(), maxAge })
  return asCookie(value, maxAge)
}

/** Returns the cookie that ends the session in this browser. */
export function endSession(): Cookie {
  return asCookie('', 0)
}

/** Returns the viewer that a session cookie belongs to. Returns null if it is missing, damaged, expired or revoked. */
export async function findViewerByCookie(cookie: string | undefined): Promise<Viewer | null> {
  const session = await readSession(cookie)
  return session && findViewerOf(session)
}

/** Returns the viewer that a session belongs to. Returns null if the session was revoked. */
export async function findViewerOf({ id, sessionVersion }: Session): Promise<Viewer | null> {
  const account = await findAccount(id)
  return account?.sessionVersion === sessionVersion ? actAs(account) : null
}

/** Reads the session from a cookie. Returns null if it is missing, damaged or expired. Does not check whether it was revoked. */
export async function readSession(cookie: string | undefined): Promise<Session | null> {
  const token = cookie ? await readToken(cookie) : null
  const isWhole = token?.sub !== undefined && Number.isInteger(token.version)
  return isWhole ? ({ id: token.sub, sessionVersion: token.version } as Session) : null
}

/** Returns true if the session was not revoked. */
export async function doesSessionHold({ id, sessionVersion }: Session): Promise<boolean> {
  return (await db().person.count({ where: { id, sessionVersion } })) === 1
}

/**
 * Returns the viewer of an account without checking a session. Use it only where the person is known by other means, for example
 * directly after a sign-in, and in tests.
 */
export function actAs({ id, name, email, role, sessionVersion }: Account): Viewer {
  const person = { id, name, email, sessionVersion }
  return role === 'instructor' ? ({ ...person, role, sees: 'everybody' } as Instructor) : ({ ...person, role } as Learner)
}

// The content of a token never changes, and decrypting it takes longer than everything else in a save, so it is decrypted once.
// Checked on every request: here, that the token has not expired; in the callers, that the session was not revoked.
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
