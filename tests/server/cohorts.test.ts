import { describe, expect, test } from 'vitest'
import { giveAttempts, listGivenAttempts, setLearnerDueDate } from '@/server/allowances'
import { startAttempt, submitAttempt } from '@/server/attempts'
import {
  addInstructor,
  changeCohort,
  createCohort,
  findCohort,
  listCohorts,
  removeInstructor,
  renewJoinCode,
  setArchived,
  setDueDates,
} from '@/server/cohorts'
import { db } from '@/server/database/client'
import { findCohortByCode, findTerms, joinByCode, moveLearner, removeFromCohort } from '@/server/enrolments'
import { anInstructor, anOpenAttempt, anotherInstructor, answerAll } from '@/tests/support/acting'
import { aCohort, aQuickLearner, put } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const form = { name: 'Nurses', timeZone: 'Europe/London', attemptsAllowed: null }
const cohortOf = async ({ id }: { id: string }) => (await db().enrolment.findUnique({ where: { personId: id } }))?.cohortId
const codeOf = async (id: string) => (await db().cohort.findUniqueOrThrow({ where: { id } })).joinCode ?? ''

describe('a cohort', () => {
  test('is created with a code, is taught by whoever created it, and is changed', async () => {
    const inge = await anInstructor()
    const id = await aCohort(inge)
    expect(await findCohort(inge, id)).toMatchObject({ name: 'Nurses', learners: 0, instructors: [{ name: 'Inge' }] })
    expect(await codeOf(id)).toHaveLength(8)
    expect(await changeCohort(inge, id, { ...form, name: 'Carers', attemptsAllowed: 2 })).toEqual({ ok: true, value: null })
    expect(await findCohort(inge, id)).toMatchObject({ name: 'Carers', attemptsAllowed: 2 })
  })

  test('of somebody else is absent for an instructor, and there for an administrator', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    const [hers, his] = [await aCohort(ines, 'A'), await aCohort(inge, 'B')]
    expect((await listCohorts(ines)).map(({ id }) => id)).toEqual([hers])
    expect((await listCohorts(inge)).map(({ id }) => id).sort()).toEqual([hers, his, 'everyone'].sort())
    expect(await findCohort(ines, his)).toBeNull()
    const refused = { ok: false, error: 'not-found' }
    expect(await changeCohort(ines, his, form)).toEqual(refused)
    expect(await setDueDates(ines, his, new Map([['tides', '2026-12-01T10:00']]))).toEqual(refused)
    expect(await setArchived(ines, his, true)).toEqual(refused)
    expect(await renewJoinCode(ines, his)).toEqual(refused)
    expect(await addInstructor(ines, his, ines.email)).toEqual(refused)
    expect(await removeInstructor(ines, his, inge.id)).toEqual(refused)
    expect(await findCohort(inge, his)).toMatchObject({ name: 'B', archivedAt: null })
  })

  test('of everyone is seen by administrators until they share it, and keeps its name', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    expect(await findCohort(ines, 'everyone')).toBeNull()
    expect(await addInstructor(inge, 'everyone', ines.email)).toEqual({ ok: true, value: null })
    expect(await findCohort(ines, 'everyone')).toMatchObject({ name: 'Everyone' })
    expect(await changeCohort(inge, 'everyone', form)).toEqual({ ok: false, error: 'is-everyone' })
    expect(await changeCohort(inge, 'everyone', { ...form, name: 'Everyone', attemptsAllowed: 5 })).toMatchObject({ ok: true })
    expect(await setArchived(inge, 'everyone', true)).toEqual({ ok: false, error: 'is-everyone' })
    expect(await renewJoinCode(inge, 'everyone')).toEqual({ ok: false, error: 'is-everyone' })
    expect(await removeInstructor(inge, 'everyone', ines.id)).toEqual({ ok: true, value: null })
  })

  test('is shared with an instructor alone, and somebody always teaches it, even if both leave at once', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    const ada = await aQuickLearner('Ada')
    const id = await aCohort(inge)
    expect(await addInstructor(inge, id, ada.email)).toEqual({ ok: false, error: 'not-an-instructor' })
    expect(await removeInstructor(inge, id, inge.id)).toEqual({ ok: false, error: 'last-instructor-of-cohort' })
    await addInstructor(inge, id, ines.email)
    await addInstructor(inge, id, ines.email)
    const both = await Promise.all([removeInstructor(inge, id, inge.id), removeInstructor(inge, id, ines.id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await findCohort(inge, id))?.instructors).toHaveLength(1)
  })
})

describe('due dates', () => {
  test('are times of the cohort’s zone, and keep their time when the zone changes', async () => {
    const inge = await anInstructor()
    const id = await aCohort(inge)
    expect(await setDueDates(inge, id, new Map([['tides', '2026-07-01T23:59']]))).toEqual({ ok: true, value: null })
    expect((await findCohort(inge, id))?.dueDates.get('tides')).toEqual(new Date('2026-07-01T22:59:00Z'))
    await changeCohort(inge, id, { ...form, timeZone: 'America/New_York' })
    expect((await findCohort(inge, id))?.dueDates.get('tides')).toEqual(new Date('2026-07-02T03:59:00Z'))
    expect(await setDueDates(inge, id, new Map([['tides', '']]))).toEqual({ ok: true, value: null })
    expect((await findCohort(inge, id))?.dueDates.size).toBe(0)
  })

  test.each([
    ['not-found', 'nowhere', '2026-07-01T23:59'],
    ['due-date-invalid', 'tides', 'tomorrow'],
  ])('are refused as %s, and nothing is changed', async (error, module, time) => {
    const inge = await anInstructor()
    const id = await aCohort(inge)
    expect(await setDueDates(inge, id, new Map([[module, time]]))).toEqual({ ok: false, error })
    expect((await findCohort(inge, id))?.dueDates.size).toBe(0)
  })

  test('hold for learners from then on, a learner’s own date goes before, and an archived cohort has none', async () => {
    const inge = await anInstructor()
    const id = await aCohort(inge)
    const ada = await aQuickLearner('Ada', { cohortId: id })
    const next = async () => (await db().enrolment.findUnique({ where: { personId: ada.id } }))?.nextDueAt
    const due = async () => (await findTerms(ada))?.dueDates.get('tides')
    await setDueDates(inge, id, new Map([['tides', '2026-12-01T12:00']]))
    expect([await next(), await due()]).toEqual(Array(2).fill(new Date('2026-12-01T12:00:00Z')))
    expect(await setLearnerDueDate(inge, ada.id, 'tides', '2026-12-08T12:00')).toEqual({ ok: true, value: null })
    expect([await next(), await due()]).toEqual(Array(2).fill(new Date('2026-12-08T12:00:00Z')))
    await setArchived(inge, id, true)
    expect([await next(), await due()]).toEqual([null, undefined])
    await setArchived(inge, id, false)
    await setLearnerDueDate(inge, ada.id, 'tides', '')
    expect(await next()).toEqual(new Date('2026-12-01T12:00:00Z'))
    const attempt = await anOpenAttempt(ada)
    await answerAll(attempt, ada)
    await submitAttempt(attempt.id, ada)
    expect(await next()).toBeNull()
  })
})

describe('joining', () => {
  test('with a code moves a learner with all results, and twice is once', async () => {
    const inge = await anInstructor()
    const [id, ada] = [await aCohort(inge), await aQuickLearner('Ada')]
    const attempt = await anOpenAttempt(ada)
    await submitAttempt(attempt.id, ada)
    const code = await codeOf(id)
    expect(await findCohortByCode(code)).toEqual({ id, name: 'Nurses', instructors: ['Inge'] })
    expect(await joinByCode(ada, code, new Date('2026-12-01'))).toMatchObject({ ok: true })
    expect(await joinByCode(ada, code, new Date('2026-12-02'))).toMatchObject({ ok: true })
    expect(await db().enrolment.findFirst()).toMatchObject({ cohortId: id, joinedAt: new Date('2026-12-01') })
    expect(await db().moduleStanding.count()).toBe(1)
    const tallies = await db().questionTally.groupBy({ by: ['cohortId'], _sum: { answers: true } })
    expect(new Map(tallies.map(({ cohortId, _sum }) => [cohortId, _sum.answers]))).toEqual(
      new Map([
        ['*', 8],
        [id, 8],
      ]),
    )
  })

  test('is refused with an unknown code, that of an archived cohort, and one that was replaced', async () => {
    const inge = await anInstructor()
    const [id, ada] = [await aCohort(inge), await aQuickLearner('Ada')]
    const code = await codeOf(id)
    const refused = { ok: false, error: 'code-unknown' }
    expect(await joinByCode(ada, 'AAAAAAAA')).toEqual(refused)
    await setArchived(inge, id, true)
    expect(await joinByCode(ada, code)).toEqual(refused)
    await setArchived(inge, id, false)
    await renewJoinCode(inge, id)
    expect(await joinByCode(ada, code)).toEqual(refused)
    expect(await cohortOf(ada)).toBe('everyone')
  })
})

test('pressing the button twice creates one cohort, and the same again later another', async () => {
  const [inge, ines] = [await anInstructor(), await anotherInstructor()]
  const form = { name: 'Evening class', timeZone: 'UTC' }
  const now = new Date()
  const id = await createCohort(inge, form, now)
  expect(await createCohort(inge, form, new Date(now.getTime() + 2000))).toBe(id)
  expect(await createCohort(ines, form, now)).not.toBe(id)
  expect(await createCohort(inge, { ...form, name: 'Morning class' }, now)).not.toBe(id)
  expect(await createCohort(inge, form, new Date(now.getTime() + 61_000))).not.toBe(id)
})

describe('an instructor', () => {
  test('moves a learner between own cohorts and removes one into Everyone, but not from or to a cohort of others', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    const [a, b] = [
      await createCohort(ines, { name: 'A', timeZone: 'UTC' }),
      await createCohort(ines, { name: 'B', timeZone: 'UTC' }),
    ]
    const other = await aCohort(inge, 'Other')
    const [ada, bob] = [await aQuickLearner('Ada', { cohortId: a }), await aQuickLearner('Bob', { cohortId: other })]
    expect(await moveLearner(ines, ada.id, b)).toEqual({ ok: true, value: null })
    expect(await cohortOf(ada)).toBe(b)
    expect(await moveLearner(ines, ada.id, other)).toEqual({ ok: false, error: 'not-found' })
    expect(await moveLearner(ines, bob.id, a)).toEqual({ ok: false, error: 'not-found' })
    expect(await removeFromCohort(ines, bob.id)).toEqual({ ok: false, error: 'not-found' })
    await setArchived(ines, a, true)
    expect(await moveLearner(ines, ada.id, a)).toEqual({ ok: false, error: 'cohort-archived' })
    expect(await removeFromCohort(ines, ada.id)).toEqual({ ok: true, value: null })
    expect([await cohortOf(ada), await cohortOf(bob)]).toEqual(['everyone', other])
  })

  test('gives attempts beyond the number that the cohort allows, and to nobody else’s learners', async () => {
    const [inge, ines] = [await anInstructor(), await anotherInstructor()]
    const id = await aCohort(inge)
    await changeCohort(inge, id, { ...form, attemptsAllowed: 1 })
    const ada = await aQuickLearner('Ada', { cohortId: id })
    const first = await anOpenAttempt(ada)
    expect(await startAttempt('tides', ada)).toEqual({ ok: true, value: { id: first.id } })
    await submitAttempt(first.id, ada)
    expect(await startAttempt('tides', ada)).toEqual({ ok: false, error: 'no-attempts-left' })
    expect(await startAttempt('shore', ada)).toMatchObject({ ok: true })
    const given = { module: 'tides', attempts: 1, reason: 'The power failed.' }
    expect(await giveAttempts(ines, ada.id, given)).toEqual({ ok: false, error: 'not-found' })
    expect(await giveAttempts(inge, ada.id, { ...given, module: 'nowhere' })).toEqual({ ok: false, error: 'not-found' })
    // A second press gives nothing more; the same again later does.
    for (let press = 0; press < 2; press++) expect(await giveAttempts(inge, ada.id, given)).toEqual({ ok: true, value: null })
    expect((await findTerms(ada))?.attemptsLeft).toEqual(
      new Map([
        ['tides', 1],
        ['shore', 0],
      ]),
    )
    expect(await startAttempt('tides', ada)).toMatchObject({ ok: true })
    expect(await listGivenAttempts(inge, ada.id)).toMatchObject([{ ...given, byName: 'Inge' }])
    expect(await listGivenAttempts(ines, ada.id)).toEqual([])
    const later = new Date(Date.now() + 61_000)
    expect(await giveAttempts(inge, ada.id, given, later)).toEqual({ ok: true, value: null })
    expect(await listGivenAttempts(inge, ada.id)).toHaveLength(2)
    expect(await setLearnerDueDate(ines, ada.id, 'tides', '2026-12-08T12:00')).toEqual({ ok: false, error: 'not-found' })
    expect(await setLearnerDueDate(inge, ada.id, 'tides', 'soon')).toEqual({ ok: false, error: 'due-date-invalid' })
  })

  test('who previews a quiz is not limited by any cohort', async () => {
    const inge = await anInstructor()
    for (let i = 0; i < 2; i++) await submitAttempt((await anOpenAttempt(inge)).id, inge)
    expect(await findTerms(inge)).toBeNull()
    expect(await db().attempt.count({ where: { isPreview: true } })).toBe(2)
  })
})

test('a learner who leaves a cohort with a limit goes on without it', async () => {
  const inge = await anInstructor()
  const id = await aCohort(inge)
  await changeCohort(inge, id, { ...form, attemptsAllowed: 1 })
  const ada = await aQuickLearner('Ada', { cohortId: id })
  await submitAttempt((await anOpenAttempt(ada)).id, ada)
  expect(await startAttempt('tides', ada)).toEqual({ ok: false, error: 'no-attempts-left' })
  await put(ada, 'everyone')
  expect(await startAttempt('tides', ada)).toMatchObject({ ok: true })
})
