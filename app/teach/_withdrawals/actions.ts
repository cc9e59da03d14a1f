'use server'

import type { ActionState } from '@/app/teach/_form/action-state'
import { askingInstructor, continueAt, fieldOf, firstError, refused } from '@/app/teach/_form/reading'
import { reason } from '@/core/override'
import { withdrawalTarget } from '@/core/withdrawal'
import { putBack, withdraw } from '@/server/withdrawals'

const list = '/teach/withdrawals'

/** Withdraws a question or a passage, which the field "target" names. */
export async function withdrawWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  const target = withdrawalTarget.safeParse(fieldOf(form, 'target'))
  if (!target.success) return refused(form, 'target-missing')
  const why = reason.safeParse(fieldOf(form, 'reason'))
  if (!why.success) return refused(form, firstError(why.error.issues))
  return continueAt(`${list}?done=withdrawn`, form, await withdraw(instructor, target.data, why.data))
}

/** Puts something back that was withdrawn. */
export async function putBackWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  const id = Number(/^\d{1,9}$/.exec(fieldOf(form, 'withdrawal'))?.[0] ?? 0)
  return continueAt(`${list}?done=back`, form, await putBack(instructor, id))
}
