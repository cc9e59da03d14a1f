import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changePassword, removeAccount, signOutEverywhere } from '@/server/accounts'
import { appoint, dismiss } from '@/server/administrators'
import { inviteLearners, listInvitations, signUpByOffer } from '@/server/invitations'
import { createInstructorLink, createResetLink, redeemInstructorLink, redeemResetLink } from '@/server/links'
import { log } from '@/server/log'
import { signIn, signUp } from '@/server/sign-in'
import { countSignUp } from '@/server/sign-in-limits'
import { aLearner, anInstructor, anotherInstructor, from, password } from '@/tests/support/acting'
import { askApi, cookiesOf } from '@/tests/support/api'
import { aCohort } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

type Line = { security: string; person?: string; network?: string }
let lines: Line[]
beforeEach(() => {
  lines = []
  vi.spyOn(log, 'info').mockImplementation((...given: unknown[]) => void lines.push(given[0] as Line))
})
afterEach(() => void vi.restoreAllMocks())

const here = '198.51.100.77'
const secrets = [password, 'another good password', 'ada@example.org', here]
const last = () => lines.at(-1)

/** One event was logged since the last look, of this kind and person, and it names no address and no password. */
function expectLogged(security: string, person?: string): void {
  const logged = lines.splice(0)
  expect(logged.map((line) => [line.security, line.person])).toEqual([[security, person]])
  for (const secret of secrets) expect(JSON.stringify(logged)).not.toContain(secret)
}

test('signing up, signing in, failing and being braked are each logged, without an address or a password', async () => {
  const made = await signUp({ name: 'Ada', email: 'ada@example.org', password }, new Date(), from(here))
  const id = made.ok ? made.value.id : ''
  expectLogged('signed-up', id)
  await signIn({ email: 'ada@example.org', password }, from(here))
  expectLogged('signed-in', id)
  await signIn({ email: 'ada@example.org', password: 'wrong' }, from(here))
  expectLogged('sign-in-failed', id)
  await signIn({ email: 'nobody@example.org', password: 'wrong' }, from(here))
  expectLogged('sign-in-failed')
  for (let tries = 0; last()?.security !== 'sign-in-braked' && tries < 20; tries++) {
    await signIn({ email: 'ada@example.org', password: 'wrong' }, from(here))
  }
  expect(last()).toMatchObject({ security: 'sign-in-braked', network: expect.any(String) })
  while (countSignUp(from('198.51.100.78')) === null);
  lines = []
  await signUp({ name: 'Bob', email: 'bob@example.org', password }, new Date(), from('198.51.100.78'))
  expectLogged('sign-up-braked')
})

test('changes of passwords, roles and accounts are each logged with whose they are', async () => {
  const inge = await anInstructor()
  expectLogged('instructor-made', inge.id)
  const ines = await anotherInstructor()
  lines = []
  await appoint(inge, ines.id)
  expectLogged('administrator-appointed', ines.id)
  await dismiss(inge, ines.id)
  expectLogged('administrator-dismissed', ines.id)

  const ada = await aLearner()
  const changed = await changePassword({ current: password, password: 'another good password' }, ada, from(here))
  expect(changed.ok).toBe(true)
  expect(lines.shift()).toMatchObject({ security: 'signed-in', person: ada.id })
  expectLogged('password-changed', ada.id)
  const link = await createResetLink(ada.email)
  const token = link.ok ? (link.value.split('/').at(-1) ?? '') : ''
  await redeemResetLink(token, password)
  expectLogged('password-reset', ada.id)

  const again = { ...ada, sessionVersion: ada.sessionVersion + 2 }
  await signOutEverywhere(again)
  expectLogged('signed-out', ada.id)
  expect((await removeAccount(password, { ...again, sessionVersion: again.sessionVersion + 1 }, from(here))).ok).toBe(true)
  expect(lines.shift()).toMatchObject({ security: 'signed-in', person: ada.id })
  expectLogged('account-removed', ada.id)
})

test('an account that is made with an invitation is logged like any other', async () => {
  const inge = await anInstructor()
  const cohort = await aCohort(inge)
  await inviteLearners(inge, cohort, 'ada@example.org', false)
  const token = (await listInvitations(inge, cohort)).rows[0]?.link?.split('/').at(-1) ?? ''
  lines = []
  const made = await signUpByOffer(token, { name: 'Ada', password })
  expectLogged('signed-up', made.ok ? made.value.id : '')
})

test('signing out and asking for what belongs to somebody else are logged', async () => {
  const ada = await aLearner()
  lines = []
  await askApi('POST', '/api/attempts/nobodys/submission', { cookies: await cookiesOf(ada), json: {}, network: here })
  expectLogged('access-refused')
  await askApi('POST', '/api/sign-out', { cookies: await cookiesOf(ada), json: {}, network: here })
  expectLogged('signed-out', ada.id)
})

test('a link for instructors that was used is logged once', async () => {
  const token = (await createInstructorLink())?.split('/').at(-1) ?? ''
  const made = await redeemInstructorLink(token, { name: 'Inge', email: 'inge@example.org', password })
  expectLogged('instructor-made', made.ok ? made.value.id : '')
  await redeemInstructorLink(token, { name: 'Eve', email: 'eve@example.org', password })
  expect(lines).toEqual([])
})
