'use client'

import { type ReactNode, useActionState, useId } from 'react'
import { teachMessages } from '@/app/words/teaching'
import styles from './action-form.module.css'
import type { ActionState, TeachAction } from './action-state'
import { BadRows } from './bad-rows'

type Common = { name: string; label: string; hint?: string }

/** A field of a form. `value` is what stands in it at first. */
export type ActionField =
  | (Common & { kind: 'text' | 'email' | 'number' | 'datetime-local'; value?: string; isRequired?: boolean })
  | (Common & { kind: 'area'; value?: string; rows?: number })
  | (Common & { kind: 'select'; value?: string; options: readonly (readonly [value: string, words: string])[] })
  | (Common & { kind: 'checkbox'; isChecked?: boolean })
  | (Common & { kind: 'file' })

type Props = {
  action: TeachAction
  fields?: readonly ActionField[]
  /** What is sent without being shown. */
  hidden?: Record<string, string>
  button: string
  isQuiet?: boolean
  /** Whether the fields stand side by side where there is room. */
  isRow?: boolean
  /** What a folded form is called. It opens by itself once it was refused, also without scripts. */
  summary?: string
  /** Whether a folded form is open at first. */
  isOpen?: boolean
  /** What stands above the fields. */
  children?: ReactNode
}

/**
 * A form of the instructor's pages, which is sent as it is without scripts. A refusal stands above it, and what was typed stays. A
 * script keeps it from being sent twice and focuses the refusal (app/_document/forms.ts).
 */
export function ActionForm({ action, fields = [], hidden = {}, button, summary, isOpen = false, children, ...looks }: Props) {
  const { isQuiet = false, isRow = false } = looks
  const id = useId()
  const [state, send] = useActionState<ActionState, FormData>(action, { values: {} })
  const form = (
    <form action={send} noValidate className={`${styles.form} ${isRow ? styles.row : ''} no-print`}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.error && (
        <p role="alert" tabIndex={-1} className={`notice wrong ${styles.alert}`}>
          {teachMessages[state.error]}
        </p>
      )}
      {state.badRows && <BadRows rows={state.badRows} />}
      {fields.map((field) => (
        <FieldLine
          key={field.name}
          field={field}
          id={`${id}-${field.name}`}
          typed={state.values[field.name]}
          wasSent={Object.keys(state.values).length > 0}
        />
      ))}
      <button type="submit" className={isQuiet ? 'button-quiet' : 'button'}>
        {button}
      </button>
    </form>
  )
  if (summary === undefined) return form
  return (
    <details className="no-print" open={isOpen || state.error !== undefined}>
      <summary>{summary}</summary>
      {children}
      {form}
    </details>
  )
}

type FieldLineProps = { field: ActionField; id: string; typed: string | undefined; wasSent: boolean }

function FieldLine({ field, id, typed, wasSent }: FieldLineProps) {
  const described = field.hint ? `${id}-hint` : undefined
  const same = { id, name: field.name, 'aria-describedby': described }
  const label = <label htmlFor={id}>{field.label}</label>
  const hint = field.hint && (
    <span id={described} className="hint">
      {field.hint}
    </span>
  )
  if (field.kind === 'checkbox') {
    return (
      <p className={styles.check}>
        <input {...same} type="checkbox" defaultChecked={wasSent ? typed === 'on' : field.isChecked} />
        {label}
        {hint}
      </p>
    )
  }
  if (field.kind === 'file') {
    return (
      <p className="field">
        {label}
        {hint}
        <input {...same} type="file" accept=".csv,text/csv,text/plain" />
      </p>
    )
  }
  const value = typed ?? field.value ?? ''
  return (
    <p className="field">
      {label}
      {hint}
      {field.kind === 'area' ? (
        <textarea {...same} key={value} rows={field.rows ?? 3} defaultValue={value} />
      ) : field.kind === 'select' ? (
        <select {...same} key={value} defaultValue={value}>
          {field.options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input {...same} type={field.kind} defaultValue={value} required={field.isRequired ?? false} autoComplete="off" />
      )}
    </p>
  )
}
