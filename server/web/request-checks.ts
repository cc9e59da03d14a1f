import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Refusal } from './error-pages'

/** The address of this product, and the port it really listens on. */
export type Site = { origin: string; port: number }

const bodyLimitBytes = 256 * 1024
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

/**
 * Why a request may not go on, or null.
 *
 * An unknown Host is refused so that a foreign name that points here (DNS rebinding) reads nothing; a change must come from a
 * page of ours, or from a program that carries no cookie and so acts for nobody.
 */
export function findRefusal({ method = 'GET', url = '', headers }: IncomingMessage, site: Site): Refusal | null {
  const origin = originOf(headers, site)
  if (origin === null) return 'unknown-host'
  if (!isReadable(url)) return 'bad-address'
  // Next's own error pages have addresses; the one of a fault answers 500.
  if (/^\/_(?!next\/)/.test(url)) return 'no-such-page'
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return headers['transfer-encoding'] ? 'unknown-length' : tooLarge(headers)
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return 'unknown-method'
  if (!isOwn(headers, origin)) return 'foreign-request'
  return headers['transfer-encoding'] ? 'unknown-length' : tooLarge(headers)
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

function isOwn(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site) return site === 'same-origin' || site === 'none'
  return headers.origin ? headers.origin === origin : !headers.cookie
}

function tooLarge(headers: IncomingHttpHeaders): Refusal | null {
  return Number(headers['content-length'] ?? 0) > bodyLimitBytes ? 'too-large' : null
}
