'use client'

import type { ComponentProps } from 'react'
import type { AccountAction } from '@/app/(account)/_form/account-state'
import { FieldsForm, useFields } from '@/app/(account)/_form/fields-form'

type Props = Omit<ComponentProps<typeof FieldsForm>, 'filled' | 'hidden'> & { action: AccountAction; name?: string }

/** The form of one section of the account page. `name` is the initial value of its name field. */
export function PartForm({ action, name = '', ...form }: Props) {
  return <FieldsForm filled={useFields(action, { name, email: '' })} hidden={{}} {...form} />
}
