import { expect, test } from 'vitest'
import { submitAttempt } from '@/server/attempts'
import { checkPractice, showPractice } from '@/server/practice'
import { listProgress, markLessonRead, setBookmark } from '@/server/progress'
import { aLearner, anOpenAttempt, answerAll } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

test('a module begins with nothing read and nothing tried', async () => {
  expect(await listProgress(await aLearner())).toEqual([
    {
      module: 'tides',
      passage: null,
      readAt: null,
      attempts: 0,
      openAttempt: null,
      grade: null,
      isPassed: false,
      isComplete: false,
    },
  ])
})

test('a module is complete when its lesson is marked read and its quiz passed', async () => {
  const learner = await aLearner()
  const attempt = await anOpenAttempt(learner)
  await answerAll(attempt, learner)
  await submitAttempt(attempt.id, learner)
  expect((await listProgress(learner))[0]).toMatchObject({ isPassed: true, isComplete: false })
  await markLessonRead('tides', learner)
  expect((await listProgress(learner))[0]).toMatchObject({ isPassed: true, isComplete: true })
})

test('the highest grade is shown beside the pass of any attempt', async () => {
  const learner = await aLearner()
  for (const except of [[], [1, 2, 3, 4, 5]]) {
    const attempt = await anOpenAttempt(learner)
    await answerAll(attempt, learner, { except })
    await submitAttempt(attempt.id, learner)
  }
  expect((await listProgress(learner))[0]).toMatchObject({ attempts: 2, isPassed: true, grade: { earned: 8, possible: 8 } })
})

test('marking read twice keeps the first time, and the place is remembered', async () => {
  const learner = await aLearner()
  const first = new Date('2026-11-01T09:00:00Z')
  await markLessonRead('tides', learner, first)
  await markLessonRead('tides', learner, new Date('2026-11-02T09:00:00Z'))
  await Promise.all([setBookmark('tides', 'the-pull', learner), setBookmark('tides', 'twice-a-day', learner)])
  const [tides] = await listProgress(learner)
  expect(tides?.readAt).toEqual(first)
  expect(['the-pull', 'twice-a-day']).toContain(tides?.passage)
})

test.each([
  ['moons', 'the-pull'],
  ['tides', 'nowhere'],
])('a place that is not there (%s, %s) is refused', async (module, passage) => {
  expect(await setBookmark(module, passage, await aLearner())).toEqual({ ok: false, error: 'not-found' })
})

test('a lesson that is not there cannot be marked read', async () => {
  expect(await markLessonRead('moons', await aLearner())).toEqual({ ok: false, error: 'not-found' })
})

test('practice is checked on the server and explained', () => {
  expect(showPractice('tides', 'tides-practice')).toMatchObject({
    kind: 'true-false',
    stem: 'Most coasts have one high tide a day.',
  })
  expect(checkPractice('tides', 'tides-practice', 'true')).toMatchObject({ ok: true, value: { mark: 0 } })
  expect(checkPractice('tides', 'tides-practice', 'false')).toMatchObject({ ok: true, value: { mark: 1 } })
})

test('a graded question is no practice question, and what is no answer is refused', () => {
  expect(showPractice('tides', 'pull-true')).toBeNull()
  expect(checkPractice('tides', 'pull-true', 'true')).toEqual({ ok: false, error: 'not-found' })
  expect(checkPractice('tides', 'tides-practice', 'perhaps')).toEqual({ ok: false, error: 'unknown-choice' })
})
