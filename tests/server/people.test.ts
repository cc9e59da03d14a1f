import { describe, expect, test } from 'vitest'
import { db } from '@/server/database/client'
import { createInstructorLink, isLinkValid, redeemInstructorLink } from '@/server/people'
import { findInstructorByCookie, findViewerByCookie, issueSession } from '@/server/sessions'
import { signIn, signUp } from '@/server/sign-in'
import { aLearner, anInstructor, password } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const ada = { name: 'Ada O’Neill', email: 'ada@example.org', password }

describe('signing up', () => {
  test('creates a learner whose password is stored as an argon2id hash', async () => {
    const made = await signUp(ada)
    expect(made).toMatchObject({ ok: true, value: { name: 'Ada O’Neill', role: 'learner' } })
    expect((await db().person.findFirstOrThrow()).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('with an e-mail address that has an account is refused, even if two requests arrive at once', async () => {
    const both = await Promise.all([signUp(ada), signUp(ada)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await signUp(ada)).toEqual({ ok: false, error: 'email-taken' })
  })
})

test('signing up is limited for one network address, but only after a whole class has signed up', async () => {
  const { countSignUp } = await import('@/server/sign-in-limits')
  for (let i = 0; i < 300; i++) expect(await countSignUp('10.0.0.1')).toBe(true)
  expect(await signUp(ada, new Date(), '10.0.0.1')).toEqual({ ok: false, error: 'too-many-tries' })
  expect(await signUp(ada, new Date(), '10.0.0.2')).toMatchObject({ ok: true })
})

describe('signing in', () => {
  test('works with the right e-mail address and password', async () => {
    await signUp(ada)
    expect(await signIn(ada, '127.0.0.1')).toMatchObject({ ok: true, value: { email: ada.email } })
  })

  test.each([
    ['a wrong password', { email: ada.email, password: 'something else' }],
    ['an unknown e-mail address', { email: 'nobody@example.org', password }],
  ])('with %s is refused with the same code', async (_, form) => {
    await signUp(ada)
    expect(await signIn(form, '127.0.0.1')).toEqual({ ok: false, error: 'wrong-credentials' })
  })

  test('is refused after twenty failures, even with the right password, and the count is stored in the database', async () => {
    await signUp(ada)
    const wrong = { email: ada.email, password: 'something else' }
    const tries = await Promise.all(Array.from({ length: 21 }, () => signIn(wrong, '127.0.0.1')))
    expect(tries.filter((each) => !each.ok && each.error === 'too-many-tries')).toHaveLength(1)
    expect(await signIn(ada, '127.0.0.1')).toEqual({ ok: false, error: 'too-many-tries' })
    expect(await db().rateLimiterFlexible.count()).toBe(2)
  })

  test('clears the count of failures when it succeeds', async () => {
    await signUp(ada)
    for (let i = 0; i < 3; i++) await signIn({ ...ada, password: 'something else' }, '127.0.0.1')
    await signIn(ada, '127.0.0.1')
    expect(await db().rateLimiterFlexible.count({ where: { key: { contains: ada.email } } })).toBe(0)
  })
})

describe('a session', () => {
  test('names who is signed in until it is revoked', async () => {
    const made = await signUp(ada)
    if (!made.ok) throw new Error(made.error)
    const { value } = await issueSession(made.value)
    expect(await findViewerByCookie(value)).toMatchObject({ name: 'Ada O’Neill' })
    await db().person.update({ where: { email: ada.email }, data: { sessionVersion: { increment: 1 } } })
    expect(await findViewerByCookie(value)).toBeNull()
  })

  test.each([
    ['a missing cookie', undefined],
    ['an empty cookie', ''],
    ['a cookie that is not a token', 'not.a.token'],
    ['a very long cookie', 'x'.repeat(9000)],
  ])('is not found for %s', async (_, cookie) => {
    expect(await findViewerByCookie(cookie)).toBeNull()
  })

  test('of a learner is not accepted as that of an instructor', async () => {
    const made = await signUp(ada)
    if (!made.ok) throw new Error(made.error)
    expect(await findInstructorByCookie((await issueSession(made.value)).value)).toBeNull()
  })
})

describe('the one-time link for the first instructor', () => {
  const token = async (now?: Date) => (await createInstructorLink(now))?.split('/').at(-1) ?? ''

  test('creates one instructor and cannot be used again', async () => {
    const link = await token()
    expect(await redeemInstructorLink(link, ada)).toMatchObject({ ok: true, value: { role: 'instructor' } })
    expect(await redeemInstructorLink(link, { ...ada, email: 'eve@example.org' })).toEqual({ ok: false, error: 'link-invalid' })
    expect(await createInstructorLink()).toBeNull()
  })

  test('creates one account if it is used from two tabs at once', async () => {
    const link = await token()
    const both = await Promise.all([
      redeemInstructorLink(link, ada),
      redeemInstructorLink(link, { ...ada, email: 'eve@example.org' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().person.count()).toBe(1)
  })

  test('becomes invalid after a day, and when a new one is created', async () => {
    const first = await token(new Date('2026-11-22T08:00:00Z'))
    expect(await isLinkValid(first, new Date('2026-11-23T07:59:00Z'))).toBe(true)
    expect(await isLinkValid(first, new Date('2026-11-23T08:00:00Z'))).toBe(false)
    const second = await token()
    expect(await isLinkValid(first, new Date('2026-11-22T09:00:00Z'))).toBe(false)
    expect(await isLinkValid(second)).toBe(true)
  })

  test('is still valid after a sign-up with an e-mail address that has an account', async () => {
    await signUp(ada)
    const link = await token()
    expect(await redeemInstructorLink(link, ada)).toEqual({ ok: false, error: 'email-taken' })
    expect(await isLinkValid(link)).toBe(true)
  })
})

test('a name with an apostrophe and a diaeresis is stored unchanged', async () => {
  expect((await aLearner("Zoë d'Arc")).name).toBe("Zoë d'Arc")
  expect((await anInstructor()).role).toBe('instructor')
})
