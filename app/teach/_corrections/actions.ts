'use server'

import type { ActionState } from '@/app/teach/_form/action-state'
import { askingInstructor, continueAt, fieldOf, firstError, refused } from '@/app/teach/_form/reading'
import { correctionForm, mappedPart } from '@/core/correction'
import { reason } from '@/core/override'
import { changeKinds } from '@/core/version-change'
import { applyCorrection, undoCorrection } from '@/server/corrections'
import { decideFactChange, keepAllFacts } from '@/server/fact-changes'
import { findChange, keepAllMarks, keepMarks } from '@/server/version-changes'
import { readId, readMapping } from './reading'

const list = '/teach/corrections'

/** Confirms one change and leaves the marks as they are. */
export async function keepMarksWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  return continueAt(`${list}?done=kept`, form, await keepMarks(instructor, readId(fieldOf(form, 'change'))))
}

/** Confirms every proposed change, or those of wording alone, and leaves all marks as they are. */
export async function keepAllMarksWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  const kinds = fieldOf(form, 'kinds') === 'wording' ? (['wording'] as const) : changeKinds
  return continueAt(`${list}?done=kept`, form, await keepAllMarks(instructor, kinds, readId(fieldOf(form, 'last'))))
}

/** Corrects the marks of everybody who was given a question. */
export async function applyCorrectionWith(_: ActionState, form: FormData): Promise<ActionState> {
  const id = readId(fieldOf(form, 'change'))
  const instructor = await askingInstructor(`${list}/${id}`)
  const asked = correctionForm.safeParse({ policy: fieldOf(form, 'policy'), reason: fieldOf(form, 'reason') })
  if (!asked.success) return refused(form, firstError(asked.error.issues))
  const change = await findChange(instructor, id)
  if (!change) return refused(form, 'not-found')
  const mapping = readMapping(change, (name) => mappedPart.safeParse(form.get(name)).data)
  return continueAt(`${list}/${id}?done=applied`, form, await applyCorrection(instructor, id, { ...asked.data, mapping }))
}

/** Takes a correction back. */
export async function undoCorrectionWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  const why = reason.safeParse(fieldOf(form, 'reason'))
  if (!why.success) return refused(form, firstError(why.error.issues))
  return continueAt(`${list}?done=undone`, form, await undoCorrection(instructor, readId(fieldOf(form, 'correction')), why.data))
}

/** Decides that what was said was wrong, so that whoever was taught it is told. */
export async function correctFactWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  return continueAt(`${list}?done=told`, form, await decideFactChange(instructor, readId(fieldOf(form, 'fact')), true))
}

/** Decides that a fact is only worded otherwise. */
export async function keepFactWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  return continueAt(`${list}?done=kept`, form, await decideFactChange(instructor, readId(fieldOf(form, 'fact')), false))
}

/** Decides that all changed facts on the page are only worded otherwise. */
export async function keepAllFactsWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor(list)
  return continueAt(`${list}?done=kept`, form, await keepAllFacts(instructor, readId(fieldOf(form, 'last'))))
}
