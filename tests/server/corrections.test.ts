import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Instructor, Learner } from '@/core/people'
import { findAttempt, submitAttempt } from '@/server/attempts'
import { finishCorrections } from '@/server/correction-job'
import { listCorrections, listMarkCorrections } from '@/server/correction-log'
import { applyCorrection, countParts, dryRun, undoCorrection } from '@/server/corrections'
import { db } from '@/server/database/client'
import { overrideGrade, reverseOverride } from '@/server/overrides'
import { recountTallies } from '@/server/tallies'
import { findChange, keepMarks } from '@/server/version-changes'
import { anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import {
  allMarks,
  allTallies,
  answerTides,
  otherKey,
  proposed,
  rightTides,
  serveCourse,
  takeTides,
  withoutMars,
} from '@/tests/support/changed-course'
import { aCohort, aQuickLearner, put } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

// The quiz of the tides asks one of two questions on safety and all seven others, each for one point; 7 of 8 pass.
eachTestHasADatabase()
afterEach(() => finishCorrections())

const reason = 'The book was read wrongly.'
const asNew = { policy: 'as-new-key' as const, mapping: {} }
const neverLower = { ...asNew, policy: 'never-lower' as const }
const fullCredit = { ...asNew, policy: 'full-credit' as const }
const [three, wrong] = [
  { ...rightTides, 'how-many': '3' },
  { ...rightTides, 'how-many': '5' },
]

let inge: Instructor
let ada: Learner
let bob: Learner
beforeEach(async () => {
  inge = await anInstructor()
  ;[ada, bob] = [await aQuickLearner('Ada'), await aQuickLearner('Bob')]
})

async function apply(id: number, asked: Omit<Parameters<typeof applyCorrection>[2], 'reason'> = asNew): Promise<number> {
  const applied = await applyCorrection(inge, id, { ...asked, reason })
  if (!applied.ok) throw new Error(applied.error)
  await finishCorrections()
  return applied.value
}

async function undo(id: number): Promise<number> {
  const undone = await undoCorrection(inge, id, 'It was right after all.')
  if (!undone.ok) throw new Error(undone.error)
  await finishCorrections()
  return undone.value
}

async function gradeOf(id: string) {
  const { earned, possible, isPassed } = await db().attempt.findUniqueOrThrow({ where: { id } })
  return { earned, possible, isPassed }
}

/** Ada answered as the key says today, Bob as it said before, and both missed two other questions, so that each point counts. */
async function twoAttempts() {
  const less = { 'fill-in': null, 'pull-true': null }
  return { adas: await takeTides(ada, { ...three, 'fill-in': null }), bobs: await takeTides(bob, { ...rightTides, ...less }) }
}

describe('another key', () => {
  test('changes marks and grades as the dry run said, in both directions', async () => {
    const { adas, bobs } = await twoAttempts()
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    const told = await dryRun(inge, id, asNew)
    if (!told.ok) throw new Error(told.error)
    expect(told.value.counts).toEqual({ attempts: 2, raised: 1, lowered: 1, newlyPassed: 1, noLongerPassed: 0 })
    const before = { adas: await gradeOf(adas), bobs: await gradeOf(bobs) }
    for (const row of told.value.rows) expect(row.before).toEqual(row.attemptId === adas ? before.adas : before.bobs)

    const correction = await apply(id)
    for (const { attemptId, after } of told.value.rows) expect(await gradeOf(attemptId)).toEqual(after)
    expect(await gradeOf(adas)).toEqual({ earned: 7, possible: 8, isPassed: true })
    expect((await listCorrections(inge)).rows).toMatchObject([
      { id: correction, counts: told.value.counts, reason, byName: 'Inge', finishedAt: expect.any(Date), canBeUndone: true },
    ])
    expect((await findChange(inge, id))?.state).toBe('corrected')
  })

  test.each([
    ['as the new key', asNew, [7, 5]],
    ['never lower', neverLower, [7, 6]],
    ['with full credit', fullCredit, [7, 6]],
  ])('%s gives these points', async (_, asked, points) => {
    const { adas, bobs } = await twoAttempts()
    serveCourse(otherKey)
    await apply((await proposed(inge, 'how-many')).id, asked)
    expect([(await gradeOf(adas)).earned, (await gradeOf(bobs)).earned]).toEqual(points)
  })

  test('changes nothing when it is applied twice, by a second press or after it', async () => {
    await twoAttempts()
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    const both = await Promise.all([
      applyCorrection(inge, id, { ...asNew, reason }),
      applyCorrection(inge, id, { ...asNew, reason }),
    ])
    await finishCorrections()
    const before = [await allMarks(), await allTallies(), await db().correctionChange.findMany()]
    expect(both[0]).toEqual(both[1])
    expect(await apply(id)).toBe(both[0]?.ok && both[0].value)
    expect([await allMarks(), await allTallies(), await db().correctionChange.findMany()]).toEqual(before)
    expect(await db().correction.count()).toBe(1)
  })

  test('with another policy on top changes only what is left to change', async () => {
    const { bobs } = await twoAttempts()
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    await apply(id)
    const second = await apply(id, fullCredit)
    expect((await gradeOf(bobs)).earned).toBe(6)
    expect(await db().correctionChange.count({ where: { correctionId: second } })).toBe(1)
  })

  test('holds for an attempt that was open, and for one that is submitted later', async () => {
    const open = await anOpenAttempt(ada)
    await answerTides(open, ada, three)
    await takeTides(bob, rightTides)
    serveCourse(otherKey)
    const correction = await apply((await proposed(inge, 'how-many')).id)
    await submitAttempt(open.id, ada)
    expect(await gradeOf(open.id)).toEqual({ earned: 8, possible: 8, isPassed: true })
    expect(await listMarkCorrections(ada, open.id)).toMatchObject([{ before: 0, after: 1, reason, isUndo: false }])
    await undo(correction)
    expect((await gradeOf(open.id)).earned).toBe(7)
  })

  test('is taken back by a new entry, which brings every mark, grade and tally back and proposes the change again', async () => {
    const { adas } = await twoAttempts()
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    const [marks, tallies] = [await allMarks(), await allTallies()]
    const correction = await apply(id)
    const undone = await undo(correction)
    expect(await undo(correction)).toBe(undone)
    const plain = ({ answers, attempts, standings }: typeof marks) => ({
      ...{ answers, standings },
      attempts: attempts.map(({ markedEarned: _, markedPassed: __, ...each }) => each),
    })
    expect(plain(await allMarks())).toEqual(plain(marks))
    expect(await allTallies()).toEqual(tallies)
    expect((await findChange(inge, id))?.state).toBe('proposed')
    expect((await listCorrections(inge)).rows.map(({ undoesId, isUndone }) => ({ undoesId, isUndone }))).toEqual([
      { undoesId: correction, isUndone: false },
      { undoesId: null, isUndone: true },
    ])
    expect(await listMarkCorrections(ada, adas)).toMatchObject([
      { before: 0, after: 1, isUndo: false },
      { before: 1, after: 0, isUndo: true },
    ])
  })

  test('beneath a later correction cannot be taken back before that one', async () => {
    await twoAttempts()
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    const [first, second] = [await apply(id), await apply(id, fullCredit)]
    expect(await undoCorrection(inge, first, 'No')).toEqual({ ok: false, error: 'correction-not-last' })
    await undo(second)
    await undo(first)
    expect(await db().answer.count({ where: { correctionId: { not: null } } })).toBe(0)
  })
})

test('the tallies and standings after corrections are those of a recount', async () => {
  const cohort = await aCohort(inge)
  await put(bob, cohort)
  const { bobs } = await twoAttempts()
  await takeTides(ada, wrong)
  await overrideGrade(inge, bobs, { earned: 8, isPassed: true, reason: 'Heard in person' })
  serveCourse(otherKey)
  const correction = await apply((await proposed(inge, 'how-many')).id)
  for (const act of [async () => undefined, () => reverseOverride(inge, bobs, 'No'), () => undo(correction)]) {
    await act()
    const before = await allTallies()
    await db().cohort.updateMany({ data: { tallyRules: 0 } })
    await recountTallies()
    expect(await allTallies()).toEqual(before)
  }
})

describe('an overridden grade', () => {
  test('stays as it is, and its reversal brings back what the corrected marks give', async () => {
    const { adas } = await twoAttempts()
    await overrideGrade(inge, adas, { earned: 2, isPassed: false, reason: 'Copied' })
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    const told = await dryRun(inge, id, asNew)
    expect(told.ok && told.value.rows.find(({ attemptId }) => attemptId === adas)?.isOverridden).toBe(true)
    await apply(id)
    expect(await gradeOf(adas)).toEqual({ earned: 2, possible: 8, isPassed: false })
    const found = await findAttempt(adas, ada)
    expect(found?.status === 'graded' && found.questions.filter(({ mark }) => mark === 1)).toHaveLength(7)
    expect(await reverseOverride(inge, adas, 'Not copied')).toEqual({
      ok: true,
      value: { earned: 7, possible: 8, isPassed: true },
    })
    expect(await db().moduleStanding.findFirst({ where: { personId: ada.id } })).toMatchObject({ passedAt: expect.any(Date) })
  })
})

describe('a choice that is gone', () => {
  const picked = { ...rightTides, 'what-pulls': ['moon', 'sun', 'mars'] }

  test('needs a mapping if it was picked, also in an attempt that is open', async () => {
    const open = await anOpenAttempt(ada)
    await answerTides(open, ada, picked)
    await takeTides(bob, rightTides)
    serveCourse(withoutMars)
    const change = await proposed(inge, 'what-pulls')
    expect(change).toMatchObject({ kind: 'options', comparison: { vanished: [{ path: 'mars' }] } })
    expect(await countParts(change)).toEqual(new Map([['mars', 1]]))
    for (const mapping of [{}, { mars: 'pluto' }] as Record<string, string>[]) {
      expect(await applyCorrection(inge, change.id, { policy: 'as-new-key', mapping, reason })).toEqual({
        ok: false,
        error: 'mapping-missing',
      })
    }
    expect((await dryRun(inge, change.id, fullCredit)).ok).toBe(true)
  })

  test.each([
    ['nothing', null, 8],
    ['another wrong choice', 'venus', 7.5],
  ])('is marked as the mapping says: %s stands for it', async (_, mars, points) => {
    const id = await takeTides(ada, picked)
    expect((await gradeOf(id)).earned).toBe(7.5)
    serveCourse(withoutMars)
    await apply((await proposed(inge, 'what-pulls')).id, { policy: 'as-new-key', mapping: { mars } })
    expect((await gradeOf(id)).earned).toBe(points)
  })
})

test('a question that was withdrawn is given to everybody, and to whoever has it open', async () => {
  const id = await takeTides(ada, wrong)
  const open = await anOpenAttempt(bob)
  serveCourse(['tides/quiz.yaml', 'id: how-many', 'id: how-often'])
  const change = await proposed(inge, 'how-many')
  expect(change).toMatchObject({ kind: 'withdrawn', to: null })
  expect(await applyCorrection(inge, change.id, { ...asNew, reason })).toEqual({ ok: false, error: 'policy-missing' })
  await apply(change.id, fullCredit)
  expect((await gradeOf(id)).earned).toBe(8)
  await submitAttempt(open.id, bob)
  expect((await gradeOf(open.id)).earned).toBe(1)
})

test('a question that counts more is counted so from then on, in the result and the statistics', async () => {
  const id = await takeTides(ada, { ...rightTides, 'fill-in': null })
  serveCourse(['tides/quiz.yaml', '  - id: how-many\n', '  - id: how-many\n    points: 3\n'])
  await apply((await proposed(inge, 'how-many')).id)
  expect(await gradeOf(id)).toEqual({ earned: 9, possible: 10, isPassed: true })
  const found = await findAttempt(id, ada)
  expect(found?.status === 'graded' && found.questions.map(({ points }) => points).sort()).toEqual([1, 1, 1, 1, 1, 1, 1, 3])
  expect(await db().gradeTally.findFirst({ where: { of: 'first' } })).toMatchObject({ share: 0.9 })
})

test('a correction that is broken off goes on at the next start, and each attempt is whole or untouched', async () => {
  for (const name of ['Cleo', 'Dan', 'Eve', 'Fay']) await takeTides(await aQuickLearner(name), three)
  await twoAttempts()
  serveCourse(otherKey)
  const { id } = await proposed(inge, 'how-many')
  const client = db()
  const { $transaction } = client
  // The correction itself, and the first attempts.
  let left = 2
  const spy = vi.spyOn(client, '$transaction').mockImplementation(((...given: Parameters<typeof $transaction>) => {
    left -= 1
    if (left < 0) throw new Error('The power failed.')
    return $transaction.apply(client, given)
  }) as typeof $transaction)
  const applied = await applyCorrection(inge, id, { ...asNew, reason })
  await expect(finishCorrections()).rejects.toThrow('The power failed.')
  spy.mockRestore()
  const changed = await db().correctionChange.findMany()
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.length).toBeLessThan(6)
  for (const { attemptId, earned } of changed) expect((await gradeOf(attemptId)).earned).toBe(earned)
  expect((await listCorrections(inge)).rows).toMatchObject([{ finishedAt: null, counts: { attempts: changed.length } }])
  expect(await undoCorrection(inge, applied.ok ? applied.value : 0, 'No')).toEqual({ ok: false, error: 'correction-running' })

  await finishCorrections()
  expect(await db().correctionChange.count()).toBe(6)
  expect((await listCorrections(inge)).rows).toMatchObject([{ finishedAt: expect.any(Date), counts: { attempts: 6 } }])
})

describe('who may', () => {
  test('only an administrator decides; other instructors see a dry run of their own learners', async () => {
    const ines = await anotherInstructor()
    await put(ada, await aCohort(ines))
    const { adas } = await twoAttempts()
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    const refused = { ok: false, error: 'not-administrator' }
    expect(await applyCorrection(ines, id, { ...asNew, reason })).toEqual(refused)
    expect(await keepMarks(ines, id)).toEqual(refused)
    const told = await dryRun(ines, id, asNew)
    expect(told.ok && told.value.rows.map(({ attemptId }) => attemptId)).toEqual([adas])
    expect(told.ok && told.value.counts.attempts).toBe(1)
    const correction = await apply(id)
    expect(await undoCorrection(ines, correction, 'No')).toEqual(refused)
    expect((await listCorrections(ines)).rows).toMatchObject([{ counts: null, readers: { notified: 1, read: 0 } }])
    expect(await listMarkCorrections(bob, adas)).toEqual([])
  })

  test('an id that is not there, or a change that is obsolete, is not found', async () => {
    await takeTides(ada, three)
    serveCourse(otherKey)
    const { id } = await proposed(inge, 'how-many')
    process.env.COURSE_DIR = 'tests/fixtures/tiny-course'
    await expect(proposed(inge, 'how-many')).rejects.toThrow()
    for (const each of [id, id + 1]) {
      expect(await applyCorrection(inge, each, { ...asNew, reason })).toEqual({ ok: false, error: 'not-found' })
    }
    expect(await undoCorrection(inge, 1, 'No')).toEqual({ ok: false, error: 'not-found' })
  })
})

test('a preview of an instructor is neither corrected nor counted', async () => {
  const attempt = await anOpenAttempt(inge)
  await submitAttempt(attempt.id, inge)
  serveCourse(otherKey)
  const { id } = await proposed(inge, 'how-many')
  expect(await dryRun(inge, id, fullCredit)).toMatchObject({ ok: true, value: { rows: [], unchanged: 0 } })
  await apply(id, fullCredit)
  expect((await gradeOf(attempt.id)).earned).toBe(0)
})
