'use client'

import { type HTMLInputTypeAttribute, type ReactNode, useActionState, useEffect, useId, useRef } from 'react'
import { messages } from '@/app/words/messages'
import styles from './account.module.css'
import type { AccountState } from './actions'

/** One field of the form. `hint` says what somebody should know before they type. */
export type Field = {
  name: 'name' | 'email' | 'password'
  label: string
  type: HTMLInputTypeAttribute
  autoComplete: string
  hint?: string
}

type Props = {
  action: (state: AccountState, form: FormData) => Promise<AccountState>
  fields: readonly Field[]
  hidden: Record<string, string>
  button: string
  busyButton: string
  title: string
  /** A sentence under the title. */
  lead: ReactNode
  /** A sentence below the form. */
  below?: ReactNode
  /** What to show to somebody who cannot use the form, in its place; null for everybody else. */
  instead: ReactNode
}

const untouched: AccountState = { values: { name: '', email: '' }, errors: {} }

/** A page with a form about an account. It works without scripts; with scripts the first field with an error gets the focus. */
export function AccountForm({ action, fields, hidden, button, busyButton, title, lead, below, instead }: Props) {
  const [state, send, isBusy] = useActionState(action, untouched)
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  const { errors } = state

  const isLeaving = state.goTo !== undefined

  useEffect(() => {
    if (state.goTo !== undefined) window.location.assign(state.goTo)
    const find = (which: string) => form.current?.querySelector<HTMLElement>(which)
    if (Object.keys(state.errors).length > 0) (find('[aria-invalid="true"]') ?? find('[role="alert"]'))?.focus()
  }, [state])

  // Once somebody is signed in, the server renders this page again with `instead`; the form stays until the next page has loaded.
  if (instead && !isLeaving) return instead
  return (
    <div className={`page ${styles.account}`}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      <form ref={form} action={send} noValidate className={styles.form}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
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
            value={field.name === 'password' ? '' : state.values[field.name]}
            error={errors[field.name] && messages[errors[field.name] as keyof typeof messages]}
            refusal={errors.form === 'wrong-credentials' ? `${id}-form` : undefined}
          />
        ))}
        <button type="submit" className="button" aria-disabled={isBusy || isLeaving}>
          {isBusy || isLeaving ? busyButton : button}
        </button>
      </form>
      {below && <p className={styles.other}>{below}</p>}
    </div>
  )
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
