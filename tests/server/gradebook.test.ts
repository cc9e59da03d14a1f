import { expect, test } from 'vitest'
import { saveAnswer } from '@/server/answers'
import { submitAttempt } from '@/server/attempts'
import { findLearner, findLearnerAttempt, learnerQuery, listLearners } from '@/server/gradebook'
import { aLearner, anInstructor, anOpenAttempt, answerAll } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

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

test.each([{ page: '-1' }, { page: 'x' }, { sort: 'drop' }, { search: 'a'.repeat(500) }])(
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
