import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { safePath } from '@/core/address'
import { signInForm } from '@/core/people'
import { isHttps } from './cookies'
import { readSecret } from './env'
import { readKnownBrowser } from './known-browsers'
import { log } from './log'
import type { Account } from './people'
import { logSecurity } from './security-log'
import { sessionCookieName } from './session-cookies'
import { endSession, findViewerByCookie, issueSession, readSession, sessionDays } from './sessions'
import { signIn } from './sign-in'

/** A token as next-auth passes it from one step to the next. `signed` is our own token, the value of the cookie. */
type Carried = { signed: string; name: string }

/**
 * Returns next-auth's settings, for those of its addresses that the front accepts (`server/web/next-auth-door.ts`).
 *
 * next-auth handles its own protocol, but sessions start and end in `server/sessions.ts`. A request for the current session gets the
 * same token back, so that next-auth cannot make a session longer.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: readSecret(),
    session: { strategy: 'jwt', maxAge: sessionDays * 86_400 },
    pages: { signIn: '/sign-in', signOut: '/progress', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps() },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
        authorize: async (given, request) => {
          const form = signInForm.safeParse(given)
          if (!form.success) return null
          const { cookie, 'x-client-address': network } = request.headers ?? {}
          const result = await signIn(form.data, { network: String(network ?? 'unknown'), browser: readKnownBrowser(cookie) })
          return result.ok ? result.value : null
        },
      }),
    ],
    jwt: {
      encode: async ({ token }) => String(token?.signed ?? ''),
      decode: async ({ token }) => {
        const viewer = await findViewerByCookie(token)
        return viewer ? ({ signed: token, name: viewer.name } as Carried) : null
      },
    },
    callbacks: {
      jwt: async ({ token, user }) => {
        if (!user) return token
        const account = user as Account
        return { signed: (await issueSession(account)).value, name: account.name }
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { name: token.name ?? '' } }),
      redirect: ({ url, baseUrl }) => baseUrl + safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url, '/'),
    },
    events: {
      signOut: async ({ token }) => {
        const session = await readSession((token as Carried | null)?.signed)
        if (!session) return
        await endSession(session)
        logSecurity('signed-out', { person: session.id })
      },
    },
    logger: {
      // A damaged or expired session is not an error, because anybody can send one.
      error: (code, err) => {
        if (!(err instanceof Error && err.message === 'JWT invalid')) log.error({ code, err }, 'next-auth failed')
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
