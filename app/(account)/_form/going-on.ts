import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { readCookieHeader } from '@/app/viewer'
import type { Cookie } from '@/server/cookies'
import { rememberBrowser } from '@/server/known-browsers'
import type { Account } from '@/server/people'
import { readerCookie } from '@/server/reader-cookie'
import { deletedSessionCookies } from '@/server/session-cookies'
import { issueSession } from '@/server/sessions'

/** Signs somebody in and continues at another page. */
export async function enter(account: Account, path: string): Promise<never> {
  const known = rememberBrowser(account.email, await readCookieHeader())
  await setCookies([await issueSession(account), readerCookie(account.role), known])
  redirect(path)
}

/** Continues at another page after all sessions were revoked. */
export async function goOnSignedOut(path: string): Promise<never> {
  await setCookies(deletedSessionCookies())
  redirect(path)
}

async function setCookies(given: readonly Cookie[]): Promise<void> {
  const jar = await cookies()
  for (const { name, value, options } of given) jar.set(name, value, options)
}
