import { signInForm } from '@/core/people'
import { readEnv } from '../env'
import { findPersonalData } from '../personal-data'
import { listProgress } from '../progress'
import { countDue } from '../reviews'
import { endSession, issueSession } from '../sessions'
import { signIn } from '../sign-in'
import { refusal } from './json'
import type { Asked, Reply } from './route'

/** Returns what the static pages need to know about their reader. The name is null if nobody is signed in. */
export async function replyToMe({ caller }: Asked<'viewer'>): Promise<Reply> {
  const { isDemo } = readEnv()
  if (!caller) return { status: 200, body: { name: null, isDemo } }
  const { name, role } = caller
  return { status: 200, body: { name, role, isDemo, modules: await listProgress(caller), due: await countDue(caller) } }
}

/** Returns everything that is stored about the caller, as a file. */
export async function replyToDataRequest({ caller }: Asked<'signed-in'>): Promise<Reply> {
  const data = await findPersonalData(caller.id)
  return data ? { status: 200, body: data, fileName: 'my-course-data.json' } : refusal('signed-out')
}

/** Signs somebody in without leaving the page. Refuses an invalid form as `wrong-credentials`. */
export async function replyToSignIn({ body, source }: Asked<'anybody'>): Promise<Reply> {
  const form = signInForm.safeParse(body.kind === 'json' ? body.value : undefined)
  if (!form.success) return refusal('wrong-credentials')
  const result = await signIn(form.data, source)
  if (!result.ok) return refusal(result.error)
  return { status: 200, body: { name: result.value.name }, cookie: await issueSession(result.value) }
}

/** Ends the session in this browser. */
export async function replyToSignOut(): Promise<Reply> {
  return { seeOther: '/', cookie: endSession() }
}
