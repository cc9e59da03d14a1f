import { beforeEach, expect, test } from 'vitest'
import { fillClass } from '@/bench/scale-class'
import { analyseItem, analyseItemClosely } from '@/core/item-analysis'
import { itemSumsOf } from '@/core/item-sums'
import { describeGrades, gradeHistogramOf } from '@/core/quiz-statistics'
import { submitAttempt } from '@/server/attempts'
import { findModule } from '@/server/course/course'
import { db } from '@/server/database/client'
import { listItemResponses } from '@/server/item-responses'
import { analyseClosely, analyseQuiz, listVersionsInForce } from '@/server/items'
import { overrideGrade } from '@/server/overrides'
import { anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import { aQuickLearner } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

let [inge, ines] = [] as Awaited<ReturnType<typeof anInstructor>>[]
beforeEach(async () => {
  inge = await anInstructor()
  ines = await anotherInstructor()
  await fillClass(40, ines.id)
})

const rounded = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Number(each.toFixed(9)) : each)))

async function quiz(instructor = inge) {
  if (!instructor) throw new Error('There is no instructor.')
  const analysed = await analyseQuiz(instructor, 'tides')
  if (!analysed) throw new Error('There is no such quiz.')
  return { instructor, analysed }
}

test('the sums that are kept say the same as all responses one by one', async () => {
  const { instructor, analysed } = await quiz()
  expect(analysed.items.length).toBeGreaterThan(8)
  for (const { versionIds, analysis } of analysed.items) {
    const responses = await listItemResponses(instructor, versionIds)
    expect(responses.length).toBeGreaterThan(5)
    const bySums = analyseItem(itemSumsOf(responses))
    const wanted = [bySums.n, bySums.facility?.share, bySums.deviation, bySums.discrimination?.index]
    const { n, facility, deviation, discrimination } = analysis
    expect(rounded([n, facility?.share, deviation, discrimination?.index])).toEqual(rounded(wanted))
  }
})

test('the grades are those of the first attempts, whatever was overridden', async () => {
  const { instructor, analysed } = await quiz()
  const firsts = await db().moduleStanding.findMany({ where: { module: 'tides' }, select: { firstId: true } })
  const attempts = await db().attempt.findMany({ where: { id: { in: firsts.flatMap(({ firstId }) => firstId ?? []) } } })
  const shares = attempts.map(({ earned, possible }) => (earned ?? 0) / (possible ?? 1))
  expect(shares).toHaveLength(40)
  expect(rounded(analysed.statistics)).toEqual(rounded(describeGrades(gradeHistogramOf(shares))))
  await overrideGrade(instructor, attempts[0]?.id ?? '', { earned: 0, isPassed: false, reason: 'Not so' })
  expect((await quiz()).analysed.statistics).toEqual(analysed.statistics)
  const responses = await listItemResponses(instructor, analysed.items[0]?.versionIds ?? [])
  expect(analyseItem(itemSumsOf(responses)).facility).toEqual(analysed.items[0]?.analysis.facility)
})

test('an instructor’s figures are those of the own cohorts', async () => {
  // The learners so far are in her cohort; then one more joins without a code.
  const ada = await aQuickLearner('Ada')
  await submitAttempt((await anOpenAttempt(ada)).id, ada)
  const { analysed } = await quiz(ines)
  expect(analysed.statistics.n).toBe(40)
  expect((await quiz()).analysed.statistics.n).toBe(41)
  const [own, all] = [analysed.items, (await quiz()).analysed.items]
  const sum = (items: typeof own) => items.reduce((total, { analysis }) => total + analysis.n, 0)
  expect(sum(own)).toBe(320)
  expect(sum(all)).toBe(328)
})

test('a question that nearly everybody gets right has the interval that all responses give', async () => {
  if (!inge) throw new Error('There is no instructor.')
  const [question] = findModule('tides')?.quiz.questions ?? []
  if (!question) throw new Error('There is no question.')
  const versions = await listVersionsInForce(findModule('tides') as NonNullable<ReturnType<typeof findModule>>)
  const versionIds = versions.get(question.id) ?? []
  const responses = await listItemResponses(inge, versionIds)
  const close = await analyseClosely(inge, question, versionIds, itemSumsOf(responses))
  expect(close.n).toBe(responses.length)
  expect({ ...close, efficiency: 0 }).toEqual({
    ...analyseItemClosely(responses, 0),
    facility: close.facility,
    discrimination: close.discrimination,
    efficiency: 0,
    verdicts: close.verdicts,
  })
  expect(await analyseClosely(inge, question, versionIds, itemSumsOf(responses))).toEqual(close)
})

test('a bank that gives each learner other questions has no alpha, and says so', async () => {
  expect((await quiz()).analysed.consistency).toEqual({ absent: 'different-questions' })
})

test('an unknown module has no analysis', async () => {
  if (!inge) throw new Error('There is no instructor.')
  expect(await analyseQuiz(inge, 'of-another-course')).toBeNull()
})
