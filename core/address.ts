// An answer of 200 characters that is carried through the sign-in page is escaped twice: up to 15 characters for each.
const maxPathCharacters = 8_000

/**
 * Returns the given value if it is a path of this product that is safe to redirect to, and otherwise `fallback`: for another
 * site, an address of the API, a path of more than 8,000 characters, or anything that is not a path. The result contains only
 * ASCII, because it is sent in a header.
 *
 * The check is made on the path as a browser resolves it: `/.//evil.example` becomes `//evil.example`, which is another site.
 */
export function safePath(given: unknown, fallback: string): string {
  if (typeof given !== 'string' || given.length > maxPathCharacters || !isOwnPath(given)) return fallback
  const { pathname, search, hash } = new URL(given, 'http://own')
  const path = pathname + search + hash
  return isOwnPath(path) && !isApi(pathname) ? path : fallback
}

/**
 * Returns the address of the sign-in page that leads to the path `next` afterwards. A path that would have more than 8,000 characters there
 * is left out: the address would be too long for a server or a client to accept, and nobody could sign in.
 */
export function signInPath(next: string): string {
  const escaped = encodeURIComponent(next)
  return escaped.length > maxPathCharacters ? '/sign-in' : `/sign-in?next=${escaped}`
}

/** Returns true if a path belongs to the API, however it is escaped. */
export function isApi(pathname: string): boolean {
  return /^\/api(\/|$)/i.test(decodeOnce(pathname))
}

// Two slashes at the beginning, or a slash and a backslash, name another host.
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)
}

function decodeOnce(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
