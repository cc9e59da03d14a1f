import { expect, test } from 'vitest'
import { appoint, dismiss, handOver } from '@/server/administrators'
import { db } from '@/server/database/client'
import { acceptInstructorRole, inviteInstructor } from '@/server/links'
import { findViewerByCookie, issueSession } from '@/server/sessions'
import { aLearner, anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const names = async () =>
  (await db().person.findMany({ where: { isAdministrator: true }, orderBy: { name: 'asc' } })).map(({ name }) => name)

test('the first instructor is an administrator and sees everybody; one who is invited later sees own cohorts', async () => {
  const [inge, ines] = [await anInstructor(), await anotherInstructor()]
  expect([inge.sees, ines.sees]).toEqual(['everybody', 'own-cohorts'])
  expect(await findViewerByCookie((await issueSession(inge)).value)).toMatchObject({ sees: 'everybody' })
  expect(await findViewerByCookie((await issueSession(ines)).value)).toMatchObject({ sees: 'own-cohorts' })
})

test('an administrator appoints another, who sees everybody from the next request on', async () => {
  const [inge, ines] = [await anInstructor(), await anotherInstructor()]
  const { value } = await issueSession(ines)
  expect(await appoint(inge, ines.id)).toEqual({ ok: true, value: null })
  expect(await findViewerByCookie(value)).toMatchObject({ sees: 'everybody' })
  expect(await dismiss(inge, ines.id)).toEqual({ ok: true, value: null })
  expect(await findViewerByCookie(value)).toMatchObject({ role: 'instructor', sees: 'own-cohorts' })
})

test('nobody else appoints or dismisses, and a learner is not appointed', async () => {
  const [inge, ines, ada] = [await anInstructor(), await anotherInstructor(), await aLearner()]
  for (const act of [appoint, dismiss, handOver]) {
    expect(await act(ines, inge.id)).toEqual({ ok: false, error: 'not-administrator' })
    expect(await act(inge, ada.id)).toEqual({ ok: false, error: 'not-found' })
    expect(await act(inge, 'nobody')).toEqual({ ok: false, error: 'not-found' })
  }
  expect(await names()).toEqual(['Inge'])
})

test('the last administrator stays one', async () => {
  const inge = await anInstructor()
  await anotherInstructor()
  expect(await dismiss(inge, inge.id)).toEqual({ ok: false, error: 'last-administrator' })
  expect(await names()).toEqual(['Inge'])
})

test('two administrators who dismiss each other at once leave one, and so do two who resign at once', async () => {
  const [inge, ines] = [await anInstructor(), await anotherInstructor()]
  for (const pairs of [
    [ines, inge],
    [inge, ines],
  ] as const) {
    await db().person.updateMany({ where: { role: 'instructor' }, data: { isAdministrator: true } })
    const both = await Promise.all([dismiss(inge, pairs[0].id), dismiss(ines, pairs[1].id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await names()).toHaveLength(1)
  }
})

test('the role is handed over in one step', async () => {
  const [inge, ines] = [await anInstructor(), await anotherInstructor()]
  expect(await handOver(inge, inge.id)).toEqual({ ok: false, error: 'not-found' })
  expect(await handOver(inge, ines.id)).toEqual({ ok: true, value: null })
  expect(await names()).toEqual(['Ines'])
  expect(await handOver(inge, ines.id)).toEqual({ ok: false, error: 'not-administrator' })
})

test('a learner who becomes an instructor is in no cohort any more', async () => {
  await anInstructor()
  const ada = await aLearner()
  await anOpenAttempt(ada)
  expect(await acceptInstructorRole((await inviteInstructor()).split('/').at(-1) ?? '', ada)).toMatchObject({ ok: true })
  expect(await db().enrolment.count()).toBe(0)
  expect(await db().moduleStanding.count()).toBe(0)
  expect(await names()).toEqual(['Inge'])
})
