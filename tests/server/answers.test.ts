import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Save } from '@/core/attempt'
import { findOpenQuestion, isAnswerTo, saveAnswer } from '@/server/answers'
import { findAttempt, submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { aLearner, anOpenAttempt, authored } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'
import { onPostgres, onSqlite } from '@/tests/support/postgres'

eachTestHasADatabase()

const aSave = (over: Partial<Save>): Save => ({ answer: null, confidence: null, isFlagged: false, revision: 1, ...over })

async function aTrueFalse() {
  const learner = await aLearner()
  const attempt = await anOpenAttempt(learner)
  const { questions } = await authored(attempt)
  const position = [...questions].find(([, { kind }]) => kind === 'true-false')?.[0] ?? 0
  const save = (over: Partial<Save>) => saveAnswer(attempt.id, position, aSave(over), learner)
  const saved = async () => (await findOpenQuestion(attempt.id, position, learner))?.saved
  return { learner, attempt, position, save, saved }
}

describe('a save', () => {
  test('can be read back as it was given', async () => {
    const { save, saved } = await aTrueFalse()
    expect(await save({ answer: 'true', confidence: 'certain', isFlagged: true })).toEqual({ ok: true, value: { revision: 1 } })
    expect(await saved()).toEqual({ answer: 'true', confidence: 'certain', isFlagged: true, revision: 1 })
  })

  test('that is sent twice has the effect of one', async () => {
    const { save, saved } = await aTrueFalse()
    const [one, two] = await Promise.all([save({ answer: 'true' }), save({ answer: 'true' })])
    expect([one.ok, two.ok]).toEqual([true, true])
    expect((await saved())?.revision).toBe(1)
  })

  test('that is older than the saved one is refused as stale and changes nothing', async () => {
    const { save, saved } = await aTrueFalse()
    await save({ answer: 'true', revision: 5 })
    expect(await save({ answer: 'false', revision: 4 })).toEqual({ ok: false, error: 'stale' })
    expect(await save({ answer: 'false', revision: 5 })).toEqual({ ok: false, error: 'stale' })
    expect((await saved())?.answer).toBe('true')
  })

  test('of a blank removes the answer', async () => {
    const { save, saved } = await aTrueFalse()
    await save({ answer: 'true' })
    await save({ answer: null, revision: 2 })
    expect(await saved()).toMatchObject({ answer: null, revision: 2 })
  })

  test.each([
    ['an unknown choice', 'maybe', 'unknown-choice'],
    ['an answer for another kind', { a: 'b' }, 'malformed-answer'],
    ['a number', 7, 'malformed-answer'],
  ])('of %s is refused and changes nothing', async (_, answer, error) => {
    const { save, saved } = await aTrueFalse()
    await save({ answer: 'true' })
    expect(await save({ answer, revision: 2 })).toEqual({ ok: false, error })
    expect(await saved()).toMatchObject({ answer: 'true', revision: 1 })
  })

  test('after submission is refused, but repeating an earlier one is still acknowledged', async () => {
    const { save, saved, learner, attempt } = await aTrueFalse()
    await save({ answer: 'true' })
    await submitAttempt(attempt.id, learner)
    expect(await save({ answer: 'false', revision: 2 })).toEqual({ ok: false, error: 'closed' })
    expect(await save({ answer: 'true', revision: 1 })).toEqual({ ok: true, value: { revision: 1 } })
    expect((await saved())?.answer).toBe('true')
  })

  test("to somebody else's attempt, an unknown attempt or an unknown position is refused as not found", async () => {
    const { attempt, learner } = await aTrueFalse()
    expect(await saveAnswer(attempt.id, 1, aSave({}), await aLearner('Ben'))).toEqual({ ok: false, error: 'not-found' })
    expect(await saveAnswer(attempt.id, 99, aSave({}), learner)).toEqual({ ok: false, error: 'not-found' })
    expect(await saveAnswer('nothing', 1, aSave({}), learner)).toEqual({ ok: false, error: 'not-found' })
  })
})

describe('on PostgreSQL, where statements run at once', () => {
  const endAll = { sessionVersion: { increment: 1 } }

  onPostgres('a save that finds its sessions being ended waits for that, and is refused', async () => {
    const { learner, save, saved } = await aTrueFalse()
    let waiting: ReturnType<typeof save> | undefined
    await db().$transaction(async (tx) => {
      await tx.person.update({ where: { id: learner.id }, data: endAll })
      waiting = save({ answer: 'true' })
      expect(await Promise.race([waiting, sleep(300, 'waits')])).toBe('waits')
    })
    expect(await waiting).toEqual({ ok: false, error: 'signed-out' })
    expect((await saved())?.answer).toBeNull()
  })

  onPostgres('sessions do not end before a save of theirs that waits for its row', async () => {
    const { learner, attempt, position, save, saved } = await aTrueFalse()
    const done: string[] = []
    const where = { attemptId_position: { attemptId: attempt.id, position } }
    let all: Promise<unknown> | undefined
    await db().$transaction(async (tx) => {
      await tx.answer.update({ where, data: { isFlagged: true } })
      const saving = save({ answer: 'true' }).then(({ ok }) => done.push(`saved: ${ok}`))
      await sleep(300)
      const ending = db().person.update({ where: { id: learner.id }, data: endAll })
      all = Promise.all([saving, ending.then(() => done.push('ended'))])
      await sleep(300)
      expect(done).toEqual([])
    })
    await all
    expect(done.toSorted()).toEqual(['ended', 'saved: true'])
    expect((await saved())?.answer).toBe('true')
    expect(await save({ answer: 'false', revision: 2 })).toEqual({ ok: false, error: 'signed-out' })
  })
})

onSqlite('a save stores its values exactly as Prisma would store them', async () => {
  const { learner, attempt, position } = await aTrueFalse()
  const now = new Date('2026-03-29T01:30:00.123Z')
  const other = position === 1 ? 2 : 1
  for (const [answer, value, revision] of [['true', '"true"', 1] as const, [null, null, 2] as const]) {
    await saveAnswer(attempt.id, position, aSave({ answer, confidence: 'certain', isFlagged: true, revision }), learner, now)
    const data = { value, confidence: 'certain', isFlagged: true, revision, savedAt: now }
    await db().answer.updateMany({ where: { attemptId: attempt.id, position: other }, data })
    const stored = await db().$queryRaw<object[]>`
      SELECT "value", "confidence", "isFlagged", "revision", "savedAt", typeof("value") AS "of", typeof("savedAt") AS "at"
      FROM "Answer" WHERE "attemptId" = ${attempt.id} AND "position" IN (${position}, ${other})`
    expect(stored).toHaveLength(2)
    expect(stored[0]).toEqual(stored[1])
  }
})

test('isAnswerTo recognises valid answers, and is false for an attempt of somebody else', async () => {
  const { learner, attempt, position } = await aTrueFalse()
  const ask = (given: unknown, who = learner) => isAnswerTo(attempt.id, position, given, who)
  expect(await Promise.all([ask('true'), ask(null), ask('maybe'), ask(['true']), ask({ a: 'b' })])).toEqual([
    ...[true, true, false, false, false],
  ])
  expect(await ask('true', await aLearner('Ben'))).toBe(false)
})

test('the key of every kind of question can be saved and is shown again in the ids of the attempt', async () => {
  const { answerAll } = await import('@/tests/support/acting')
  const learner = await aLearner()
  const attempt = await anOpenAttempt(learner)
  await answerAll(attempt, learner)
  const after = await findAttempt(attempt.id, learner)
  if (after?.status !== 'open') throw new Error('It is not open.')
  expect(after.questions.every(({ answer, revision }) => answer !== null && revision === 1)).toBe(true)
  expect(new Set(after.questions.map(({ shown }) => shown.kind)).size).toBeGreaterThanOrEqual(7)
})
