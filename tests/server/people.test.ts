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
  test('makes a learner, whose password is kept as an argon2id hash', async () => {
    const made = await signUp(ada)
    expect(made).toMatchObject({ ok: true, value: { name: 'Ada O’Neill', role: 'learner' } })
    expect((await db().person.findFirstOrThrow()).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('with an address that has an account is refused, also twice at once', async () => {
    const both = await Promise.all([signUp(ada), signUp(ada)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await signUp(ada)).toEqual({ ok: false, error: 'email-taken' })
  })
})

test('signing up is braked for one place only after a whole class has passed', async () => {
  const { countSignUp } = await import('@/server/sign-in-limits')
  for (let i = 0; i < 300; i++) expect(await countSignUp('10.0.0.1')).toBe(true)
  expect(await signUp(ada, new Date(), '10.0.0.1')).toEqual({ ok: false, error: 'too-many-tries' })
  expect(await signUp(ada, new Date(), '10.0.0.2')).toMatchObject({ ok: true })
})

describe('signing in', () => {
  test('works with the right pair', async () => {
    await signUp(ada)
    expect(await signIn(ada, '127.0.0.1')).toMatchObject({ ok: true, value: { email: ada.email } })
  })

  test.each([
    ['a wrong password', { email: ada.email, password: 'something else' }],
    ['an unknown address', { email: 'nobody@example.org', password }],
  ])('with %s is refused in the same words', async (_, form) => {
    await signUp(ada)
    expect(await signIn(form, '127.0.0.1')).toEqual({ ok: false, error: 'wrong-credentials' })
  })

  test('is braked after twenty failures, even with the right password, and the count is kept in the database', async () => {
    await signUp(ada)
    const wrong = { email: ada.email, password: 'something else' }
    const tries = await Promise.all(Array.from({ length: 21 }, () => signIn(wrong, '127.0.0.1')))
    expect(tries.filter((each) => !each.ok && each.error === 'too-many-tries')).toHaveLength(1)
    expect(await signIn(ada, '127.0.0.1')).toEqual({ ok: false, error: 'too-many-tries' })
    expect(await db().rateLimiterFlexible.count()).toBe(2)
  })

  test('clears the count when it works', async () => {
    await signUp(ada)
    for (let i = 0; i < 3; i++) await signIn({ ...ada, password: 'something else' }, '127.0.0.1')
    await signIn(ada, '127.0.0.1')
    expect(await db().rateLimiterFlexible.count({ where: { key: { contains: ada.email } } })).toBe(0)
  })
})

describe('a session', () => {
  test('says who is signed in, until it is revoked', async () => {
    const made = await signUp(ada)
    if (!made.ok) throw new Error(made.error)
    const { value } = await issueSession(made.value)
    expect(await findViewerByCookie(value)).toMatchObject({ name: 'Ada O’Neill' })
    await db().person.update({ where: { email: ada.email }, data: { sessionVersion: { increment: 1 } } })
    expect(await findViewerByCookie(value)).toBeNull()
  })

  test.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['nonsense', 'not.a.token'],
    ['a long text', 'x'.repeat(9000)],
  ])('is not made of %s', async (_, cookie) => {
    expect(await findViewerByCookie(cookie)).toBeNull()
  })

  test('of a learner opens nothing that is for instructors', async () => {
    const made = await signUp(ada)
    if (!made.ok) throw new Error(made.error)
    expect(await findInstructorByCookie((await issueSession(made.value)).value)).toBeNull()
  })
})

describe('the one-time link', () => {
  const token = async (now?: Date) => (await createInstructorLink(now))?.split('/').at(-1) ?? ''

  test('makes an instructor, once', async () => {
    const link = await token()
    expect(await redeemInstructorLink(link, ada)).toMatchObject({ ok: true, value: { role: 'instructor' } })
    expect(await redeemInstructorLink(link, { ...ada, email: 'eve@example.org' })).toEqual({ ok: false, error: 'link-invalid' })
    expect(await createInstructorLink()).toBeNull()
  })

  test('used from two tabs at once makes one account', async () => {
    const link = await token()
    const both = await Promise.all([
      redeemInstructorLink(link, ada),
      redeemInstructorLink(link, { ...ada, email: 'eve@example.org' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().person.count()).toBe(1)
  })

  test('dies after a day, and when a new one is made', async () => {
    const first = await token(new Date('2026-11-22T08:00:00Z'))
    expect(await isLinkValid(first, new Date('2026-11-23T07:59:00Z'))).toBe(true)
    expect(await isLinkValid(first, new Date('2026-11-23T08:00:00Z'))).toBe(false)
    const second = await token()
    expect(await isLinkValid(first, new Date('2026-11-22T09:00:00Z'))).toBe(false)
    expect(await isLinkValid(second)).toBe(true)
  })

  test('stays when the address is taken', async () => {
    await signUp(ada)
    const link = await token()
    expect(await redeemInstructorLink(link, ada)).toEqual({ ok: false, error: 'email-taken' })
    expect(await isLinkValid(link)).toBe(true)
  })
})

test('names with apostrophes and marks are kept as they are', async () => {
  expect((await aLearner("Zoë d'Arc")).name).toBe("Zoë d'Arc")
  expect((await anInstructor()).role).toBe('instructor')
})
