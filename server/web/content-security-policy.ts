import { createHash } from 'node:crypto'

const everywhere = [
  "default-src 'none'",
  "style-src 'self'",
  // Attributes only: pages drawn on the server carry computed positions and widths, and a style cannot run anything.
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

/** The policy of a page made for one request: scripts from here, those that carry the nonce, and those with one of the hashes. */
export function policyWithNonce(nonce: string, hashes: readonly string[]): string {
  return policy([`'nonce-${nonce}'`, ...hashes])
}

/** The policy of a page that is always the same: scripts from here, and those with one of the hashes. */
export function policyWithHashes(hashes: readonly string[]): string {
  return policy(hashes)
}

/** The policy of a page without scripts whose looks are one inline style sheet. */
export function policyForStyle(styleSheet: string): string {
  return `default-src 'none'; style-src ${hashOf(styleSheet)}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
}

/** The hash source of every inline script in a page, in order, each once. */
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
