import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Refusal } from './error-pages'
import type { Route } from './route'

/** The address of this product, and the port it really listens on. */
export type Site = { origin: string; port: number }

const addressLimitCharacters = 8000
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The origin that a request was made to: the product's own or, on this machine, a loopback name; null where its Host is neither. */
export function originOf({ host = '' }: IncomingHttpHeaders, site: Site): string | null {
  const own = new URL(site.origin)
  if (host.toLowerCase() === own.host) return site.origin
  // A browser leaves port 80 out.
  const port = /:\d+$/.test(host) ? '' : ':80'
  if (!loopbackNames.some((name) => `${host.toLowerCase()}${port}` === `${name}:${site.port}`)) return null
  // A proxy on this machine may pass on this machine's name as the Host, although people see the product's own.
  return isLoopback(site.origin) ? `http://${host.toLowerCase()}` : site.origin
}

/** True where an address is this machine's own. */
export function isLoopback(origin: string): boolean {
  return loopbackNames.includes(new URL(origin).hostname)
}

/** The part of a route's policy that is checked before the route is asked. */
export type EntryPolicy = Pick<Route, 'origins' | 'maxBodyBytes'>

// What holds for every address that is not in the table of routes.
const usualPolicy: EntryPolicy = { origins: 'own', maxBodyBytes: 256 * 1024 }

/**
 * Why a request may not go on, or null. `policy` is that of its route, if it has one.
 *
 * An unknown Host is refused so that a foreign name that points here (DNS rebinding) reads nothing; a change must come from a
 * page of ours, or from a program that carries no cookie and so acts for nobody.
 */
export function findRefusal(
  { method = 'GET', url = '', headers }: IncomingMessage,
  site: Site,
  policy: EntryPolicy = usualPolicy,
): Refusal | null {
  const origin = originOf(headers, site)
  if (origin === null) return 'unknown-host'
  if (!isReadable(url)) return 'bad-address'
  // Next's own error pages have addresses; the one of a fault answers 500.
  if (/^\/_(?!next\/)/.test(url)) return 'no-such-page'
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return checkLength(headers, policy)
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return 'unknown-method'
  if (!isAllowedOrigin(headers, origin, policy)) return 'foreign-request'
  return checkLength(headers, policy)
}

function isReadable(url: string): boolean {
  if (!url.startsWith('/') || url.includes('\\') || url.length > addressLimitCharacters || /%00/.test(url)) return false
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** True if a page at the request's origin may send this request. A program that carries no cookie acts for nobody, and may. */
export function isAllowedOrigin(
  headers: Pick<IncomingHttpHeaders, 'origin' | 'cookie'> & { 'sec-fetch-site'?: string | string[] | undefined },
  ownOrigin: string,
  { origins }: EntryPolicy,
): boolean {
  switch (origins) {
    case 'own': {
      const site = headers['sec-fetch-site']
      if (site) return site === 'same-origin' || site === 'none'
      return headers.origin ? headers.origin === ownOrigin : !headers.cookie
    }
  }
}

// The length must be known beforehand, so that nothing is read of a body that is too large.
function checkLength(headers: IncomingHttpHeaders, { maxBodyBytes }: EntryPolicy): Refusal | null {
  if (headers['transfer-encoding']) return 'unknown-length'
  return Number(headers['content-length'] ?? 0) > maxBodyBytes ? 'too-large' : null
}
