'use server'

import { redirect } from 'next/navigation'
import { findViewer, readSource } from '@/app/viewer'
import { safePath, signInPath } from '@/core/address'
import { resetForm, signInForm, signUpForm } from '@/core/people'
import { acceptInstructorRole, redeemInstructorLink, redeemResetLink } from '@/server/links'
import { signIn, signUp } from '@/server/sign-in'
import type { AccountState } from './account-state'
import { enter } from './going-on'
import { errorsOf, placeError, readAccountForm, textOf } from './reading'

/** Signs somebody in and sends them to the address they came for. */
export async function signInWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const read = signInForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await signIn(read.data, await readSource())
  if (!result.ok) return { values, errors: placeError(result.error) }
  return enter(result.value, safePath(form.get('next'), '/progress'))
}

/** Makes a learner's account, signs them in and sends them to the address they came for. */
export async function signUpWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const read = signUpForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await signUp(read.data, new Date(), await readSource())
  if (!result.ok) return { values, errors: placeError(result.error) }
  return enter(result.value, safePath(form.get('next'), '/'))
}

/** Makes an instructor's account with a one-time link, signs them in and sends them to the class. */
export async function setUpWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const read = signUpForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await redeemInstructorLink(textOf(form, 'token'), read.data)
  return result.ok ? enter(result.value, '/teach') : { values, errors: placeError(result.error) }
}

/** Makes whoever is signed in an instructor with a one-time link, and sends them to the class. */
export async function acceptRoleWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values } = readAccountForm(form)
  const token = textOf(form, 'token')
  const viewer = await findViewer()
  if (!viewer) return redirect(signInPath(`/set-up/${encodeURIComponent(token)}`))
  const result = await acceptInstructorRole(token, viewer)
  return result.ok ? redirect('/teach') : { values, errors: placeError(result.error) }
}

/** Sets a new password with a one-time link and signs the person in. */
export async function resetWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const read = resetForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await redeemResetLink(textOf(form, 'token'), read.data.password)
  if (!result.ok) return { values, errors: placeError(result.error) }
  return enter(result.value, result.value.role === 'instructor' ? '/teach' : '/progress')
}
