import type { Field } from './fields-form'

/** The field for a new password. */
export const newPasswordField: Field = {
  name: 'password',
  label: 'New password',
  type: 'password',
  autoComplete: 'new-password',
  hint: 'At least 12 characters, of any sort. A few words in a row make a good one.',
}

/** The fields of a form that makes an account. */
export const newAccountFields: readonly Field[] = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name', hint: 'What you want to be called.' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'email', hint: 'You sign in with it.' },
  { ...newPasswordField, label: 'Password' },
]
