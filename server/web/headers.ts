import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { Site } from './request-checks'

// The longest headers that real clients send, in characters. Node accepts 16 kB of headers in total. X-Forwarded-For is read from its
// end (`readForwardedFor`), because a caller can make its beginning as long as they like.
const longestOfMost = 2000
const longest: Record<string, number> = {
  accept: 1000,
  'accept-encoding': 200,
  'content-type': 200,
  cookie: 12_000,
  host: 300,
  'if-none-match': 1000,
  origin: 300,
  referer: 8200,
  'x-forwarded-for': Number.POSITIVE_INFINITY,
}

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Sets on a response what it tells browsers about their own protection, except the policy of a page. */
export function setSecurityHeaders(response: ServerResponse, { origin }: Pick<Site, 'origin'>): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  if (origin.startsWith('https:')) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

/**
 * Removes every header that is longer than real clients send. It is called before any header is read, so that the product and Next
 * only read headers of a limited length.
 */
export function dropLongHeaders(headers: IncomingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (lengthOf(value) > (longest[name] ?? longestOfMost)) delete headers[name]
  }
}

/** Returns the last entry of X-Forwarded-For, which the nearest proxy has written. Returns null if it is empty or too long for an address. */
export function readForwardedFor(header: string | string[] | undefined): string | null {
  const end = (Array.isArray(header) ? (header.at(-1) ?? '') : (header ?? '')).slice(-100)
  const last = end.slice(end.lastIndexOf(',') + 1).trim()
  return last === '' || last.length > 60 ? null : last
}

function lengthOf(value: string | string[] | undefined): number {
  return Array.isArray(value) ? value.reduce((sum, each) => sum + each.length, 0) : (value?.length ?? 0)
}
