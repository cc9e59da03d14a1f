// An answer of 200 letters that is carried through the sign-in is escaped twice: up to 15 characters a letter.
const longestPath = 8_000

/** A path of this product to go to, from what somebody sent; `fallback` if it leads anywhere else. It holds only ASCII, as a header must. */
export function safePath(given: unknown, fallback: string): string {
  const isOurs = typeof given === 'string' && given.length <= longestPath && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)
  if (!isOurs || given.startsWith('/api/')) return fallback
  const { pathname, search, hash } = new URL(given, 'http://own')
  return pathname + search + hash
}
