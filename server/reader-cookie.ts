import type { Role } from '@/core/people'
import { type Cookie, cookieNameOf, deletedCookie, namedCookie, readCookies } from './cookies'

/** Whose header a page shows: that of a guest, or that of somebody with a role who is signed in. */
export type ShownReader = Role | 'guest'

const base = 'reader'
const lifeDays = 14

/**
 * Returns the cookie that says whose header the next page shows; for a guest the one that deletes it. It opens nothing: it only spares
 * the page the moment in which its header is that of somebody else.
 */
export function readerCookie(reader: ShownReader): Cookie {
  return reader === 'guest' ? deletedCookie(cookieNameOf(base)) : namedCookie(base, reader, lifeDays * 24 * 60 * 60)
}

/** Returns whose header a browser asks for by its Cookie header; a guest's for anything but a role. */
export function readShownReader(cookies: string | undefined): ShownReader {
  const [value, ...others] = readCookies(cookies, base)
  return others.length === 0 && (value === 'learner' || value === 'instructor') ? value : 'guest'
}
