import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Instructor, Learner } from '@/core/people'
import { findInstructor, findLearner, sessionCookieName } from '@/server/sessions'

/** Who is looking; null for a guest. Asked once for a page, however many of its parts want to know. */
export const findViewer = cache(
  async (): Promise<Learner | null> => findLearner((await cookies()).get(sessionCookieName())?.value),
)

/** Who is looking at a page that needs an account; a guest is sent to sign in and comes back to `here` afterwards. */
export async function requireLearner(here: string): Promise<Learner> {
  return (await findViewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(here)}`)
}

/** The instructor who is looking; for everybody else the page is not there. */
export async function requireInstructor(): Promise<Instructor> {
  return (await findInstructor((await cookies()).get(sessionCookieName())?.value)) ?? notFound()
}

/** The network address of the caller, as the front found it. */
export async function findSource(): Promise<string> {
  return (await headers()).get('x-client-address') ?? 'unknown'
}
