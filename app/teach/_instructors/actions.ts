'use server'

import type { ActionState } from '@/app/teach/_form/action-state'
import { askingInstructor, continueAt, fieldOf } from '@/app/teach/_form/reading'
import { appoint, dismiss } from '@/server/administrators'

const here = '/teach/instructors'

/** Makes an instructor an administrator. */
export async function appointWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(here)
  return continueAt(here, form, await appoint(instructor, fieldOf(form, 'person')))
}

/** Takes the role of administrator from an instructor. */
export async function dismissWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(here)
  const id = fieldOf(form, 'person')
  // The page is for administrators alone.
  return continueAt(id === instructor.id ? '/teach' : here, form, await dismiss(instructor, id))
}
