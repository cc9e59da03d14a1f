'use client'

import { type HTMLInputTypeAttribute, type ReactNode, useActionState, useEffect, useId, useRef } from 'react'
import { messages } from '@/app/words/messages'
import styles from './account.module.css'
import type { AccountState } from './actions'

/** A line of the form. `hint` is what somebody should know before they type. */
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
  /** What stands above the form and below it. */
  above: ReactNode
  below?: ReactNode
  /** The page for somebody who has no use for the form; null where it is to be filled in. */
  instead: ReactNode
}

const untouched: AccountState = { values: { name: '', email: '' }, errors: {} }

/** A page with a form about an account. It works without scripts; with them, the first field that needs another look gets the focus. */
export function AccountForm({ action, fields, hidden, button, busyButton, above, below, instead }: Props) {
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

  // Signing in renders the page anew for somebody who is signed in, while the next one is on its way.
  if (instead && !isLeaving) return instead
  return (
    <div className={`page ${styles.account}`}>
      {above}
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
          <Line
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
      {below}
    </div>
  )
}

type LineProps = { field: Field; id: string; value: string; error: string | undefined; refusal: string | undefined }

function Line({ field: { name, label, type, autoComplete, hint }, id, value, error, refusal }: LineProps) {
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
