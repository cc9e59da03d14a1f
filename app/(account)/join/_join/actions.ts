'use server'

import { redirect } from 'next/navigation'
import type { AccountState } from '@/app/(account)/_form/account-state'
import { enter } from '@/app/(account)/_form/going-on'
import { errorsOf, placeError, readAccountForm, textOf } from '@/app/(account)/_form/reading'
import { requireViewer } from '@/app/viewer'
import { joinCode } from '@/core/cohort'
import { signUpForm } from '@/core/people'
import { joinByCode } from '@/server/enrolments'
import { acceptOffer, signUpByOffer } from '@/server/invitations'
import type { JoinState } from './join-state'

const newAccount = signUpForm.pick({ name: true, password: true })

/** Puts whoever is signed in into the cohort that a code opens. */
export async function joinByCodeWith(_: JoinState, form: FormData): Promise<JoinState> {
  const typed = textOf(form, 'code')
  const viewer = await requireViewer(`/join?code=${encodeURIComponent(typed.slice(0, 40))}`)
  const code = joinCode.safeParse(typed)
  if (!code.success) return { error: 'code-unknown' }
  if (viewer.role !== 'learner') return { error: 'not-a-learner' }
  const joined = await joinByCode(viewer, code.data)
  return joined.ok ? redirect('/progress?joined=yes') : { error: joined.error }
}

/** Puts whoever is signed in into the cohort that a one-time link offers. */
export async function acceptOfferWith(_: JoinState, form: FormData): Promise<JoinState> {
  const token = textOf(form, 'token')
  const viewer = await requireViewer(`/join/${encodeURIComponent(token.slice(0, 100))}`)
  const joined = await acceptOffer(token, viewer)
  return joined.ok ? redirect('/progress?joined=yes') : { error: joined.error }
}

/** Makes a learner's account with a one-time link, in the cohort that it offers, and signs the learner in. */
export async function signUpByOfferWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const read = newAccount.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, { ...values, email: 'given' }) }
  const result = await signUpByOffer(textOf(form, 'token'), read.data)
  if (!result.ok) return { values, errors: result.error === 'email-taken' ? { form: 'link-invalid' } : placeError(result.error) }
  return enter(result.value, '/')
}
