import { expect, test } from 'vitest'
import { submitAttempt } from '@/server/attempts'
import { countDays, countQuizzes } from '@/server/class-figures'
import { db } from '@/server/database/client'
import { overrideGrade, reverseOverride } from '@/server/overrides'
import { removePerson } from '@/server/people'
import { recountTallies } from '@/server/tallies'
import { anInstructor, anOpenAttempt, anotherInstructor, answerAll } from '@/tests/support/acting'
import { aCohort, aQuickLearner, put } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9))

type Quick = Awaited<ReturnType<typeof aQuickLearner>>

async function take(learner: Quick, at: Date, { module = 'tides', except = [] as number[] } = {}) {
  const attempt = await anOpenAttempt(learner, module, at)
  await answerAll(attempt, learner, { except })
  await submitAttempt(attempt.id, learner, at)
  return attempt.id
}

async function allTallies() {
  const rounded = (row: object) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) : value))
  const rows = [
    ...(await db().questionTally.findMany()),
    ...(await db().misconceptionTally.findMany()),
    ...(await db().gradeTally.findMany()),
    ...(await db().activityTally.findMany()),
  ]
  return rows.map(rounded).sort()
}

test('what is counted step by step is what is counted anew', async () => {
  const inge = await anInstructor()
  const cohort = await aCohort(inge)
  const [ada, bob, cleo, dan] = [
    await aQuickLearner('Ada'),
    await aQuickLearner('Bob'),
    await aQuickLearner('Cleo'),
    await aQuickLearner('Dan'),
  ]
  const first = await take(ada, day(1), { except: [1, 2] })
  await take(ada, day(2))
  await take(ada, day(2), { module: 'shore', except: [3] })
  await take(bob, day(2), { except: [4] })
  await put(bob, cohort)
  await take(bob, day(4), { except: [2] })
  const raised = await overrideGrade(inge, first, { earned: 8, isPassed: true, reason: 'Heard in person' })
  expect(raised.ok).toBe(true)
  await put(ada, cohort)
  await overrideGrade(inge, first, { earned: 1, isPassed: false, reason: 'Not so' })
  await reverseOverride(inge, first, 'So after all')
  await take(cleo, day(5), { except: [1, 2, 3, 4] })
  await put(cleo, cohort)
  await put(cleo, 'everyone')
  await take(dan, day(5))
  await removePerson(dan)
  // An attempt that is open, and a preview.
  await anOpenAttempt(bob, 'shore', day(6))
  await submitAttempt((await anOpenAttempt(inge, 'tides', day(6))).id, inge, day(6))

  const before = await allTallies()
  expect(before.length).toBeGreaterThan(20)
  await db().cohort.updateMany({ data: { tallyRules: 0 } })
  expect(await recountTallies()).toBe(2)
  expect(await allTallies()).toEqual(before)
})

test('each answer is counted by its mark, with the share that its learner earned on the other questions', async () => {
  const ada = await aQuickLearner('Ada')
  await take(ada, day(1), { except: [1, 2] })
  const tallies = await db().questionTally.findMany({ where: { cohortId: 'everyone' } })
  expect(tallies).toHaveLength(8)
  const blank = tallies.filter(({ blanks }) => blanks === 1)
  // Every question counts one point: two of eight were left blank, so that six of the other seven were right beside each blank.
  expect(blank.map(({ mark, rests }) => [mark, Number(rests.toFixed(9))])).toEqual([
    [0, Number((6 / 7).toFixed(9))],
    [0, Number((6 / 7).toFixed(9))],
  ])
  expect(tallies.filter(({ mark, rests }) => mark === 1 && Math.abs(rests - 5 / 7) < 1e-9)).toHaveLength(6)
})

test('an override changes the highest grade and no statistic', async () => {
  const inge = await anInstructor()
  const ada = await aQuickLearner('Ada')
  const id = await take(ada, day(1), { except: [1, 2, 3, 4] })
  await overrideGrade(inge, id, { earned: 8, isPassed: true, reason: 'Heard in person' })
  expect(await db().gradeTally.findMany({ where: { cohortId: 'everyone' }, orderBy: { of: 'asc' } })).toMatchObject([
    { of: 'best', share: 1, isPassed: true, learners: 1 },
    { of: 'first', share: 0.5, isPassed: false, learners: 1 },
  ])
  expect(await db().activityTally.findMany({ where: { cohortId: '*' } })).toMatchObject([{ isPassed: false, attempts: 1 }])
})

test('the first attempt stays the first after the clock was set back', async () => {
  const ada = await aQuickLearner('Ada')
  const first = await take(ada, day(5), { except: [1] })
  await take(ada, day(2))
  expect(await db().moduleStanding.findFirst()).toMatchObject({ firstId: first })
  expect(
    (await db().gradeTally.findMany({ where: { of: 'first', cohortId: 'everyone' } })).map(({ learners }) => learners),
  ).toEqual([1])
})

test('the figures of a class are those of the learners whom an instructor sees', async () => {
  const [inge, ines] = [await anInstructor(), await anotherInstructor()]
  const cohort = await aCohort(ines)
  const [ada, bob, cleo] = [
    await aQuickLearner('Ada', { cohortId: cohort }),
    await aQuickLearner('Bob'),
    await aQuickLearner('Cleo'),
  ]
  await take(ada, day(1))
  await take(bob, day(1), { except: [1, 2, 3, 4] })
  await take(bob, day(2))
  await take(cleo, day(3), { except: [1, 2, 3] })
  const tides = async (...given: Parameters<typeof countQuizzes>) =>
    (await countQuizzes(...given)).find(({ module }) => module === 'tides')
  const none = { passed: 0, notPassed: 0 }
  expect(await tides(inge)).toEqual({
    ...{ module: 'tides', tried: 3, passed: 2 },
    tenths: [none, none, none, none, none, none, { passed: 0, notPassed: 1 }, none, none, { passed: 2, notPassed: 0 }],
  })
  expect(await tides(ines)).toMatchObject({ tried: 1, passed: 1 })
  expect(await tides(inge, cohort)).toMatchObject({ tried: 1, passed: 1 })
  expect(await tides(ines, 'everyone')).toMatchObject({ tried: 0 })
  const ofDays = async (instructor: typeof inge) =>
    (await countDays(instructor, 4, day(4))).map(({ passed, notPassed }) => [passed, notPassed])
  expect(await ofDays(inge)).toEqual([
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 0],
  ])
  expect(await ofDays(ines)).toEqual([
    [1, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ])
})
