import type { IncomingMessage } from 'node:http'
import { cookieNameOf, isHttps, readCookiesNamed } from '../cookies'
import { findShownSession, sessionCookieName } from '../session-cookies'

// The addresses that next-auth's own client uses. The product's pages do not use them.
const served: Record<string, 'GET' | 'POST'> = {
  '/api/auth/providers': 'GET',
  '/api/auth/csrf': 'GET',
  '/api/auth/session': 'GET',
  '/api/auth/callback/credentials': 'POST',
  '/api/auth/signout': 'POST',
}
const signInPage = '/sign-in'
// next-auth redirects people to these addresses. The product has pages of its own for them.
const redirected: Record<string, string> = {
  '/api/auth/signin': signInPage,
  '/api/auth/error': signInPage,
  '/api/auth/signout': '/progress',
}

/** What to do with a request under /api/auth/. */
export type NextAuthMatch =
  | { is: 'served'; mayHash: boolean }
  | { is: 'redirected'; to: string }
  | { is: 'other-method'; allowed: string }
  | { is: 'nothing' }

/** Decides what to do with a request under /api/auth/. HEAD is handled as GET. */
export function matchNextAuth(method: string, path: string): NextAuthMatch {
  const asked = method === 'HEAD' ? 'GET' : method
  const allowed = served[path]
  if (allowed === asked) return { is: 'served', mayHash: path.includes('callback') }
  const to = redirected[path]
  if (to && asked === 'GET') return { is: 'redirected', to }
  return allowed ? { is: 'other-method', allowed } : { is: 'nothing' }
}

/**
 * Removes from a request what could make next-auth fail or redirect elsewhere: the query, and all cookies except the session, next-auth's
 * CSRF token and the mark of the browser.
 */
export function tidyForNextAuth(request: IncomingMessage, path: string): void {
  const given = request.headers.cookie
  const session = findShownSession(given)?.value
  const csrfName = `${isHttps() ? '__Host-' : ''}next-auth.csrf-token`
  const kept = [csrfName, cookieNameOf('known-browser')].flatMap((name) =>
    readCookiesNamed(given, name)
      .slice(0, 1)
      .filter((value) => /^[\w.~%|-]{1,1000}$/.test(value))
      .map((value) => `${name}=${value}`),
  )
  const cookies = [...(session ? [`${sessionCookieName()}=${session}`] : []), ...kept]
  request.url = path
  if (cookies.length > 0) request.headers.cookie = cookies.join('; ')
  else delete request.headers.cookie
}

/** Returns true if a content type is the one that next-auth may receive: that of a plain form. */
export function isNextAuthForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? '')
}
