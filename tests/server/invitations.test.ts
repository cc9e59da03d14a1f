import { describe, expect, test } from 'vitest'
import { setArchived } from '@/server/cohorts'
import { readRows, writeRows } from '@/server/csv'
import { db } from '@/server/database/client'
import {
  acceptOffer,
  findOffer,
  inviteLearners,
  listInvitations,
  listOpenInvitations,
  longestList,
  signUpByOffer,
  withdrawInvitation,
} from '@/server/invitations'
import { signIn } from '@/server/sign-in'
import { aLearner, anInstructor, anotherInstructor, from, password } from '@/tests/support/acting'
import { aCohort } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

async function aClass() {
  const inge = await anInstructor()
  const id = await aCohort(inge)
  const invite = (list: string, keepsGood = false, now?: Date) => inviteLearners(inge, id, list, keepsGood, now)
  const tokens = async (now?: Date) =>
    (await listInvitations(inge, id, 1, now)).rows.map(({ link }) => link?.split('/').at(-1) ?? '')
  return { inge, id, invite, tokens }
}

const invited = async () =>
  (await db().invitation.findMany({ orderBy: { email: 'asc' } })).map(({ email, name }) => ({ email, name }))
const both = [
  { email: 'ada@example.org', name: 'Ada O’Neill' },
  { email: 'bob@example.org', name: 'Bob' },
]

describe('a list of invitations', () => {
  test.each([
    ['with titles', 'E-mail,Name\nada@example.org,Ada O’Neill\nbob@example.org,Bob\n'],
    ['with titles the other way round', 'Full name,email\nAda O’Neill,ada@example.org\nBob,bob@example.org'],
    ['without titles', 'ada@example.org,Ada O’Neill\nbob@example.org,Bob'],
    ['with semicolons', 'E-mail;Name\nada@example.org;Ada O’Neill\nbob@example.org;Bob'],
    ['with tabs, as it is pasted from a sheet', 'ada@example.org\tAda O’Neill\nbob@example.org\tBob'],
    ['with a byte order mark and CRLF', '\ufeffemail,name\r\nada@example.org,Ada O’Neill\r\nbob@example.org,Bob\r\n'],
    ['with quotes and empty lines', '"ada@example.org","Ada O’Neill"\n\n,\n"bob@example.org",Bob\n\n'],
    ['with capitals and spaces', ' ADA@example.org , Ada   O’Neill \nbob@example.org,Bob'],
  ])('%s is read', async (_, list) => {
    const { invite } = await aClass()
    expect(await invite(list)).toEqual({ ok: true, value: { invited: 2, present: 0, badRows: [] } })
    expect(await invited()).toEqual(both)
  })

  const bad =
    'email,name\nada@example.org,"Ada\nO’Neill"\nnobody,X\n,Nameless\nada@example.org,Again\nbob@example.org,\u2060…\neve@example.org,Eve'
  const badRows = [
    { line: 4, email: 'nobody', fault: 'address-invalid' },
    { line: 5, email: '', fault: 'no-address' },
    { line: 6, email: 'ada@example.org', fault: 'repeated' },
    { line: 7, email: 'bob@example.org', fault: 'name-unusable' },
  ]

  test('with bad rows names them by their lines, and invites nobody', async () => {
    const { invite } = await aClass()
    expect(await invite(bad)).toEqual({ ok: true, value: { invited: 0, present: 0, badRows } })
    expect(await invited()).toEqual([])
  })

  test('with bad rows invites the others if that is asked for', async () => {
    const { invite } = await aClass()
    expect(await invite(bad, true)).toEqual({ ok: true, value: { invited: 2, present: 0, badRows } })
    expect((await invited()).map(({ email }) => email)).toEqual(['ada@example.org', 'eve@example.org'])
  })

  test.each([
    ['list-empty', ''],
    ['list-empty', 'email,name\n'],
    ['list-unreadable', 'email,name\n"ada@example.org,Ada\n'],
    ['list-long', 'x'.repeat(longestList + 1)],
    ['list-long', Array.from({ length: 1001 }, (_, i) => `l${i}@example.org`).join('\n')],
  ])('is refused as %s (%#)', async (error, list) => {
    const { invite } = await aClass()
    expect(await invite(list)).toEqual({ ok: false, error })
    expect(await invited()).toEqual([])
  })

  test('is refused for a cohort of others and for an archived one', async () => {
    const { inge, id, invite } = await aClass()
    const ines = await anotherInstructor()
    expect(await inviteLearners(ines, id, 'ada@example.org', false)).toEqual({ ok: false, error: 'not-found' })
    await setArchived(inge, id, true)
    expect(await invite('ada@example.org')).toEqual({ ok: false, error: 'cohort-archived' })
  })

  test('sent again replaces the links, and leaves out who has joined', async () => {
    const { invite, tokens } = await aClass()
    await invite('ada@example.org\nbob@example.org')
    const [first = ''] = await tokens()
    expect(await signUpByOffer(first, { name: 'Ada', password })).toMatchObject({ ok: true })
    expect(await invite('ada@example.org\nbob@example.org')).toMatchObject({ value: { invited: 1, present: 1 } })
    expect(await db().invitation.count()).toBe(2)
  })
})

describe('a link to join', () => {
  test('makes an account for the address that was invited, in the cohort, and works once', async () => {
    const { id, invite, tokens } = await aClass()
    await invite('ada@example.org,Ada')
    const [token = ''] = await tokens()
    expect(await findOffer(token)).toMatchObject({
      email: 'ada@example.org',
      name: 'Ada',
      hasAccount: false,
      cohort: { name: 'Nurses' },
    })
    // Two presses of the button are one account, and so is a third within a minute. The link lets nobody else in.
    const made = await Promise.all([1, 2].map(() => signUpByOffer(token, { name: 'Ada', password })))
    made.push(await signUpByOffer(token, { name: 'Ada', password }))
    expect(new Set(made.map((each) => each.ok && each.value.id)).size).toBe(1)
    expect(made[0]).toMatchObject({ ok: true })
    const refused = { ok: false, error: 'link-invalid' }
    expect(await signUpByOffer(token, { name: 'Ada', password: `${password}!` })).toEqual(refused)
    expect(await signUpByOffer(token, { name: 'Eve', password })).toEqual(refused)
    expect(await signUpByOffer(token, { name: 'Ada', password }, new Date(Date.now() + 61_000))).toEqual(refused)
    expect(await db().enrolment.findMany()).toMatchObject([{ cohortId: id }])
    expect(await signIn({ email: 'ada@example.org', password }, from('here'))).toMatchObject({ ok: true })
    expect(await findOffer(token)).toBeNull()
  })

  test('is an offer to somebody with an account, who consents', async () => {
    const { id, invite, tokens } = await aClass()
    const [ada, bob] = [await aLearner('Ada'), await aLearner('Bob')]
    await invite('ada@example.org')
    const [token = ''] = await tokens()
    expect(await findOffer(token)).toMatchObject({ hasAccount: true })
    expect(await db().enrolment.count({ where: { cohortId: id } })).toBe(0)
    expect(await signUpByOffer(token, { name: 'Eve', password })).toEqual({ ok: false, error: 'email-taken' })
    expect(await acceptOffer(token, bob)).toEqual({ ok: false, error: 'other-address' })
    expect(await acceptOffer(token, ada)).toMatchObject({ ok: true, value: { name: 'Nurses' } })
    expect(await acceptOffer(token, ada)).toMatchObject({ ok: true, value: { name: 'Nurses' } })
    expect(await acceptOffer(token, bob)).toEqual({ ok: false, error: 'link-invalid' })
    expect(await db().enrolment.findUnique({ where: { personId: ada.id } })).toMatchObject({ cohortId: id })
  })

  test('is no longer valid after 30 days, once withdrawn, in an archived cohort, and with one character changed', async () => {
    const { inge, id, invite, tokens } = await aClass()
    const day = (n: number) => new Date(Date.UTC(2026, 10, n))
    await invite('ada@example.org', false, day(1))
    const [token = ''] = await tokens(day(2))
    expect(await findOffer(token, day(30))).not.toBeNull()
    expect(await findOffer(token, day(32))).toBeNull()
    expect((await listInvitations(inge, id, 1, day(32))).rows).toMatchObject([{ state: 'expired', link: null }])
    for (const wrong of [`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, token.slice(1), '', 'x'.repeat(100_000)]) {
      expect(await findOffer(wrong, day(2))).toBeNull()
    }
    await setArchived(inge, id, true)
    expect(await findOffer(token, day(2))).toBeNull()
    await setArchived(inge, id, false)
    const [{ id: invitation } = { id: '' }] = (await listInvitations(inge, id, 1, day(2))).rows
    expect(await withdrawInvitation(await anotherInstructor(), invitation)).toEqual({ ok: false, error: 'not-found' })
    expect(await withdrawInvitation(inge, invitation)).toEqual({ ok: true, value: null })
    expect(await findOffer(token, day(2))).toBeNull()
  })

  test('does not make an instructor a learner', async () => {
    const { inge, invite, tokens } = await aClass()
    await invite('inge@example.org')
    const [token = ''] = await tokens()
    expect(await acceptOffer(token, inge)).toEqual({ ok: false, error: 'not-a-learner' })
  })
})

test('a long list of invitations is shown page by page, and the links to send are all counted and listed', async () => {
  const { inge, id, invite } = await aClass()
  await invite(Array.from({ length: 120 }, (_, i) => `learner${String(i).padStart(3, '0')}@example.org`).join('\n'))
  const pages = await Promise.all([1, 2, 3, 99].map((page) => listInvitations(inge, id, page)))
  expect(pages.map(({ page, pages, open, rows }) => [page, pages, open, rows.length])).toEqual([
    [1, 3, 120, 50],
    [2, 3, 120, 50],
    [3, 3, 120, 20],
    [3, 3, 120, 20],
  ])
  expect(pages[1]?.rows[0]?.email).toBe('learner050@example.org')
  expect(await listOpenInvitations(inge, id)).toHaveLength(120)
  expect(await listOpenInvitations(await anotherInstructor(), id)).toEqual([])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'a cell that a spreadsheet would run (%j) is written as text',
  (cell) => {
    const [row] = readRows(writeRows([[cell, 'x']])) ?? []
    expect(row?.cells[0]).toBe(`'${cell}`)
  },
)

test('what is written is read again as it was', () => {
  const rows = [
    ['plain', 'with, comma', 'with "quotes"', 'with\nnewline', 'Ünïcode', ''],
    ['2', '0.5', '', 'a', 'b', 'c'],
  ]
  expect(readRows(writeRows(rows))?.map(({ cells }) => cells)).toEqual(rows)
})
