import { createHash } from 'node:crypto'
import { readEnv, readSecret } from './env'

/** A cookie that a response sets. `maxAge` is in seconds; 0 deletes the cookie. */
export type Cookie = {
  name: string
  value: string
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number }
}

/**
 * Returns the full name of a cookie.
 *
 * Over https it begins with `__Host-`, which prevents plain http and neighbouring hosts from setting it. Over plain http it ends with
 * a hash of this installation's secret: browsers send cookies to every port of a host, and two courses on one machine must not
 * overwrite each other's.
 */
export function cookieNameOf(base: string): string {
  return isHttps() ? `__Host-${base}` : `${base}.${markOfInstallation()}`
}

/** Returns a cookie with its full name. */
export function namedCookie(base: string, value: string, maxAge: number): Cookie {
  return { name: cookieNameOf(base), value, options: { httpOnly: true, sameSite: 'lax', secure: isHttps(), path: '/', maxAge } }
}

/** Returns the cookie that deletes another one. `name` is the full name. */
export function deletedCookie(name: string): Cookie {
  return { name, value: '', options: { httpOnly: true, sameSite: 'lax', secure: isHttps(), path: '/', maxAge: 0 } }
}

/** Returns a cookie as the value of a Set-Cookie header. */
export function asSetCookie({ name, value, options: { path, maxAge, secure } }: Cookie): string {
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** Returns all values of a cookie in a Cookie header, because a header may contain a name twice. */
export function readCookies(header: string | undefined, base: string): string[] {
  return readCookiesNamed(header, cookieNameOf(base))
}

/** Returns all values of a cookie in a Cookie header. `name` is the full name. */
export function readCookiesNamed(header: string | undefined, name: string): string[] {
  const prefix = `${name}=`
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(prefix))
    .map((part) => part.slice(prefix.length))
}

/** Returns true if people reach the product over https. */
export function isHttps(): boolean {
  return readEnv().origin.startsWith('https:')
}

let marked: { secret: string; mark: string } | undefined

function markOfInstallation(): string {
  const secret = readSecret()
  if (marked?.secret !== secret) {
    marked = { secret, mark: createHash('sha256').update(`cookie-name/${secret}`).digest('hex').slice(0, 8) }
  }
  return marked.mark
}
