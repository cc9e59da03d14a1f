import type { NextAuthOptions } from 'next-auth'
import { decode, encode, type JWT } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { type Instructor, type Learner, type Session, signInForm } from '@/core/people'
import { remember } from './cache'
import { db } from './database/client'
import { readEnv, readSecret } from './env'
import { type Account, findAccount, signIn } from './people'

const sessionDays = 14

/** A cookie as a response sets it. */
export type Cookie = {
  name: string
  value: string
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number }
}

/** The name of the session cookie; next-auth's own. Over https it is one that no plain page can set. */
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

/** Who a session cookie's value belongs to, as somebody who acts for themselves; null where it is missing, spoilt, too old or revoked. */
export async function findLearner(cookie: string | undefined): Promise<Learner | null> {
  const account = await findSession(cookie)
  return account && (personOf(account) as Learner)
}

/** The same for an instructor; null for a learner too. */
export async function findInstructor(cookie: string | undefined): Promise<Instructor | null> {
  const account = await findSession(cookie)
  return account?.role === 'instructor' ? (personOf(account) as unknown as Instructor) : null
}

/** Whom a session cookie's value names; null where it is missing, spoilt or too old. Whether it was ended is not asked. */
export async function readSession(cookie: string | undefined): Promise<Session | null> {
  const token = cookie ? await readToken(cookie) : null
  const isWhole = token?.sub !== undefined && Number.isInteger(token.version)
  return isWhole ? ({ id: token.sub, sessionVersion: token.version } as Session) : null
}

/** True where a session was not ended since its cookie was given. */
export async function doesSessionHold({ id, sessionVersion }: Session): Promise<boolean> {
  return (await db().person.count({ where: { id, sessionVersion } })) === 1
}

/** An account that a trusted script acts for: the demo class, and tests. */
export function actAs(account: Account): Learner {
  return personOf(account) as Learner
}

/** next-auth's settings: JWT sessions, and one provider that goes through the same use case as the sign-in form. */
export function authOptions(): NextAuthOptions {
  return {
    secret: readSecret(),
    session: { strategy: 'jwt', maxAge: sessionDays * 86_400 },
    pages: { signIn: '/sign-in', signOut: '/progress', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
        authorize: async (given, request) => {
          const form = signInForm.safeParse(given)
          if (!form.success) return null
          const result = await signIn(form.data, String(request.headers?.['x-client-address'] ?? 'unknown'))
          return result.ok ? result.value : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, name: user.name, version: (user as Account).sessionVersion } : token),
      session: async ({ session, token }) => {
        const account = await findAccount(token.sub ?? '')
        const isCurrent = account !== null && account.sessionVersion === token.version
        return isCurrent ? { expires: session.expires, user: { name: account.name } } : { expires: session.expires }
      },
    },
  }
}

async function findSession(cookie: string | undefined): Promise<Account | null> {
  const session = await readSession(cookie)
  const account = session && (await findAccount(session.id))
  return account?.sessionVersion === session?.sessionVersion ? account : null
}

// What a token says never changes, and taking it apart costs more than all else that a save does: what was read is kept.
// Whether it still holds is asked anew each time, of its own end here and of the person above.
// The front and the pages are two instances of this module in one process, and take it apart once for both.
const shared = globalThis as typeof globalThis & { courseTokens?: Map<string, JWT> }
const tokensAtMost = 5000

async function readToken(cookie: string): Promise<JWT | null> {
  const key = `${readSecret()}/${cookie}`
  shared.courseTokens ??= new Map()
  const token = shared.courseTokens.get(key) ?? (await decode({ token: cookie, secret: readSecret() }).catch(() => null))
  if (!token || Number(token.exp) * 1000 <= Date.now()) return null
  remember(shared.courseTokens, key, token, tokensAtMost)
  return token
}

function asCookie(value: string, maxAge: number): Cookie {
  return { name: sessionCookieName(), value, options: { httpOnly: true, sameSite: 'lax', secure: isHttps(), path: '/', maxAge } }
}

function isHttps(): boolean {
  return readEnv().origin.startsWith('https:')
}

function personOf({ id, name, email, role, sessionVersion }: Account) {
  return { id, name, email, role, sessionVersion }
}
