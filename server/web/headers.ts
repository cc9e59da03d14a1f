import type { IncomingHttpHeaders } from 'node:http'

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
