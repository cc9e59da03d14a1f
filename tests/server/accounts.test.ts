import { describe, expect, test } from 'vitest'
import type { Viewer } from '@/core/people'
import { changeName, changePassword, removeAccount, signOutEverywhere } from '@/server/accounts'
import { db } from '@/server/database/client'
import { learnerQuery, listLearners } from '@/server/gradebook'
import { createResetLink, findResetAccount } from '@/server/links'
import { findViewerByCookie, issueSession } from '@/server/sessions'
import { signIn } from '@/server/sign-in'
import { aLearner, anInstructor, anOpenAttempt, anotherInstructor, from, password } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const other = 'four words nobody says'
const cookieOf = async (viewer: Viewer) => (await issueSession(viewer)).value

describe('changing the name', () => {
  test('changes what pages show and what instructors find, and revokes no session', async () => {
    const learner = await aLearner()
    const cookie = await cookieOf(learner)
    expect(await changeName('Zoë', learner)).toEqual({ ok: true, value: null })
    expect(await changeName('Zoë', learner)).toEqual({ ok: true, value: null })
    expect(await findViewerByCookie(cookie)).toMatchObject({ name: 'Zoë' })
    const instructor = await anInstructor()
    const found = async (search: string) => (await listLearners(instructor, learnerQuery.parse({ search }))).total
    expect([await found('zoë'), await found('ada@'), await found('ada ada@')]).toEqual([1, 1, 0])
  })

  test('is refused if the session was revoked', async () => {
    const learner = await aLearner()
    await signOutEverywhere(learner)
    expect(await changeName('Zoë', learner)).toEqual({ ok: false, error: 'signed-out' })
  })
})

describe('changing the password', () => {
  const change = (viewer: Viewer, current = password, next = other) =>
    changePassword({ current, password: next }, viewer, from('here'))

  test('revokes all earlier sessions and reset links', async () => {
    const learner = await aLearner()
    const cookie = await cookieOf(learner)
    const link = await createResetLink(learner.email)
    const changed = await change(learner)
    if (!changed.ok) throw new Error(changed.error)
    expect(await findViewerByCookie(cookie)).toBeNull()
    expect(await findViewerByCookie((await issueSession(changed.value)).value)).toMatchObject({ id: learner.id })
    expect(await signIn({ email: learner.email, password }, from('here'))).toEqual({ ok: false, error: 'wrong-credentials' })
    expect(await signIn({ email: learner.email, password: other }, from('here'))).toMatchObject({ ok: true })
    expect(await findResetAccount((link.ok && link.value.split('/').at(-1)) || '')).toBeNull()
  })

  test.each([
    ['the current one is wrong', 'something else', other, 'password-wrong'],
    ['the new one is common', password, 'password2026', 'password-common'],
    ['the new one is the e-mail address', password, 'ada@example.org', 'password-personal'],
  ])('is refused if %s, and nothing changes', async (_, current, next, error) => {
    const learner = await aLearner()
    const cookie = await cookieOf(learner)
    expect(await change(learner, current, next)).toEqual({ ok: false, error })
    expect(await findViewerByCookie(cookie)).not.toBeNull()
    expect(await signIn({ email: learner.email, password }, from('here'))).toMatchObject({ ok: true })
  })

  test('is refused after some failures, so that a session alone cannot be used to guess the password', async () => {
    const learner = await aLearner()
    for (let i = 0; i < 5; i++) expect(await change(learner, `guess ${i}`)).toEqual({ ok: false, error: 'password-wrong' })
    expect(await change(learner)).toEqual({ ok: false, error: 'too-many-tries' })
  })

  test('from two tabs at once succeeds in one of them', async () => {
    const learner = await aLearner()
    const passwords = ['the password of tab one', 'the password of tab two']
    const both = await Promise.all(passwords.map((each) => change(learner, password, each)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const set = passwords[both.findIndex(({ ok }) => ok)] ?? ''
    expect(await signIn({ email: learner.email, password: set }, from('here'))).toMatchObject({ ok: true })
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: expect.stringMatching(/^(signed-out|password-wrong)$/) })
  })
})

test('signing out everywhere revokes all sessions, and has no effect a second time', async () => {
  const learner = await aLearner()
  const cookies = [await cookieOf(learner), await cookieOf(learner)]
  await signOutEverywhere(learner)
  await signOutEverywhere(learner)
  for (const cookie of cookies) expect(await findViewerByCookie(cookie)).toBeNull()
  const again = await signIn({ email: learner.email, password }, from('here'))
  expect(again).toMatchObject({ ok: true, value: { sessionVersion: learner.sessionVersion + 1 } })
})

describe('removing the own account', () => {
  test('removes everything of the person and nothing of anybody else, and revokes all sessions', async () => {
    const [ada, bob] = [await aLearner('Ada'), await aLearner('Bob')]
    await anOpenAttempt(ada)
    await anOpenAttempt(bob)
    const cookie = await cookieOf(ada)
    expect(await removeAccount(password, ada, from('here'))).toMatchObject({ ok: true, value: { attempts: 1 } })
    expect(await findViewerByCookie(cookie)).toBeNull()
    expect(await signIn({ email: ada.email, password }, from('here'))).toEqual({ ok: false, error: 'wrong-credentials' })
    expect(await db().attempt.findMany({ select: { personId: true } })).toEqual([{ personId: bob.id }])
  })

  test.each([
    ['password-wrong', 'something else'],
    ['too-many-tries', password],
  ])('is refused as %s, and nothing is removed', async (error, current) => {
    const learner = await aLearner()
    if (error === 'too-many-tries') for (let i = 0; i < 20; i++) await removeAccount('a guess', learner, from('here'))
    expect(await removeAccount(current, learner, from('here'))).toEqual({ ok: false, error })
    expect(await db().person.count()).toBe(1)
  })

  test('is refused for the last instructor, even if the last two leave at once', async () => {
    const inge = await anInstructor()
    expect(await removeAccount(password, inge, from('here'))).toEqual({ ok: false, error: 'last-instructor' })
    const ines = await anotherInstructor()
    const both = await Promise.all([removeAccount(password, inge, from('here')), removeAccount(password, ines, from('here'))])
    expect(both.map((each) => (each.ok ? 'gone' : each.error)).sort()).toEqual(['gone', 'last-administrator'])
    expect(await db().person.count({ where: { role: 'instructor' } })).toBe(1)
  })

  test('from two tabs at once removes it once', async () => {
    const learner = await aLearner()
    const both = await Promise.all([
      removeAccount(password, learner, from('here')),
      removeAccount(password, learner, from('here')),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().person.count()).toBe(0)
  })
})
