import { cookies } from 'next/headers'
import { findSource } from '@/app/viewer'
import { signInForm } from '@/core/people'
import { signIn } from '@/server/people'
import { issueSession } from '@/server/sessions'
import { json, readJson, refuse } from '@/server/web/json'

/** Signs somebody in from within a page, which stays as it is. */
export async function POST(request: Request) {
  const form = signInForm.safeParse(await readJson(request))
  if (!form.success) return refuse('wrong-credentials')
  const result = await signIn(form.data, await findSource())
  if (!result.ok) return refuse(result.error)
  const { name, value, options } = await issueSession(result.value)
  ;(await cookies()).set(name, value, options)
  return json({ name: result.value.name })
}
