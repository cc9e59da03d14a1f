import { type Cookie, cookieNameOf, deletedCookie, isHttps, namedCookie, readCookies, readCookiesNamed } from './cookies'
import { readerCookie } from './reader-cookie'

const base = 'next-auth.session-token'

/** Returns the name of the session cookie, which is next-auth's, bound to this host (https) or to this installation (plain http). */
export function sessionCookieName(): string {
  return cookieNameOf(base)
}

/** Returns the name that the session cookie has in the first edition. Cookies with this name are still accepted. */
export function formerSessionCookieName(): string {
  return isHttps() ? `__Secure-${base}` : base
}

/** The session cookie of a request: its value, and whether it has the former name. */
export type ShownSession = { value: string; isFormer: boolean }

/**
 * Returns the session cookie of a Cookie header. Returns null if there is none. The front and the pages both use this function, so
 * that they cannot disagree.
 *
 * If one name has two different values, somebody may have planted one of them. Then neither is used.
 */
export function findShownSession(cookies: string | undefined): ShownSession | null {
  const current = readCookies(cookies, base)
  if (current.length > 0) return asShown(current, false)
  return asShown(readCookiesNamed(cookies, formerSessionCookieName()), true)
}

/** Returns the value of the session cookie that has the former name. Returns null if there is none, or if there are several. */
export function findFormerSession(cookies: string | undefined): string | null {
  return asShown(readCookiesNamed(cookies, formerSessionCookieName()), true)?.value ?? null
}

/** Returns the cookie for a session. `maxAge` is in seconds. */
export function sessionCookie(value: string, maxAge: number): Cookie {
  return namedCookie(base, value, maxAge)
}

/** Returns the cookies that delete the session from a browser, under its present and its former name, and whose header it shows. */
export function deletedSessionCookies(): Cookie[] {
  return [deletedCookie(sessionCookieName()), deletedCookie(formerSessionCookieName()), readerCookie('guest')]
}

function asShown(values: readonly string[], isFormer: boolean): ShownSession | null {
  const [value = ''] = values
  return value !== '' && values.every((each) => each === value) ? { value, isFormer } : null
}
