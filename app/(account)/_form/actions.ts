'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readSource } from '@/app/viewer'
import { safePath } from '@/core/address'
import { type FieldError, type LinkError, type SignInError, signInForm, signUpForm } from '@/core/people'
import { type Account, redeemInstructorLink } from '@/server/people'
import { issueSession } from '@/server/sessions'
import { signIn, signUp } from '@/server/sign-in'

/** A form about an account once it was sent: what was typed, except the password, and why it was refused. */
export type AccountState = {
  values: { name: string; email: string }
  errors: Partial<Record<'name' | 'email' | 'password', FieldError>> & { form?: SignInError | LinkError }
  /** The address that the browser must load next. Without scripts, the response redirects to it instead. */
  goTo?: string
}

/** Signs somebody in and sends them to the address they came for. */
export async function signInWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readFields(form)
  const read = signInForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await signIn(read.data, await readSource())
  if (!result.ok) return { values, errors: { form: result.error } }
  return enter(result.value, safePath(form.get('next'), '/progress'))
}

/** Makes a learner's account, signs them in and sends them to the address they came for. */
export async function signUpWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readFields(form)
  const read = signUpForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await signUp(read.data, new Date(), await readSource())
  if (result.ok) return enter(result.value, safePath(form.get('next'), '/'))
  return { values, errors: result.error === 'email-taken' ? { email: result.error } : { form: result.error } }
}

/** Makes an instructor's account with a one-time link, signs them in and sends them to the class. */
export async function setUpWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readFields(form)
  const read = signUpForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await redeemInstructorLink(String(form.get('token') ?? ''), read.data)
  if (result.ok) return enter(result.value, '/teach')
  return { values, errors: result.error === 'email-taken' ? { email: result.error } : { form: result.error } }
}

async function enter(account: Account, path: string): Promise<AccountState> {
  const { name, value, options } = await issueSession(account)
  ;(await cookies()).set(name, value, options)
  // A page asks who reads it only when it is loaded, so a script must load the next page in full.
  if ((await headers()).has('next-action')) return { values: { name: '', email: '' }, errors: {}, goTo: path }
  redirect(path)
}

function readFields(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  const values = { name: text('name'), email: text('email') }
  return { values, given: { ...values, password: text('password') } }
}

// The schemas of core/people.ts have codes as their messages. Only the first error of a field is shown.
function errorsOf(
  issues: readonly { path: PropertyKey[]; message: string }[],
  { email }: AccountState['values'],
): AccountState['errors'] {
  const errors: AccountState['errors'] = Object.fromEntries(issues.toReversed().map(({ path, message }) => [path[0], message]))
  return email.trim() === '' ? { ...errors, email: 'email-missing' } : errors
}
