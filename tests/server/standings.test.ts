import { expect, test } from 'vitest'
import { submitAttempt } from '@/server/attempts'
import { db, sql } from '@/server/database/client'
import { removePerson } from '@/server/people'
import { setBookmark } from '@/server/progress'
import { recordStanding, refreshEnrolments } from '@/server/standings'
import { aLearner, anInstructor, anOpenAttempt, answerAll, authored } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9))

async function take(learner: Awaited<ReturnType<typeof aLearner>>, at: Date, except: number[] | 'all' = []) {
  const attempt = await anOpenAttempt(learner, 'tides', at)
  if (except !== 'all') await answerAll(attempt, learner, { except })
  await submitAttempt(attempt.id, learner, at)
  return attempt.id
}

/** The position of the question on safety in an attempt that would be started now. */
async function safetyPosition(attempt: { id: string }): Promise<number> {
  const { questions } = await authored(attempt)
  return [...questions].find(([, { safety }]) => safety !== undefined)?.[0] ?? 0
}

test('whoever signs up is in Everyone', async () => {
  const ada = await aLearner()
  expect(await db().enrolment.findMany()).toMatchObject([{ personId: ada.id, cohortId: 'everyone', lastActiveAt: null }])
})

test('a standing follows each start and each submission', async () => {
  const ada = await aLearner()
  const attempt = await anOpenAttempt(ada, 'tides', day(1))
  const standing = () => db().moduleStanding.findFirst()
  const enrolment = () => db().enrolment.findFirst()
  expect(await standing()).toMatchObject({ started: 1, submitted: 0, openId: attempt.id, openSince: day(1), passedAt: null })
  expect(await enrolment()).toMatchObject({ openSince: day(1), lastActiveAt: day(1), notPassed: 0 })
  await submitAttempt(attempt.id, ada, day(2))
  expect(await standing()).toMatchObject({
    submitted: 1,
    failed: 1,
    firstId: attempt.id,
    lastId: attempt.id,
    openSince: null,
    missedSafety: true,
  })
  expect(await enrolment()).toMatchObject({ openSince: null, lastActiveAt: day(2), notPassed: 1, stuck: 0, missedSafety: 1 })
  await take(ada, day(3), 'all')
  expect(await enrolment()).toMatchObject({ stuck: 1 })
  const passed = await take(ada, day(4))
  expect(await standing()).toMatchObject({
    started: 3,
    submitted: 3,
    failed: 2,
    firstId: attempt.id,
    bestId: passed,
    passedAt: day(4),
    missedSafety: false,
  })
  expect(await enrolment()).toMatchObject({ passed: 1, notPassed: 0, stuck: 0, missedSafety: 0 })
})

test('enough points with a question on safety missed is told apart from too few points', async () => {
  const ada = await aLearner()
  const attempt = await anOpenAttempt(ada, 'tides', day(1))
  const position = await safetyPosition(attempt)
  await answerAll(attempt, ada, { except: [position] })
  expect(await submitAttempt(attempt.id, ada, day(1))).toMatchObject({ ok: true, value: { isPassed: false } })
  expect(await db().attempt.findFirst()).toMatchObject({ missedSafety: 1 })
  expect(await db().moduleStanding.findFirst()).toMatchObject({ missedSafety: true })
})

test('an instructor’s preview counts nowhere', async () => {
  const inge = await anInstructor()
  const attempt = await anOpenAttempt(inge)
  await submitAttempt(attempt.id, inge)
  expect([await db().moduleStanding.count(), await db().enrolment.count(), await db().questionTally.count()]).toEqual([0, 0, 0])
})

test('reading is an activity, and is written at most once an hour', async () => {
  const ada = await aLearner()
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 9, minute))
  const last = async () => (await db().enrolment.findFirst())?.lastActiveAt
  await setBookmark('tides', 'the-pull', ada, at(0))
  await setBookmark('tides', 'the-pull', ada, at(30))
  expect(await last()).toEqual(at(0))
  await setBookmark('tides', 'the-pull', ada, at(61))
  expect(await last()).toEqual(at(61))
})

test('the tallies count the first submitted attempts alone, and lose those of a learner who is removed', async () => {
  const [ada, bob] = [await aLearner('Ada'), await aLearner('Bob')]
  await take(ada, day(1), [1])
  await take(ada, day(2))
  await take(bob, day(3))
  const sums = async () => {
    const rows = await db().questionTally.findMany({ where: { cohortId: 'everyone' } })
    return [rows.reduce((sum, { answers }) => sum + answers, 0), rows.reduce((sum, { answers, mark }) => sum + answers * mark, 0)]
  }
  expect(await sums()).toEqual([16, 15])
  await removePerson(ada)
  expect(await sums()).toEqual([8, 8])
})

test('working everything out anew changes nothing', async () => {
  const [ada, bob] = [await aLearner('Ada'), await aLearner('Bob')]
  await take(ada, day(1), [1])
  await take(ada, day(2))
  await take(bob, day(3), 'all')
  await anOpenAttempt(bob, 'shore', day(4))
  const all = async () => [await db().moduleStanding.findMany(), await db().enrolment.findMany()]
  const before = await all()
  for (const { personId, module } of await db().moduleStanding.findMany()) await recordStanding(db(), personId, module)
  await refreshEnrolments(db(), sql`1 = 1`)
  expect(await all()).toEqual(before)
})

test('a module that the course does not have any more is not counted', async () => {
  const ada = await aLearner()
  await take(ada, day(1))
  await db().moduleStanding.updateMany({ data: { module: 'of-another-course' } })
  await refreshEnrolments(db(), sql`1 = 1`)
  expect(await db().enrolment.findFirst()).toMatchObject({ passed: 0 })
})
