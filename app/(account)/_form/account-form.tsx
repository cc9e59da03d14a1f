'use client'

import type { ReactNode } from 'react'
import { Words } from '@/app/_components/site/words'
import styles from './account.module.css'
import type { AccountAction } from './account-state'
import { type Field, FieldsForm, useFields } from './fields-form'

type Props = {
  action: AccountAction
  fields: readonly Field[]
  hidden: Record<string, string>
  username?: string | undefined
  button: string
  busyButton: string
  title: string
  /** What stands in the field for the name at first. */
  name?: string
  /** A sentence under the title. */
  lead: ReactNode
  /** Paragraphs below the form. */
  below?: ReactNode
  /** What to show to somebody who cannot use the form, in its place; null for everybody else. */
  instead: ReactNode
}

/** A page with a form about an account. */
export function AccountForm({ action, title, lead, below, instead, name = '', ...form }: Props) {
  const filled = useFields(action, { name, email: '' })
  if (instead) return instead
  return (
    <Words as="div" className={`page ${styles.account}`}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      <FieldsForm filled={filled} {...form} />
      {below && <div className={styles.other}>{below}</div>}
    </Words>
  )
}
