import { createHash } from 'node:crypto'

const everywhere = [
  "default-src 'none'",
  "style-src 'self'",
  // Only style attributes are allowed: server-rendered figures need computed positions and widths, and a style cannot run code.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
]

/**
 * Returns the policy of a page that is made for one request. It allows our own scripts and inline ones with the nonce or a hash.
 */
export function policyWithNonce(nonce: string, hashes: readonly string[]): string {
  return policy([`'nonce-${nonce}'`, ...hashes])
}

/** Returns the policy of a page that is always the same. It allows our own scripts and inline ones with one of the hashes. */
export function policyWithHashes(hashes: readonly string[]): string {
  return policy(hashes)
}

/** Returns the policy of a page without scripts and with one inline style sheet. */
export function policyForStyle(styleSheet: string): string {
  return `default-src 'none'; style-src ${hashOf(styleSheet)}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
}

/** Returns the hash sources of all inline scripts of a page, in order and without repetitions. */
export function hashInlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)
  const inline = [...scripts].filter(([, attributes]) => !/\ssrc=/i.test(attributes ?? ''))
  return [...new Set(inline.map(([, , body]) => hashOf(body ?? '')))]
}

function policy(scripts: readonly string[]): string {
  return [...everywhere, ["script-src 'self'", ...scripts].join(' ')].join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
