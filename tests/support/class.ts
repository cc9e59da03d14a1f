import { everyoneId } from '@/core/cohort'
import type { Instructor, Learner } from '@/core/people'
import { createCohort } from '@/server/cohorts'
import { db } from '@/server/database/client'
import { moveTo } from '@/server/enrolments'
import { personKeys } from '@/server/person-keys'
import { newId } from '@/server/seed'
import { actAs } from '@/server/sessions'
import { refreshEnrolments, thePerson } from '@/server/standings'

/** A cohort that this instructor teaches, in London's time zone. */
export function aCohort(instructor: Instructor, name = 'Nurses'): Promise<string> {
  return createCohort(instructor, { name, timeZone: 'Europe/London' })
}

/** Puts a learner into a cohort. */
export async function put(learner: { id: string }, cohortId: string): Promise<void> {
  await db().$transaction((tx) => moveTo(tx, learner.id, cohortId, new Date()))
}

/** A learner who cannot sign in, made without hashing a password: for tests with many of them. */
export async function aQuickLearner(
  name: string,
  options: { cohortId?: string; joinedAt?: Date; email?: string } = {},
): Promise<Learner> {
  const id = newId()
  const { cohortId = everyoneId, joinedAt = new Date() } = options
  const email = options.email ?? `${encodeURIComponent(name).toLowerCase()}@example.org`
  const person = { id, name, email, role: 'learner', passwordHash: 'none', ...personKeys({ name, email }) }
  await db().person.create({ data: { ...person, createdAt: joinedAt, enrolment: { create: { cohortId, joinedAt } } } })
  await refreshEnrolments(db(), thePerson(id))
  return actAs({ id, name, email, role: 'learner', sessionVersion: 1, isAdministrator: false }) as Learner
}
