// An answer of 200 characters that is carried through the sign-in page is escaped twice: up to 15 characters for each.
const maxPathCharacters = 8_000

/**
 * Returns the given value if it is a path of this product that is safe to redirect to, and otherwise `fallback`: for another
 * site, an address of the API, a path of more than 8,000 characters, or anything that is not a path. The result contains only
 * ASCII, because it is sent in a header.
 */
export function safePath(given: unknown, fallback: string): string {
  const isOurs = typeof given === 'string' && given.length <= maxPathCharacters && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)
  if (!isOurs || given.startsWith('/api/')) return fallback
  const { pathname, search, hash } = new URL(given, 'http://own')
  return pathname + search + hash
}
