import { expect, test } from 'vitest'
import { submitAttempt } from '@/server/attempts'
import { checkPractice, showPractice } from '@/server/practice'
import { listProgress, markLessonRead, setBookmark } from '@/server/progress'
import { aLearner, anOpenAttempt, answerAll } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

test('a new learner has read no lesson and tried no quiz', async () => {
  const nothing = {
    passage: null,
    readAt: null,
    attempts: 0,
    openAttempt: null,
    grade: null,
    isPassed: false,
    isComplete: false,
  }
  expect(await listProgress(await aLearner())).toEqual([
    { module: 'tides', ...nothing },
    { module: 'shore', ...nothing },
  ])
})

test('a module is complete when its lesson is read and its quiz passed', async () => {
  const learner = await aLearner()
  const attempt = await anOpenAttempt(learner)
  await answerAll(attempt, learner)
  await submitAttempt(attempt.id, learner)
  expect((await listProgress(learner))[0]).toMatchObject({ isPassed: true, isComplete: false })
  await markLessonRead('tides', learner)
  expect((await listProgress(learner))[0]).toMatchObject({ isPassed: true, isComplete: true })
})

test('progress shows the highest grade, and that any attempt passed', async () => {
  const learner = await aLearner()
  for (const except of [[], [1, 2, 3, 4, 5]]) {
    const attempt = await anOpenAttempt(learner)
    await answerAll(attempt, learner, { except })
    await submitAttempt(attempt.id, learner)
  }
  expect((await listProgress(learner))[0]).toMatchObject({ attempts: 2, isPassed: true, grade: { earned: 8, possible: 8 } })
})

test('a lesson that is read twice has the first time, and the bookmark is stored', async () => {
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
])('a bookmark at an unknown passage (%s, %s) is refused', async (module, passage) => {
  expect(await setBookmark(module, passage, await aLearner())).toEqual({ ok: false, error: 'not-found' })
})

test('an unknown lesson cannot be recorded as read', async () => {
  expect(await markLessonRead('moons', await aLearner())).toEqual({ ok: false, error: 'not-found' })
})

test('the answer to a practice question is marked', async () => {
  expect(showPractice('tides', 'tides-practice')).toMatchObject({
    kind: 'true-false',
    stem: 'Most coasts have one high tide a day.',
  })
  expect(await checkPractice('tides', 'tides-practice', 'true')).toMatchObject({ ok: true, value: { mark: 0 } })
  expect(await checkPractice('tides', 'tides-practice', 'false')).toMatchObject({ ok: true, value: { mark: 1 } })
})

test('a graded question is not available as practice, and an invalid answer to a practice question is refused', async () => {
  expect(showPractice('tides', 'pull-true')).toBeNull()
  expect(await checkPractice('tides', 'pull-true', 'true')).toEqual({ ok: false, error: 'not-found' })
  expect(await checkPractice('tides', 'tides-practice', 'perhaps')).toEqual({ ok: false, error: 'unknown-choice' })
})
