import { randomUUID } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Instructor, Learner, Session, Viewer } from '@/core/people'
import { sharedCache } from './cache'
import { type Cookie, deletedCookie } from './cookies'
import { db } from './database/client'
import { readSecret } from './env'
import { type Account, asAccount, type PersonRow } from './people'
import { findFormerSession, findShownSession, formerSessionCookieName, sessionCookie } from './session-cookies'

/** How many days a session lasts from the sign-in. Nothing makes it longer. */
export const sessionDays = 14
const sessionSeconds = sessionDays * 86_400

// A token of ours has 500 characters at most.
const longestToken = 4096

/**
 * The content of a session's token: the person's id, the version of the person's sessions, and when the token was signed and expires,
 * in seconds. `sid` is the id of the session, and `began` is the time of the sign-in. Tokens of the first edition have neither; the
 * id and the time of their signature are used instead.
 */
const claims = z.object({
  sub: z.string().min(1).max(100),
  version: z.number().int(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().max(100).optional(),
  sid: z.string().max(100).optional(),
  began: z.number().optional(),
})
type Claims = z.infer<typeof claims>

/** Starts a session for an account and returns its cookie. */
export async function issueSession(
  { id, name, sessionVersion }: Pick<Account, 'id' | 'name' | 'sessionVersion'>,
  now = new Date(),
): Promise<Cookie> {
  const began = Math.floor(now.getTime() / 1000)
  return signSession({ sub: id, name, version: sessionVersion, sid: randomUUID(), began }, sessionSeconds)
}

/** Ends one session, so that no copy of its cookie is accepted any more. A second call has no effect. */
export async function endSession({ sessionId }: Session, now = new Date()): Promise<void> {
  // Afterwards the token has expired by itself, and the row is no longer needed.
  const endsAt = new Date(now.getTime() + sessionSeconds * 1000)
  await forgetEndedSessions(now)
  await db().endedSession.upsert({ where: { id: sessionId }, create: { id: sessionId, endsAt }, update: {} })
}

/** Deletes what is stored about ended sessions whose tokens have expired since. */
export async function forgetEndedSessions(now = new Date()): Promise<void> {
  await db().endedSession.deleteMany({ where: { endsAt: { lt: now } } })
}

/**
 * Returns the cookies that replace a session cookie with the former name by one with the present name, or none if there is nothing to
 * do. The new cookie expires when the former one would have expired. A cookie that another installation has signed is not touched.
 */
export async function exchangeFormerSession(cookies: string | undefined, now = new Date()): Promise<Cookie[]> {
  const former = findFormerSession(cookies)
  const found = former === null ? null : await readClaims(former, now)
  if (!found) return []
  const forget = deletedCookie(formerSessionCookieName())
  if (!findShownSession(cookies)?.isFormer) return [forget]
  const secondsLeft = Math.floor(endOf(found) - now.getTime() / 1000)
  const { sub, version } = found
  return [await signSession({ sub, version, sid: idOf(found), began: beginningOf(found) }, secondsLeft), forget]
}

/** Returns the viewer that a Cookie header belongs to. Returns null if its session is missing, damaged, expired or revoked. */
export async function findCaller(cookies: string | undefined): Promise<Viewer | null> {
  return findViewerByCookie(findShownSession(cookies)?.value)
}

/** Returns the viewer that a session cookie belongs to. Returns null if it is missing, damaged, expired or revoked. */
export async function findViewerByCookie(value: string | undefined, now = new Date()): Promise<Viewer | null> {
  const session = await readSession(value, now)
  return session && findViewerOf(session)
}

/** Returns the viewer that a session belongs to. Returns null if the session was revoked. */
export async function findViewerOf({ id, sessionVersion, sessionId }: Session): Promise<Viewer | null> {
  // An engine may return truth as a number.
  type Row = Omit<PersonRow, 'isAdministrator'> & { isAdministrator: boolean | number | bigint }
  const [row] = await db().$queryRaw<Row[]>`
    SELECT "id", "name", "email", "role", "sessionVersion", "isAdministrator" FROM "Person"
    WHERE "id" = ${id} AND "sessionVersion" = ${sessionVersion}
      AND NOT EXISTS (SELECT 1 FROM "EndedSession" WHERE "id" = ${sessionId})`
  return row ? actAs(asAccount({ ...row, sessionVersion, isAdministrator: Boolean(row.isAdministrator) }), sessionId) : null
}

/** Reads the session from a cookie. Returns null if it is missing, damaged or expired. Does not check whether it was revoked. */
export async function readSession(value: string | undefined, now = new Date()): Promise<Session | null> {
  const found = value ? await readClaims(value, now) : null
  return found && ({ id: found.sub, sessionVersion: found.version, sessionId: idOf(found) } as Session)
}

/** Returns true if the session was not revoked. */
export async function doesSessionHold(session: Session): Promise<boolean> {
  return (await findViewerOf(session)) !== null
}

/**
 * Returns the viewer of an account without checking a session. Use it only where the person is known by other means, for example
 * directly after a sign-in, and in tests. Without a `sessionId` the viewer acts in no session that could be ended separately.
 */
export function actAs({ id, name, email, role, sessionVersion, isAdministrator }: Account, sessionId = ''): Viewer {
  const person = { id, name, email, sessionVersion, sessionId }
  const sees = isAdministrator ? 'everybody' : 'own-cohorts'
  return role === 'instructor' ? ({ ...person, role, sees } as Instructor) : ({ ...person, role } as Learner)
}

// The content of a token never changes, and decrypting it takes longer than everything else in a save, so it is decrypted once.
// Checked on every request: here, that the token has not expired; in the callers, that the session was not revoked.
const mostTokens = 5000

async function readClaims(value: string, now: Date): Promise<Claims | null> {
  if (value.length > longestToken) return null
  const key = `${readSecret()}/${value}`
  const tokens = sharedCache<string, Claims>('tokens', mostTokens)
  const found = tokens.get(key) ?? (await decodeClaims(value))
  if (!found) return null
  tokens.set(key, found)
  const seconds = now.getTime() / 1000
  // A session that begins far in the future was started while the clock was wrong. Without this check it would last for years.
  return endOf(found) > seconds && beginningOf(found) < seconds + sessionSeconds ? found : null
}

async function decodeClaims(value: string): Promise<Claims | null> {
  const token = await decode({ token: value, secret: readSecret() }).catch(() => null)
  return claims.safeParse(token).data ?? null
}

function signSession(token: Omit<Claims, 'iat' | 'exp'> & { name?: string }, maxAge: number): Promise<Cookie> {
  return encode({ token, secret: readSecret(), maxAge }).then((value) => sessionCookie(value, maxAge))
}

function beginningOf({ began, iat }: Claims): number {
  return began ?? iat
}

// In seconds.
function endOf(found: Claims): number {
  return Math.min(found.exp, beginningOf(found) + sessionSeconds)
}

function idOf({ sid, jti, sub, iat }: Claims): string {
  return sid ?? jti ?? `${sub}/${iat}`
}
