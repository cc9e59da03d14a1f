import type { FieldError } from '@/core/people'
import type { AccountState } from './account-state'

/** Reads the fields of a form about an account. `values` are those that are shown again. */
export function readAccountForm(form: FormData) {
  const text = (name: string) => textOf(form, name)
  const values = { name: text('name'), email: text('email') }
  return { values, given: { ...values, current: text('current'), password: text('password') } }
}

/** Returns the text of a field. A field that is missing, or holds a file, is empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Returns the first error of each field. The schemas in core/people.ts use codes as messages. */
export function errorsOf(
  issues: readonly { path: PropertyKey[]; message: string }[],
  { email }: AccountState['values'],
): AccountState['errors'] {
  const errors: AccountState['errors'] = Object.fromEntries(issues.toReversed().map(({ path, message }) => [path[0], message]))
  return errors.email && email.trim() === '' ? { ...errors, email: 'email-missing' } : errors
}

/** Returns a refusal at the field that it is about, or above the form. */
export function placeError(error: FieldError | NonNullable<AccountState['errors']['form']>): AccountState['errors'] {
  switch (error) {
    case 'wrong-credentials':
    case 'too-many-tries':
    case 'crowded':
    case 'link-invalid':
    case 'last-instructor':
    case 'last-administrator':
      return { form: error }
    case 'password-wrong':
      return { current: error }
    case 'email-missing':
    case 'email-invalid':
    case 'email-taken':
      return { email: error }
    case 'name-missing':
    case 'name-long':
    case 'name-invalid':
    case 'name-marks':
    case 'name-without-letters':
      return { name: error }
    case 'password-missing':
    case 'password-short':
    case 'password-long':
    case 'password-blank':
    case 'password-common':
    case 'password-personal':
      return { password: error }
  }
}
