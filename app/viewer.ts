import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Instructor, Viewer } from '@/core/people'
import { findViewerByCookie, sessionCookieName } from '@/server/sessions'

/** Whoever is looking at this page; null for a guest. The database is asked once for a page, however many of its parts ask. */
export const findViewer = cache(async (): Promise<Viewer | null> => findViewerByCookie(await readCookie()))

/** Whoever is looking at a page that needs an account. A guest is sent to sign in, and afterwards back to the address `here`. */
export async function requireViewer(here: string): Promise<Viewer> {
  return (await findViewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(here)}`)
}

/**
 * The instructor who is looking. A guest is sent to sign in, and afterwards back to the address `here`. A learner gets the page for an
 * address that does not exist.
 */
export async function requireInstructor(here: string): Promise<Instructor> {
  const viewer = await requireViewer(here)
  return viewer.role === 'instructor' ? viewer : notFound()
}

/** The address of a page with its query, as somebody asked for it. */
export function pathWithQuery(path: string, query: Record<string, string | string[] | undefined>): string {
  const pairs = Object.entries(query).flatMap(([name, value = []]) => [value].flat().map((each) => [name, each]))
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path
}

/** The network address of the caller, as the front has determined it. */
export async function readSource(): Promise<string> {
  return (await headers()).get('x-client-address') ?? 'unknown'
}

async function readCookie(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookieName())?.value
}
