import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Refusal } from './error-pages'
import type { Route } from './route'

/** The origin that people use, and the port that the server listens on. */
export type Site = { origin: string; port: number }

const addressLimitCharacters = 8000
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/**
 * Returns the origin that a request was sent to: the product's own or, on this machine, a loopback name. Returns null if the Host
 * is neither.
 *
 * The product's own name is accepted without its port as well, because that is what many proxies send.
 */
export function originOf({ host = '', origin }: IncomingHttpHeaders, site: Site): string | null {
  const own = new URL(site.origin)
  const name = host.toLowerCase()
  if (name === own.host || name === own.hostname) return site.origin
  // Browsers leave out port 80.
  const port = /:\d+$/.test(host) ? '' : ':80'
  if (!loopbackNames.some((each) => `${name}${port}` === `${each}:${site.port}`)) return null
  const local = `http://${name}`
  // A proxy on this machine may send a loopback name as the Host, although people use the product's own origin. A page that was
  // itself opened by the loopback name says so in its Origin.
  return isLoopback(site.origin) || origin === local ? local : site.origin
}

/** Returns true if an origin is a loopback name of this machine. */
export function isLoopback(origin: string): boolean {
  return loopbackNames.includes(new URL(origin).hostname)
}

/** The part of a route's policy that is checked before the route is called. */
export type EntryPolicy = Pick<Route, 'origins' | 'maxBodyBytes'>

// The policy of every address that is not in the table of routes.
const usualPolicy: EntryPolicy = { origins: 'own', maxBodyBytes: 256 * 1024 }

/**
 * Returns why a request is refused before it is answered. Returns null if it is not. `policy` is that of its route, if it has
 * one.
 *
 * A request with an unknown Host is refused, so that a foreign name that points to this server (DNS rebinding) cannot read
 * anything. A request that may change something must come from one of our pages, or from a program without a cookie, which acts
 * for nobody.
 */
export function findRefusal(
  { method = 'GET', url = '', headers }: IncomingMessage,
  site: Site,
  policy: EntryPolicy = usualPolicy,
): Refusal | null {
  const origin = originOf(headers, site)
  if (origin === null) return 'unknown-host'
  if (!isReadable(url)) return 'bad-address'
  // Next has addresses such as /_error for its error pages, which answer 500.
  if (/^\/_(?!next\/)/.test(url)) return 'no-such-page'
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return checkLength(headers, policy)
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return 'unknown-method'
  if (!isAllowedOrigin(headers, origin, policy)) return 'foreign-request'
  return checkLength(headers, policy)
}

function isReadable(url: string): boolean {
  if (!url.startsWith('/') || url.includes('\\') || url.length > addressLimitCharacters || url.includes('%00')) return false
  try {
    // Browsers resolve dots and double slashes before they send a path. Otherwise the front and Next might read different paths.
    const segments = (url.split('?', 1)[0] ?? '').slice(1).split('/').map(decodeURIComponent)
    return segments.every((segment, i) => !['.', '..'].includes(segment) && (segment !== '' || i === segments.length - 1))
  } catch {
    return false
  }
}

/**
 * Returns true if the request comes from an origin that the policy allows. A request that names no origin is allowed if it has no
 * cookie: a program sent it, and it acts for nobody.
 */
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

// The length must be known in advance, so that no part of a body that is too large is read.
function checkLength(headers: IncomingHttpHeaders, { maxBodyBytes }: EntryPolicy): Refusal | null {
  if (headers['transfer-encoding']) return 'unknown-length'
  // Node reads no body from a client that asks for another protocol, so the body would never end.
  if (headers.upgrade && Number(headers['content-length'] ?? 0) > 0) return 'bad-form'
  return Number(headers['content-length'] ?? 0) > maxBodyBytes ? 'too-large' : null
}
