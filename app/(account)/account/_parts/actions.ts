'use server'

import { redirect } from 'next/navigation'
import type { AccountState } from '@/app/(account)/_form/account-state'
import { enter, goOnSignedOut } from '@/app/(account)/_form/going-on'
import { errorsOf, placeError, readAccountForm } from '@/app/(account)/_form/reading'
import { findViewer, readSource } from '@/app/viewer'
import { confirmationForm, nameForm, passwordForm } from '@/core/people'
import { changeName, changePassword, removeAccount, signOutEverywhere } from '@/server/accounts'

const signInFirst = '/sign-in?next=%2Faccount'

/** Changes the name of whoever is signed in. */
export async function changeNameWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const viewer = await findViewer()
  if (!viewer) return redirect(signInFirst)
  const read = nameForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await changeName(read.data.name, viewer)
  return redirect(result.ok ? '/account?changed=name' : signInFirst)
}

/** Changes the password of whoever is signed in. Only this browser stays signed in. */
export async function changePasswordWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const viewer = await findViewer()
  if (!viewer) return redirect(signInFirst)
  const read = passwordForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await changePassword(read.data, viewer, await readSource())
  if (result.ok) return enter(result.value, '/account?changed=password')
  return result.error === 'signed-out' ? redirect(signInFirst) : { values, errors: placeError(result.error) }
}

/**
 * Signs whoever is signed in out of every browser, including this one. It names the form that it does not read, because a script sends
 * only the arguments that an action declares, and the front accepts only the state and the form.
 */
export async function signOutEverywhereWith(_: AccountState, _form: FormData): Promise<AccountState> {
  const viewer = await findViewer()
  if (viewer) await signOutEverywhere(viewer)
  return goOnSignedOut('/sign-in')
}

/** Removes the account of whoever is signed in, with everything that is stored about them. */
export async function removeAccountWith(_: AccountState, form: FormData): Promise<AccountState> {
  const { values, given } = readAccountForm(form)
  const viewer = await findViewer()
  if (!viewer) return redirect(signInFirst)
  const read = confirmationForm.safeParse(given)
  if (!read.success) return { values, errors: errorsOf(read.error.issues, values) }
  const result = await removeAccount(read.data.current, viewer, await readSource())
  if (result.ok) return goOnSignedOut('/account/removed')
  return result.error === 'not-found' ? redirect(signInFirst) : { values, errors: placeError(result.error) }
}
