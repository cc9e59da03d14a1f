import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readCookieHeader } from '@/app/viewer'
import type { Cookie } from '@/server/cookies'
import { rememberBrowser } from '@/server/known-browsers'
import type { Account } from '@/server/people'
import { deletedSessionCookies } from '@/server/session-cookies'
import { issueSession } from '@/server/sessions'
import type { AccountState } from './account-state'

/** Signs somebody in and continues at another page. */
export async function enter(account: Account, path: string): Promise<AccountState> {
  await setCookies([await issueSession(account), rememberBrowser(account.email, await readCookieHeader())])
  return goOn(path)
}

/** Continues at another page after all sessions were revoked. */
export async function goOnSignedOut(path: string): Promise<AccountState> {
  // Deleting the cookie in a server action renders the current page again, which would send a signed-out reader to the sign-in page
  // instead of the next page. The cookie of a revoked session opens nothing, so a script may keep it.
  if (!(await isScript())) await setCookies(deletedSessionCookies())
  return goOn(path)
}

/** Continues at another page. The page is loaded anew, because pages ask only once, when they load, who reads them. */
export async function goOn(path: string): Promise<AccountState> {
  if (await isScript()) return { values: { name: '', email: '' }, errors: {}, goTo: path }
  redirect(path)
}

async function setCookies(given: readonly Cookie[]): Promise<void> {
  const jar = await cookies()
  for (const { name, value, options } of given) jar.set(name, value, options)
}

async function isScript(): Promise<boolean> {
  return (await headers()).has('next-action')
}
