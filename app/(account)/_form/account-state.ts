import type { FieldError, LinkError, RemovalError, SignInError } from '@/core/people'

/** The names of the fields, as they are sent. `current` is the current password. */
export type FieldName = 'name' | 'email' | 'current' | 'password'

/** A form about an account once it was sent: what was typed, except passwords, and why it was refused. */
export type AccountState = {
  values: { name: string; email: string }
  errors: Partial<Record<FieldName, FieldError>> & { form?: SignInError | LinkError | RemovalError }
}

/** The server action of a form about an account. */
export type AccountAction = (state: AccountState, form: FormData) => Promise<AccountState>
