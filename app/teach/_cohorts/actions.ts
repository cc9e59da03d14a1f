'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/app/teach/_form/action-state'
import { askingInstructor, continueAt, fieldOf, firstError, refused } from '@/app/teach/_form/reading'
import { cohortForm, newCohortForm } from '@/core/cohort'
import { signUpForm } from '@/core/people'
import {
  addInstructor,
  changeCohort,
  createCohort,
  removeInstructor,
  renewJoinCode,
  setArchived,
  setDueDates,
} from '@/server/cohorts'
import { inviteLearners, withdrawInvitation } from '@/server/invitations'

/** Creates a cohort. */
export async function createCohortWith(_: ActionState, form: FormData): Promise<ActionState> {
  const instructor = await askingInstructor('/teach/cohorts')
  const read = newCohortForm.safeParse({ name: fieldOf(form, 'name'), timeZone: fieldOf(form, 'timeZone') })
  if (!read.success) return refused(form, firstError(read.error.issues))
  return redirect(`/teach/cohorts/${await createCohort(instructor, read.data)}`)
}

/** Changes the name, the time zone and the number of attempts of a cohort. */
export async function changeCohortWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = place(form)
  const instructor = await askingInstructor(page)
  const fields = {
    name: fieldOf(form, 'name'),
    timeZone: fieldOf(form, 'timeZone'),
    attemptsAllowed: fieldOf(form, 'attemptsAllowed'),
  }
  const read = cohortForm.safeParse(fields)
  if (!read.success) return refused(form, firstError(read.error.issues))
  return continueAt(`${page}?done=changed`, form, await changeCohort(instructor, id, read.data))
}

/** Sets the due dates of a cohort. The fields are named "due/" and a module. */
export async function setDueDatesWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = place(form)
  const instructor = await askingInstructor(page)
  const names = [...form.keys()].filter((name) => name.startsWith('due/'))
  const times = new Map(names.map((name) => [name.slice('due/'.length), fieldOf(form, name)]))
  return continueAt(`${page}?done=due`, form, await setDueDates(instructor, id, times))
}

/** Archives a cohort, or takes it out of the archive. */
export async function setArchivedWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = place(form)
  const instructor = await askingInstructor(page)
  return continueAt(`${page}?done=archive`, form, await setArchived(instructor, id, fieldOf(form, 'isArchived') === 'yes'))
}

/** Replaces the join code of a cohort. */
export async function renewJoinCodeWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = place(form)
  return continueAt(`${page}?done=code`, form, await renewJoinCode(await askingInstructor(page), id))
}

/** Lets another instructor teach a cohort. */
export async function addInstructorWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = place(form)
  const instructor = await askingInstructor(page)
  const email = signUpForm.shape.email.safeParse(fieldOf(form, 'email'))
  if (!email.success) return refused(form, 'email-invalid')
  return continueAt(`${page}?done=instructors`, form, await addInstructor(instructor, id, email.data))
}

/** Takes a cohort from an instructor. */
export async function removeInstructorWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = place(form)
  const instructor = await askingInstructor(page)
  const personId = fieldOf(form, 'person')
  const result = await removeInstructor(instructor, id, personId)
  // Somebody who is no administrator does not see a cohort that he or she has left.
  const isGone = result.ok && personId === instructor.id && instructor.sees === 'own-cohorts'
  return continueAt(isGone ? '/teach/cohorts' : `${page}?done=instructors`, form, result)
}

/** Invites the learners of a list. */
export async function inviteLearnersWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { id, page } = place(form)
  const instructor = await askingInstructor(page)
  const file = form.get('file')
  const list = file instanceof File && file.size > 0 ? await file.text() : fieldOf(form, 'list')
  const result = await inviteLearners(instructor, id, list, fieldOf(form, 'keepsGood') === 'on')
  if (!result.ok) return refused(form, result.error)
  const { badRows, invited, present } = result.value
  if (badRows.length > 0 && invited + present === 0) {
    return { ...refused(form, 'bad-rows'), values: { list, keepsGood: fieldOf(form, 'keepsGood') }, badRows }
  }
  return redirect(`${page}?done=invited&invited=${invited}&present=${present}&left=${badRows.length}#invitations`)
}

/** Takes an invitation back. */
export async function withdrawInvitationWith(_: ActionState, form: FormData): Promise<ActionState> {
  const { page } = place(form)
  const instructor = await askingInstructor(page)
  return continueAt(`${page}?done=withdrawn#invitations`, form, await withdrawInvitation(instructor, fieldOf(form, 'invitation')))
}

function place(form: FormData): { id: string; page: string } {
  const id = fieldOf(form, 'cohort')
  return { id, page: `/teach/cohorts/${encodeURIComponent(id)}` }
}
