import { describe, expect, test } from 'vitest'
import type { Viewer } from '@/core/people'
import { db } from '@/server/database/client'
import {
  acceptInstructorRole,
  createInstructorLink,
  createResetLink,
  findResetAccount,
  inviteInstructor,
  isLinkValid,
  redeemInstructorLink,
  redeemResetLink,
} from '@/server/links'
import { findAccount } from '@/server/people'
import { findViewerByCookie, issueSession } from '@/server/sessions'
import { signIn, signUp } from '@/server/sign-in'
import { aLearner, anInstructor, from, password } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const ada = { name: 'Ada O’Neill', email: 'ada@example.org', password }
const eve = { name: 'Eve', email: 'eve@example.org', password }
const tokenOf = (path: string | null) => path?.split('/').at(-1) ?? ''

const hour = (count: number) => new Date(Date.UTC(2026, 10, 22, 8 + count))
const weak: [string, string][] = [
  ['password-common', 'password2026'],
  ['password-personal', 'ada@example.org'],
]

describe('the one-time link for the first instructor', () => {
  const token = async (now?: Date) => tokenOf(await createInstructorLink(now))

  test('creates one instructor and cannot be used again', async () => {
    const link = await token()
    expect(await redeemInstructorLink(link, ada)).toMatchObject({ ok: true, value: { role: 'instructor' } })
    expect(await redeemInstructorLink(link, eve)).toEqual({ ok: false, error: 'link-invalid' })
    expect(await createInstructorLink()).toBeNull()
  })

  test('creates one account if it is used from two tabs at once', async () => {
    const link = await token()
    const both = await Promise.all([redeemInstructorLink(link, ada), redeemInstructorLink(link, eve)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().person.count()).toBe(1)
  })

  test('becomes invalid after a day, and when a new one is created', async () => {
    const first = await token(hour(0))
    expect(await isLinkValid(first, hour(23))).toBe(true)
    expect(await isLinkValid(first, hour(24))).toBe(false)
    const second = await token()
    expect(await isLinkValid(first, hour(1))).toBe(false)
    expect(await isLinkValid(second)).toBe(true)
  })

  test('is still valid after a sign-up with an e-mail address that has an account', async () => {
    await signUp({ ...ada, password: 'another long password' })
    const link = await token()
    expect(await redeemInstructorLink(link, ada)).toEqual({ ok: false, error: 'email-taken' })
    expect(await isLinkValid(link)).toBe(true)
  })

  test.each(weak)('is still valid after a password that was refused as %s', async (error, guessed) => {
    const link = await token()
    expect(await redeemInstructorLink(link, { ...ada, password: guessed })).toEqual({ ok: false, error })
    expect(await isLinkValid(link)).toBe(true)
  })

  test.each([
    ['an empty token', ''],
    ['an unknown token', 'x'.repeat(32)],
    ['a very long token', 'x'.repeat(200_000)],
  ])('is not found for %s', async (_, text) => {
    await token()
    expect(await isLinkValid(text)).toBe(false)
    expect(await redeemInstructorLink(text, ada)).toEqual({ ok: false, error: 'link-invalid' })
  })
})

describe('an invitation of an instructor', () => {
  test('creates another instructor, and other invitations stay valid', async () => {
    await anInstructor()
    const [one, two] = [tokenOf(await inviteInstructor()), tokenOf(await inviteInstructor())]
    expect(await redeemInstructorLink(one, ada)).toMatchObject({ ok: true, value: { role: 'instructor' } })
    expect(await redeemInstructorLink(two, eve)).toMatchObject({ ok: true, value: { role: 'instructor' } })
    expect(await db().person.count({ where: { role: 'instructor' } })).toBe(3)
  })

  test('becomes invalid after a day', async () => {
    const link = tokenOf(await inviteInstructor(hour(0)))
    expect(await isLinkValid(link, hour(23))).toBe(true)
    expect(await redeemInstructorLink(link, ada, hour(25))).toEqual({ ok: false, error: 'link-invalid' })
    expect(await acceptInstructorRole(link, await aLearner(), hour(25))).toEqual({ ok: false, error: 'link-invalid' })
  })

  test('makes a signed-in learner an instructor and does not end the session', async () => {
    const learner = await aLearner()
    const link = tokenOf(await inviteInstructor())
    expect(await acceptInstructorRole(link, learner)).toEqual({ ok: true, value: null })
    expect(await findAccount(learner.id)).toMatchObject({ role: 'instructor', sessionVersion: learner.sessionVersion })
    expect(await isLinkValid(link)).toBe(false)
  })

  test('stays valid if an instructor accepts it, so that a second press has no effect', async () => {
    const instructor = await anInstructor()
    const link = tokenOf(await inviteInstructor())
    expect(await acceptInstructorRole(link, instructor)).toEqual({ ok: true, value: null })
    expect(await isLinkValid(link)).toBe(true)
  })

  test('makes one person an instructor if two accept it at once', async () => {
    const people: Viewer[] = [await aLearner('One'), await aLearner('Two')]
    const link = tokenOf(await inviteInstructor())
    const both = await Promise.all(people.map((each) => acceptInstructorRole(link, each)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, error: 'link-invalid' })
    expect(await db().person.count({ where: { role: 'instructor' } })).toBe(1)
  })
})

describe('the link for a new password', () => {
  const other = 'four words nobody says'
  const token = async (email: string, now?: Date) => {
    const path = await createResetLink(email, now)
    if (!path.ok) throw new Error(path.error)
    return tokenOf(path.value)
  }

  test('sets it once and revokes all sessions', async () => {
    const learner = await aLearner()
    const { value: cookie } = await issueSession(learner)
    const link = await token(learner.email)
    expect(await findResetAccount(link)).toMatchObject({ id: learner.id, email: learner.email })
    const set = await redeemResetLink(link, other)
    expect(set).toMatchObject({ ok: true, value: { id: learner.id, sessionVersion: learner.sessionVersion + 1 } })
    expect(await findViewerByCookie(cookie)).toBeNull()
    expect(await signIn({ email: learner.email, password }, from('here'))).toEqual({ ok: false, error: 'wrong-credentials' })
    expect(await signIn({ email: learner.email, password: other }, from('here'))).toMatchObject({ ok: true })

    expect(await findResetAccount(link)).toBeNull()
    expect(await redeemResetLink(link, 'yet another password')).toEqual({ ok: false, error: 'link-invalid' })
    expect(await signIn({ email: learner.email, password: other }, from('here'))).toMatchObject({ ok: true })
  })

  test('lets the only instructor back in after too many failed sign-ins', async () => {
    const { email } = await anInstructor()
    for (let i = 0; i < 21; i++) await signIn({ email, password: 'forgotten' }, from('here'))
    expect(await signIn({ email, password }, from('here'))).toEqual({ ok: false, error: 'too-many-tries' })
    expect(await redeemResetLink(await token(email), other)).toMatchObject({ ok: true, value: { role: 'instructor' } })
  })

  test('sets one password if it is used from two tabs at once', async () => {
    const { email } = await aLearner()
    const link = await token(email)
    const passwords = ['the password of tab one', 'the password of tab two']
    const both = await Promise.all(passwords.map((each) => redeemResetLink(link, each)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, error: 'link-invalid' })
    const set = passwords[both.findIndex(({ ok }) => ok)] ?? ''
    expect(await signIn({ email, password: set }, from('here'))).toMatchObject({ ok: true })
  })

  test('becomes invalid after a day, and when a new one is created for the same person', async () => {
    const { email } = await aLearner()
    const eves = await token((await aLearner('Eve')).email, hour(0))
    const first = await token(email, hour(0))
    expect(await findResetAccount(first, hour(23))).not.toBeNull()
    expect(await redeemResetLink(first, other, hour(24))).toEqual({ ok: false, error: 'link-invalid' })
    const second = await token(email, hour(1))
    expect(await findResetAccount(first, hour(2))).toBeNull()
    expect(await findResetAccount(second, hour(2))).toMatchObject({ email })
    expect(await findResetAccount(eves, hour(2))).toMatchObject({ name: 'Eve' })
  })

  test.each(weak)('is still valid after a password that was refused as %s', async (error, guessed) => {
    const link = await token((await aLearner()).email)
    expect(await redeemResetLink(link, guessed)).toEqual({ ok: false, error })
    expect(await findResetAccount(link)).not.toBeNull()
  })

  test('is not created for an e-mail address that nobody has', async () => {
    expect(await createResetLink('nobody@example.org')).toEqual({ ok: false, error: 'not-found' })
  })

  test('makes nobody an instructor, and an invitation sets no password', async () => {
    const learner = await aLearner()
    const reset = await token(learner.email)
    expect(await redeemInstructorLink(reset, eve)).toEqual({ ok: false, error: 'link-invalid' })
    expect(await acceptInstructorRole(reset, learner)).toEqual({ ok: false, error: 'link-invalid' })
    expect(await redeemResetLink(tokenOf(await inviteInstructor()), other)).toEqual({ ok: false, error: 'link-invalid' })
  })

  test('is stored as a hash, which cannot be used as a link', async () => {
    const link = await token((await aLearner()).email)
    const [row] = await db().resetLink.findMany()
    expect(JSON.stringify(row)).not.toContain(link)
    expect(await findResetAccount(row?.tokenHash ?? '')).toBeNull()
  })
})
