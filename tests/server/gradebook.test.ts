import { expect, test } from 'vitest'
import { signUpForm } from '@/core/people'
import { saveAnswer } from '@/server/answers'
import { submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { findLearner, findLearnerAttempt, learnerQuery, listLearners } from '@/server/gradebook'
import { personKeys } from '@/server/person-keys'
import { signUp } from '@/server/sign-in'
import { aLearner, anInstructor, anOpenAttempt, answerAll, password } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

/** A learner's row, without the time that it takes to hash a password. */
function aPersonRow(name: string) {
  const email = `${encodeURIComponent(name).toLowerCase()}@example.org`
  return { id: name, name, email, role: 'learner', passwordHash: '', createdAt: new Date(), ...personKeys({ name, email }) }
}

const query = (over: Record<string, string | undefined> = {}) => learnerQuery.parse(over)

test('an instructor sees all learners page by page, and no instructors among them', async () => {
  const instructor = await anInstructor()
  for (let i = 1; i <= 27; i++) await aLearner(`Learner ${String(i).padStart(2, '0')}`)
  const first = await listLearners(instructor, query())
  const last = await listLearners(instructor, query({ page: '99' }))
  expect(first).toMatchObject({ total: 27, page: 1, pages: 2 })
  expect(first.rows.map(({ person }) => person.name).slice(0, 2)).toEqual(['Learner 01', 'Learner 02'])
  expect(last).toMatchObject({ page: 2, rows: [{ person: { name: 'Learner 26' } }, { person: { name: 'Learner 27' } }] })
})

test.each([
  ['zoë', ['Zoë O’Neill']],
  ['ZOË', ['Zoë O’Neill']],
  ['@example.org', ['Bob', 'Zoë O’Neill']],
  ["' OR 1=1", []],
])('a search for %s finds names and e-mail addresses in any case', async (search, names) => {
  const instructor = await anInstructor()
  await aLearner('Zoë O’Neill')
  await aLearner('Bob')
  const { rows } = await listLearners(instructor, query({ search }))
  expect(rows.map(({ person }) => person.name)).toEqual(names)
})

test.each([
  ['émi', ['Émile']],
  ['zoe', ['Zoë O’Neill']],
  ['ZOË O’', ['Zoë O’Neill']],
  ["O'neill", ['Zoë O’Neill']],
  ['oneill', []],
  ['zo\u0308e', ['Zoë O’Neill']],
  ['łukasz', ['Lukasz_W', 'Łukasz']],
  ['LUKASZ', ['Lukasz_W', 'Łukasz']],
  ['ırmak', ['Irmak 100%']],
  ['İRMAK', ['Irmak 100%']],
  ['ber ٢', ['Number 2']],
  ['\u200fnumber\u200b', ['Number 2']],
  ['_', ['Lukasz_W']],
  ['z_w', ['Lukasz_W']],
  ['l_kasz', []],
  ['%', ['Irmak 100%']],
  ['i%k', []],
  ['\\', []],
  ['ada', []],
  ['EXAMPLE.org', ['Émile', 'Irmak 100%', 'Lukasz_W', 'Łukasz', 'Number 2', 'Zoë O’Neill']],
  ['почта', ['Zoë O’Neill']],
  ['xn--80a1', ['Zoë O’Neill']],
])('a search for %j finds every form of a letter, and % and _ only as themselves', async (search, names) => {
  const instructor = await anInstructor()
  for (const name of ['Émile', 'Łukasz', 'Lukasz_W', 'Irmak 100%', 'Number 2']) {
    const email = `${name.length}${name.codePointAt(0)}@example.org`
    await db().person.create({ data: { ...aPersonRow(name), email, ...personKeys({ name, email }) } })
  }
  await signUp({ name: 'Zoë O’Neill', email: signUpForm.shape.email.parse('z@почта.example.org'), password })
  const { rows, total } = await listLearners(instructor, query({ search }))
  const found = rows.map(({ person }) => person.name)
  expect([...found].sort()).toEqual([...names].sort())
  expect(total).toBe(names.length)
})

test.each<[what: string, search: unknown]>([
  ['250 letters', 'a'.repeat(250)],
  ['500,000 letters', 'a'.repeat(500_000)],
  ['a zero-width space', '\u200b'],
  ['an accent alone', '\u0301'],
  ['two searches', ['a', 'b']],
  ['a number', 7],
])('a search for %s shows nobody, not everybody', async (_, search) => {
  const instructor = await anInstructor()
  await aLearner()
  const asked = learnerQuery.parse({ search })
  expect(await listLearners(instructor, asked)).toMatchObject({ total: 0, rows: [] })
  expect(await listLearners(instructor, learnerQuery.parse({ search: ' ' }))).toMatchObject({ total: 1 })
})

test('learners are sorted by name whatever accents, letters and capitals it has, also over the border of a page', async () => {
  const instructor = await anInstructor()
  const inOrder = [
    'ada',
    'Ásta',
    'Ben',
    'Çelik',
    'Dana',
    'Đặng',
    'Émile',
    'Eva',
    'İpek',
    'Irmak',
    'Jo',
    'Łukasz',
    'lulu',
    'Óscar',
    'Øystein',
  ]
  const others = Array.from({ length: 15 }, (_, i) => `Z ${String(i).padStart(2, '0')}`)
  for (const name of [...inOrder, ...others].reverse()) await db().person.create({ data: aPersonRow(name) })
  const pages = [await listLearners(instructor, query()), await listLearners(instructor, query({ page: '2' }))]
  expect(pages.flatMap(({ rows }) => rows.map(({ person }) => person.name))).toEqual([...inOrder, ...others])
})

test.each([{ page: '-1' }, { page: 'x' }, { sort: 'drop' }])(
  'an invalid gradebook query (%o) is replaced by the default',
  async (given) => {
    expect(await listLearners(await anInstructor(), query(given))).toMatchObject({ page: 1, total: 0, rows: [] })
  },
)

test('an instructor sees a learner’s progress and attempts, and each answer of a graded attempt without its confidence', async () => {
  const instructor = await anInstructor()
  const learner = await aLearner()
  const attempt = await anOpenAttempt(learner)
  await answerAll(attempt, learner, { except: [1] })
  await saveAnswer(attempt.id, 1, { answer: null, confidence: 'certain', isFlagged: false, revision: 1 }, learner)
  expect(await findLearnerAttempt(instructor, attempt.id)).toBeNull()
  await submitAttempt(attempt.id, learner)
  expect(await findLearner(instructor, learner.id)).toMatchObject({
    person: { name: 'Ada' },
    modules: [
      { module: 'tides', attempts: 1 },
      { module: 'shore', attempts: 0 },
    ],
    attempts: { rows: [{ id: attempt.id, status: 'graded' }], total: 1, page: 1, pages: 1 },
  })
  const seen = await findLearnerAttempt(instructor, attempt.id)
  expect(seen?.attempt.questions).toHaveLength(8)
  expect(seen?.attempt.questions.every(({ confidence }) => confidence === null)).toBe(true)
})

test('an unknown learner, an instructor and an unknown attempt are not found in the gradebook', async () => {
  const instructor = await anInstructor()
  expect(await findLearner(instructor, 'nobody')).toBeNull()
  expect(await findLearner(instructor, instructor.id)).toBeNull()
  expect(await findLearnerAttempt(instructor, 'nothing')).toBeNull()
})
