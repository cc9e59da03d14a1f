import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Learner, signInForm, signUpForm } from '@/core/people'
import { changeName } from '@/server/accounts'
import { submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { createResetLink, inviteInstructor, isLinkValid, redeemInstructorLink } from '@/server/links'
import { countRecords, findAccountByEmail, listPeople, listSharedAddresses, removePerson } from '@/server/people'
import { personKeys } from '@/server/person-keys'
import { findPersonalData } from '@/server/personal-data'
import { markLessonRead } from '@/server/progress'
import { signIn, signUp } from '@/server/sign-in'
import { aLearner, anInstructor, anOpenAttempt, answerAll, from, password } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'
import { isOnPostgres, onSqlite } from '@/tests/support/postgres'

eachTestHasADatabase()
afterEach(() => void vi.useRealTimers())

async function submitAll(learner: Learner): Promise<void> {
  const attempt = await anOpenAttempt(learner)
  await answerAll(attempt, learner, { except: [1] })
  await submitAttempt(attempt.id, learner)
}

const ada = { name: 'Ada O’Neill', email: 'ada@example.org', password }

describe('signing up', () => {
  test('creates a learner whose password is stored as an argon2id hash', async () => {
    const made = await signUp(ada)
    expect(made).toMatchObject({ ok: true, value: { name: 'Ada O’Neill', role: 'learner' } })
    expect((await db().person.findFirstOrThrow()).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test.each([
    ['another password', { password: 'another long password' }],
    ['another name', { name: 'Eve' }],
  ])('with an e-mail address that has an account and %s is refused, even if both requests arrive at once', async (_, other) => {
    const both = await Promise.all([signUp(ada), signUp({ ...ada, ...other })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db().person.count()).toBe(1)
  })

  test('twice with the same form within a minute creates one account and returns it both times', async () => {
    const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds))
    const [first, second] = await Promise.all([signUp(ada, at(0)), signUp(ada, at(0))])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect(await signUp(ada, at(59))).toEqual(first)
    expect(await signUp(ada, at(61))).toEqual({ ok: false, error: 'email-taken' })
    expect(await db().person.count()).toBe(1)
  })

  test('never returns the account of an instructor', async () => {
    await anInstructor()
    const form = { name: 'Inge', email: 'inge@example.org', password }
    expect(await signUp(form)).toEqual({ ok: false, error: 'email-taken' })
  })

  test.each([
    ['password-common', 'password2026'],
    ['password-personal', 'ada@example.org'],
  ])('with a password that is easy to guess is refused as %s', async (error, guessed) => {
    expect(await signUp({ ...ada, password: guessed })).toEqual({ ok: false, error })
    expect(await db().person.count()).toBe(0)
  })
})

test('signing up is limited for one network address, but only after a whole class has signed up', async () => {
  const { countSignUp } = await import('@/server/sign-in-limits')
  for (let i = 0; i < 300; i++) expect(countSignUp(from('198.51.100.1'))).toBeNull()
  expect(await signUp(ada, new Date(), from('198.51.100.1'))).toEqual({ ok: false, error: 'too-many-tries' })
  expect(await signUp(ada, new Date(), from('198.51.100.2'))).toMatchObject({ ok: true })
})

describe('signing in', () => {
  test('works with the right e-mail address and password', async () => {
    await signUp(ada)
    expect(await signIn(ada, from('192.0.2.1'))).toMatchObject({ ok: true, value: { email: ada.email } })
  })

  test.each([
    ['a wrong password', { email: ada.email, password: 'something else' }],
    ['an unknown e-mail address', { email: 'nobody@example.org', password }],
  ])('with %s is refused with the same code', async (_, form) => {
    await signUp(ada)
    expect(await signIn(form, from('192.0.2.2'))).toEqual({ ok: false, error: 'wrong-credentials' })
  })

  test('is refused after some failures from one network, even with the right password, and not from another', async () => {
    await signUp(ada)
    // The wait after the failures is not over on a slow machine either.
    vi.useFakeTimers({ toFake: ['performance'] })
    const wrong = { email: ada.email, password: 'something else' }
    const tries = await Promise.all(Array.from({ length: 21 }, () => signIn(wrong, from('192.0.2.3'))))
    expect(tries.filter((each) => !each.ok && each.error === 'too-many-tries')).toHaveLength(16)
    expect(await signIn(ada, from('192.0.2.3'))).toEqual({ ok: false, error: 'too-many-tries' })
    expect(await signIn(ada, from('192.0.2.4'))).toMatchObject({ ok: true })
  })

  onSqlite('writes nothing to the database, whether it fails or succeeds', async () => {
    await signUp(ada)
    const changes = async () => (await db().$queryRaw<{ n: number }[]>`SELECT total_changes() AS n`)[0]?.n
    const before = await changes()
    await signIn({ ...ada, password: 'something else' }, from('192.0.2.5'))
    await signIn(ada, from('192.0.2.5'))
    expect(await changes()).toEqual(before)
  })

  test('clears the count of failures when it succeeds', async () => {
    await signUp(ada)
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await signIn({ ...ada, password: 'something else' }, from('192.0.2.6'))
      expect(await signIn(ada, from('192.0.2.6'))).toMatchObject({ ok: true })
    }
  })
})

describe('the list of everybody with an account', () => {
  test('is sorted by name and has no secrets', async () => {
    await aLearner('Zoë')
    await anInstructor()
    await signUp(ada, new Date('2026-11-20T10:00:00Z'))
    const listed = await listPeople()
    expect(listed.map(({ name, role }) => `${name}, ${role}`)).toEqual([
      'Ada O’Neill, learner',
      'Inge, instructor',
      'Zoë, learner',
    ])
    expect(listed[0]).toMatchObject({ email: ada.email, joinedAt: new Date('2026-11-20T10:00:00Z') })
    expect(JSON.stringify(listed)).not.toContain('argon2')
  })

  test.each([
    ['a part of a name in another case', 'O’NEI', 1],
    ['a part of an e-mail address', 'ada@', 1],
    ['a name with a combining accent', 'Zoe\u0308', 1],
    ['a text that nobody has', 'nobody', 0],
  ])('is searched by %s', async (_, search, count) => {
    await aLearner('Zoë')
    await signUp(ada)
    expect(await listPeople(search)).toHaveLength(count)
  })
})

describe('removing a person', () => {
  /** Every value in every table of the database. */
  async function readAll(): Promise<string> {
    const tables = isOnPostgres
      ? await db().$queryRaw<{ name: string }[]>`SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'`
      : await db().$queryRaw<{ name: string }[]>`SELECT name FROM sqlite_master WHERE type = 'table'`
    const rows = await Promise.all(tables.map(({ name }) => db().$queryRawUnsafe(`SELECT * FROM "${name}"`)))
    return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))
  }

  test('leaves nothing of them in any table, and nobody else loses anything', async () => {
    const bob = await aLearner('Bob')
    await submitAll(bob)
    const now = new Date()
    const before = await findPersonalData(bob.id, now)

    const learner = await aLearner('Ada')
    await submitAll(learner)
    await markLessonRead('tides', learner)
    await createResetLink(learner.email)
    await signIn({ email: learner.email, password: 'a wrong one' }, from('127.0.0.1'))
    const counts = await countRecords(learner)
    expect(Object.values(counts).every((count) => count > 0)).toBe(true)

    expect(await removePerson(learner)).toEqual({ ok: true, value: counts })
    const after = await readAll()
    expect(after).not.toContain(learner.id)
    expect(after).not.toContain(learner.email)
    expect(await findPersonalData(bob.id, now)).toEqual(before)
  })

  test('twice at once removes them once', async () => {
    const learner = await aLearner()
    const both = await Promise.all([removePerson(learner), removePerson(learner)])
    expect(both.map((each) => (each.ok ? 'removed' : each.error)).sort()).toEqual(['not-found', 'removed'])
  })

  test('is refused for the last instructor', async () => {
    const instructor = await anInstructor()
    expect(await removePerson(instructor)).toEqual({ ok: false, error: 'last-instructor' })
    expect(await countRecords(instructor)).toEqual({ attempts: 0, answers: 0, lessons: 0, reviews: 0 })
  })
})

test('a name with an apostrophe and a diaeresis is stored unchanged', async () => {
  expect((await aLearner("Zoë d'Arc")).name).toBe("Zoë d'Arc")
  expect((await anInstructor()).role).toBe('instructor')
})

describe('an e-mail address is one account in every form in which it can be typed, pasted or sent:', () => {
  const forms = [
    'info@münchen.example',
    'INFO@MÜNCHEN.example',
    'info@xn--mnchen-3ya.example',
    ' info@mu\u0308nchen.example.',
    'info＠münchen。example',
  ]
  const asTyped = (typed: string) => signUpForm.parse({ name: 'Info', email: typed, password })

  test('it can be used once to sign up, and in every form to sign in, to be found and to get a link', async () => {
    const [first = '', ...others] = forms
    const made = await signUp(asTyped(first), new Date(0))
    const id = made.ok ? made.value.id : ''
    for (const other of others) {
      expect(await signUp(asTyped(other))).toEqual({ ok: false, error: 'email-taken' })
      const { email } = signInForm.parse({ email: other, password })
      expect(await signIn({ email, password }, from(other))).toMatchObject({ ok: true, value: { id } })
      expect(await findAccountByEmail(email)).toMatchObject({ id })
      expect(await createResetLink(email)).toMatchObject({ ok: true })
      expect(await listPeople(other)).toMatchObject([{ id }])
    }
  })

  test('an invitation for an address that has an account in another form is refused, and stays valid', async () => {
    await signUp(asTyped('info@münchen.example'))
    const token = (await inviteInstructor()).split('/').at(-1) ?? ''
    expect(await redeemInstructorLink(token, asTyped('INFO@xn--mnchen-3ya.example'))).toEqual({ ok: false, error: 'email-taken' })
    expect(await isLinkValid(token)).toBe(true)
  })

  test('failures are counted together whatever form they use', async () => {
    await signUp(asTyped('info@münchen.example'))
    const tries = []
    for (let i = 0; i < 8; i++) {
      const { email } = signInForm.parse({ email: forms[i % forms.length], password: 'x' })
      tries.push(await signIn({ email, password: 'wrong' }, from('one')))
    }
    expect(tries.filter((each) => !each.ok && each.error === 'too-many-tries')).toHaveLength(3)
  })

  test('two that sign up at once with two forms get one account', async () => {
    const both = await Promise.all(forms.slice(0, 2).map((typed, i) => signUp({ ...asTyped(typed), name: `Info ${i}` })))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe('an account of an earlier version', () => {
  const aRow = (id: string, email: string, more = {}) => ({
    ...{ id, email, name: id, role: 'learner', passwordHash: '', createdAt: new Date(), ...personKeys({ name: id, email }) },
    ...more,
  })

  test('is found by the old form of its address and by the new one', async () => {
    await db().person.create({ data: aRow('old', 'info@münchen.example') })
    for (const typed of ['info@münchen.example', 'info@xn--mnchen-3ya.example', 'Info@MÜNCHEN.example.'])
      expect(await findAccountByEmail(typed)).toMatchObject({ id: 'old' })
    expect(await signUp({ name: 'New', email: 'info@xn--mnchen-3ya.example', password })).toEqual({
      ok: false,
      error: 'email-taken',
    })
  })

  test('whose address counts as that of another one stays, is found by its own form, and the operator is told', async () => {
    await db().person.create({ data: aRow('one', 'info@münchen.example') })
    await db().person.create({ data: aRow('two', 'info@xn--mnchen-3ya.example', { createdAt: new Date(0) }) })
    await db().person.create({ data: aRow('other', 'other@example.org') })
    expect(await findAccountByEmail('info@münchen.example')).toMatchObject({ id: 'one' })
    expect(await findAccountByEmail('INFO@xn--mnchen-3ya.example')).toMatchObject({ id: 'two' })
    expect(await findAccountByEmail('info@münchen.example.')).toMatchObject({ id: 'two' })
    expect((await listSharedAddresses()).map((group) => group.map(({ id }) => id))).toEqual([['two', 'one']])
    await removePerson({ id: 'two', email: 'info@xn--mnchen-3ya.example' })
    expect(await findAccountByEmail('info@xn--mnchen-3ya.example')).toMatchObject({ id: 'one' })
    expect(await listSharedAddresses()).toEqual([])
  })

  test('is not found by a form that neither of two accounts has', async () => {
    await db().person.create({ data: aRow('one', 'info@münchen.example') })
    await db().person.create({ data: aRow('two', 'info@mün\u00adchen.example') })
    expect(await findAccountByEmail('info@xn--mnchen-3ya.example')).toBeNull()
  })
})

test('the removal of a person leaves what is counted of addresses that differ in a character', async () => {
  const learner = await signUp({ name: 'A', email: 'a_b@example.org', password })
  await db().rateLimiterFlexible.createMany({
    data: ['x:a_b@example.org', 'x:axb@example.org'].map((key) => ({ key, points: 1 })),
  })
  await removePerson({ id: learner.ok ? learner.value.id : '', email: 'a_b@example.org' })
  expect(await db().rateLimiterFlexible.findMany({ select: { key: true } })).toEqual([{ key: 'x:axb@example.org' }])
})

test('every name that is stored is stored with its keys', async () => {
  const learner = await aLearner('Zoë')
  await anInstructor()
  expect(await changeName('Łukasz', learner)).toMatchObject({ ok: true })
  for (const { name, email, addressKey, sortKey, searchText } of await db().person.findMany())
    expect({ addressKey, sortKey, searchText }).toEqual(personKeys({ name, email }))
})

test('nothing but the functions that store the keys writes names or addresses', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('generated'),
  )
  const writers = files.filter((file) =>
    /person\.(create|createMany|update|updateMany|upsert)\(\{[^;]{0,200}?data: \{[^}]*\b(name|email)\b/.test(
      readFileSync(`server/${file}`, 'utf8'),
    ),
  )
  expect(writers.sort()).toEqual(['accounts.ts'])
  expect(readFileSync('server/accounts.ts', 'utf8')).toContain('name, ...personKeys(')
})
