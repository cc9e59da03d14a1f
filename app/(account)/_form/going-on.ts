import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Account } from '@/server/people'
import { endSession, issueSession } from '@/server/sessions'
import type { AccountState } from './account-state'

/** Signs somebody in and continues at another page. */
export async function enter(account: Account, path: string): Promise<AccountState> {
  const { name, value, options } = await issueSession(account)
  ;(await cookies()).set(name, value, options)
  return goOn(path)
}

/** Continues at another page after all sessions were revoked. */
export async function goOnSignedOut(path: string): Promise<AccountState> {
  // Deleting the cookie in a server action renders the current page again, which would send a signed-out reader to the sign-in page
  // instead of the next page. The cookie of a revoked session opens nothing, so a script may keep it.
  if (!(await isScript())) {
    const { name, value, options } = endSession()
    ;(await cookies()).set(name, value, options)
  }
  return goOn(path)
}

/** Continues at another page. The page is loaded anew, because pages ask only once, when they load, who reads them. */
export async function goOn(path: string): Promise<AccountState> {
  if (await isScript()) return { values: { name: '', email: '' }, errors: {}, goTo: path }
  redirect(path)
}

async function isScript(): Promise<boolean> {
  return (await headers()).has('next-action')
}
