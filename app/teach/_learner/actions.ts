'use server'

import { z } from 'zod'
import type { ActionState } from '@/app/teach/_form/action-state'
import { askingInstructor, continueAt, fieldOf, firstError, refused } from '@/app/teach/_form/reading'
import { overrideForm, reason } from '@/core/override'
import { giveAttempts, setLearnerDueDate } from '@/server/allowances'
import { moveLearner, removeFromCohort } from '@/server/enrolments'
import { overrideGrade, reverseOverride } from '@/server/overrides'

const attempts = z
  .string()
  .max(3)
  .regex(/^(10|[1-9])$/)
  .transform(Number)

/** Gives a learner more attempts at a quiz. */
export async function giveAttemptsWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = placeOfLearner(form)
  const instructor = await askingInstructor(page)
  const count = attempts.safeParse(fieldOf(form, 'attempts'))
  if (!count.success) return refused(form, 'given-invalid')
  const why = reason.safeParse(fieldOf(form, 'reason'))
  if (!why.success) return refused(form, firstError(why.error.issues))
  const given = { module: fieldOf(form, 'module'), attempts: count.data, reason: why.data }
  return continueAt(`${page}?done=attempts`, form, await giveAttempts(instructor, id, given))
}

/** Sets when a quiz is due for one learner. */
export async function setLearnerDueDateWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = placeOfLearner(form)
  const instructor = await askingInstructor(page)
  return continueAt(
    `${page}?done=due`,
    form,
    await setLearnerDueDate(instructor, id, fieldOf(form, 'module'), fieldOf(form, 'due')),
  )
}

/** Moves a learner to another cohort. */
export async function moveLearnerWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = placeOfLearner(form)
  const instructor = await askingInstructor(page)
  return continueAt(`${page}?done=moved`, form, await moveLearner(instructor, id, fieldOf(form, 'cohort')))
}

/** Takes a learner out of the cohort. */
export async function removeFromCohortWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = placeOfLearner(form)
  const instructor = await askingInstructor(page)
  const result = await removeFromCohort(instructor, id)
  // Somebody who is no administrator does not see the learner any more.
  return continueAt(instructor.sees === 'everybody' ? `${page}?done=moved` : '/teach/gradebook', form, result)
}

/** Overrides the grade of an attempt. */
export async function overrideGradeWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = placeOfAttempt(form)
  const instructor = await askingInstructor(page)
  const asked = { earned: fieldOf(form, 'earned'), isPassed: form.get('isPassed') ?? undefined, reason: fieldOf(form, 'reason') }
  const read = overrideForm.safeParse(asked)
  if (!read.success) return refused(form, firstError(read.error.issues))
  return continueAt(`${page}?done=override`, form, await overrideGrade(instructor, id, read.data))
}

/** Brings back the grade before an override. */
export async function reverseOverrideWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = placeOfAttempt(form)
  const instructor = await askingInstructor(page)
  const why = reason.safeParse(fieldOf(form, 'reason'))
  if (!why.success) return refused(form, firstError(why.error.issues))
  return continueAt(`${page}?done=override`, form, await reverseOverride(instructor, id, why.data))
}

function placeOfLearner(form: FormData): { id: string; page: string } {
  const id = fieldOf(form, 'person')
  return { id, page: `/teach/people/${encodeURIComponent(id)}` }
}

function placeOfAttempt(form: FormData): { id: string; page: string } {
  const id = fieldOf(form, 'attempt')
  return { id, page: `/teach/attempts/${encodeURIComponent(id)}` }
}
