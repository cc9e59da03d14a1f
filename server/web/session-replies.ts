import { signInForm } from '@/core/people'
import { readEnv } from '../env'
import { rememberBrowser } from '../known-browsers'
import { countUnread } from '../notices'
import { findPersonalData } from '../personal-data'
import { listProgress } from '../progress'
import { readerCookie, readShownReader } from '../reader-cookie'
import { countDue } from '../reviews'
import { logSecurity } from '../security-log'
import { deletedSessionCookies } from '../session-cookies'
import { endSession, issueSession } from '../sessions'
import { signIn } from '../sign-in'
import { refusal } from './json'
import type { Asked, Reply } from './route'

/**
 * What the static pages need to know of their reader; no name if nobody is signed in. If the cookie for the header says something else,
 * it is set right for the next page.
 */
export async function replyToMe({ caller, cookies: header }: Asked<'viewer'>): Promise<Reply> {
  const { isDemo } = readEnv()
  const reader = caller?.role ?? 'guest'
  const cookies = readShownReader(header) === reader ? [] : [readerCookie(reader)]
  if (!caller) return { status: 200, body: { name: null, isDemo }, cookies }
  const { name, role } = caller
  const [modules, due, notices] = [await listProgress(caller), await countDue(caller), await countUnread(caller)]
  return { status: 200, body: { name, role, isDemo, modules, due, notices }, cookies }
}

/** Returns everything that is stored about the caller, as a file. */
export async function replyToDataRequest({ caller }: Asked<'signed-in'>): Promise<Reply> {
  const data = await findPersonalData(caller.id)
  return data ? { status: 200, body: data, fileName: 'my-course-data.json' } : refusal('signed-out')
}

/** Signs somebody in without leaving the page. Refuses an invalid form as `wrong-credentials`. */
export async function replyToSignIn({ body, source, cookies }: Asked<'anybody'>): Promise<Reply> {
  const form = signInForm.safeParse(body.kind === 'json' ? body.value : undefined)
  if (!form.success) return refusal('wrong-credentials')
  const result = await signIn(form.data, source)
  if (!result.ok) return refusal(result.error)
  const { name, email, role } = result.value
  const session = await issueSession(result.value)
  return { status: 200, body: { name }, cookies: [session, readerCookie(role), rememberBrowser(email, cookies)] }
}

/** Ends the caller's session, in every copy of its cookie, and takes the cookie out of this browser. */
export async function replyToSignOut({ caller, source }: Asked<'viewer'>): Promise<Reply> {
  if (caller) {
    await endSession(caller)
    logSecurity('signed-out', { person: caller.id, network: source.network })
  }
  return { seeOther: '/', cookies: deletedSessionCookies() }
}
