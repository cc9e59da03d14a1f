import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { signInPath } from '@/core/address'
import type { Instructor, Viewer } from '@/core/people'
import { readCookiesNamed } from '@/server/cookies'
import { readKnownBrowser } from '@/server/known-browsers'
import { logSecurity } from '@/server/security-log'
import { sessionCookieName } from '@/server/session-cookies'
import { findCaller } from '@/server/sessions'
import type { Source } from '@/server/sign-in-limits'

/** Whoever is looking at this page; null for a guest. The database is asked once for a page, however many of its parts ask. */
export const findViewer = cache(async (): Promise<Viewer | null> => findCaller(await readCookieHeader()))

/** Whoever is looking at a page that needs an account. A guest is sent to sign in, and afterwards back to the address `here`. */
export async function requireViewer(here: string): Promise<Viewer> {
  return (await findViewer()) ?? redirect(signInPath(here))
}

/**
 * The instructor who is looking. A guest is sent to sign in, and afterwards back to the address `here`. A learner gets the page for an
 * address that does not exist.
 */
export async function requireInstructor(here: string): Promise<Instructor> {
  const viewer = await requireViewer(here)
  if (viewer.role === 'instructor') return viewer
  logSecurity('access-refused', { person: viewer.id, route: 'a page for instructors' })
  return notFound()
}

/** The address of a page with its query, as somebody asked for it. */
export function pathWithQuery(path: string, query: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(query).flatMap(([name, value = []]) => [value].flat().map((each) => [name, each]))
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path
}

/** Where a request comes from: the network of the caller, as the front has determined it, and what its browser shows. */
export async function readSource(): Promise<Source> {
  const network = (await headers()).get('x-client-address') ?? 'unknown'
  return { network, browser: readKnownBrowser(await readCookieHeader()) }
}

/**
 * The Cookie header of the request, with the session cookie that a server action has set since. The page that Next renders again in the
 * answer to an action belongs to the session that the action began.
 */
export async function readCookieHeader(): Promise<string | undefined> {
  const header = (await headers()).get('cookie') ?? undefined
  const name = sessionCookieName()
  const sent = readCookiesNamed(header, name)
  const current = (await cookies()).get(name)?.value
  // Next decodes values, and a token of ours has nothing to decode: an encoded value must not pass for one that an action has set.
  if (!current || sent.includes(current) || sent.some((value) => value.includes('%'))) return header
  const others = (header ?? '').split(';').filter((part) => part.trim() !== '' && !part.trim().startsWith(`${name}=`))
  return [...others, ` ${name}=${current}`].join(';').trim()
}
