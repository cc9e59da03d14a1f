'use client'

import { type HTMLInputTypeAttribute, useActionState, useId } from 'react'
import { hiddenCharacterWords } from '@/app/words/characters'
import { messages } from '@/app/words/messages'
import styles from './account.module.css'
import type { AccountAction, AccountState, FieldName } from './account-state'

/** One field of the form. `hint` says what somebody should know before they type. */
export type Field = {
  name: FieldName
  label: string
  type: HTMLInputTypeAttribute
  autoComplete: string
  hint?: string
}

type Filled = { state: AccountState; send: (form: FormData) => void }

/** A form about an account and what became of it when it was sent. */
export function useFields(action: AccountAction, values: AccountState['values'] = { name: '', email: '' }): Filled {
  const [state, send] = useActionState(action, { values, errors: {} })
  return { state, send }
}

type Props = {
  filled: Filled
  fields: readonly Field[]
  hidden: Record<string, string>
  /** The e-mail address of the account, for password managers, if the form has no field for it. */
  username?: string | undefined
  button: string
  busyButton: string
  isQuiet?: boolean
}

/**
 * A form, which is sent as it is without scripts. A script keeps it from being sent twice, shows `busyButton` meanwhile, and focuses the
 * first field with an error (app/_document/forms.ts).
 */
export function FieldsForm({ filled, fields, hidden, username, button, busyButton, isQuiet = false }: Props) {
  const id = useId()
  const { state, send } = filled
  const { errors } = state
  return (
    <form action={send} noValidate className={styles.form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {username !== undefined && <input type="email" defaultValue={username} autoComplete="username" readOnly hidden />}
      {errors.form && (
        <p id={`${id}-form`} role="alert" tabIndex={-1} className="notice wrong">
          {messages[errors.form]}
        </p>
      )}
      {fields.map((field) => (
        <FieldLine
          key={field.name}
          field={field}
          id={`${id}-${field.name}`}
          value={field.name === 'name' || field.name === 'email' ? state.values[field.name] : ''}
          error={errorWords(state, field.name)}
          refusal={errors.form === 'wrong-credentials' ? `${id}-form` : undefined}
        />
      ))}
      <button type="submit" className={isQuiet ? 'button-quiet' : 'button'} data-busy={busyButton}>
        {button}
      </button>
    </form>
  )
}

function errorWords({ values, errors }: AccountState, name: FieldName): string | undefined {
  const error = errors[name]
  if (error === 'name-invalid') return hiddenCharacterWords(values.name)
  return error && messages[error]
}

type FieldLineProps = { field: Field; id: string; value: string; error: string | undefined; refusal: string | undefined }

function FieldLine({ field: { name, label, type, autoComplete, hint }, id, value, error, refusal }: FieldLineProps) {
  const described = [error && `${id}-error`, hint && !error && `${id}-hint`, refusal].filter(Boolean).join(' ')
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      {hint && !error && (
        <span id={`${id}-hint`} className="hint">
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="error">
          {error}
        </span>
      )}
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        autoCapitalize={name === 'name' ? 'words' : 'off'}
        spellCheck={false}
        required
        aria-invalid={Boolean(error ?? refusal)}
        aria-describedby={described || undefined}
      />
    </p>
  )
}
