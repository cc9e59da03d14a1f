import { describe, expect, test } from 'vitest'
import type { Learner } from '@/core/people'
import { saveAnswer } from '@/server/answers'
import { findAttempt, listAttempts, startAttempt, submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { listLearnerAttempts } from '@/server/learners'
import { listProgress } from '@/server/progress'
import { aLearner, anInstructor, anOpenAttempt, answerAll, authored } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

describe('starting an attempt', () => {
  test('gives eight unanswered questions', async () => {
    const attempt = await anOpenAttempt(await aLearner())
    expect(attempt.questions).toHaveLength(8)
    expect(attempt.questions.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(attempt.questions.every(({ answer, revision }) => answer === null && revision === 0)).toBe(true)
  })

  test('at the quiz of an unknown module is refused', async () => {
    expect(await startAttempt('moons', await aLearner())).toEqual({ ok: false, error: 'not-found' })
  })

  test('repeatedly, even in two requests at once, opens only one', async () => {
    const learner = await aLearner()
    const both = await Promise.all([startAttempt('tides', learner), startAttempt('tides', learner)])
    const again = await startAttempt('tides', learner)
    expect(new Set([...both, again].map((each) => each.ok && each.value.id)).size).toBe(1)
    expect(await db().attempt.count()).toBe(1)
  })

  test('stores each question version only once, however many learners are given it', async () => {
    for (const name of ['Ada', 'Ben', 'Cai']) await anOpenAttempt(await aLearner(name))
    const versions = await db().questionVersion.findMany()
    expect(new Set(versions.map(({ hash }) => hash)).size).toBe(versions.length)
    expect(versions.length).toBeLessThanOrEqual(9)
  })

  test('after a graded attempt draws questions that the learner has not seen', async () => {
    const learner = await aLearner()
    const first = await anOpenAttempt(learner)
    const seen = [...(await authored(first)).questions.values()].map(({ id }) => id)
    await submitAttempt(first.id, learner)
    const second = [...(await authored(await anOpenAttempt(learner))).questions.values()].map(({ id }) => id)
    const unseen = ['cut-off-cove', 'cut-off-walk'].filter((id) => !seen.includes(id))
    expect(second).toEqual(expect.arrayContaining(unseen))
  })

  test('as an instructor gives a preview', async () => {
    const attempt = await anOpenAttempt(await anInstructor())
    expect(attempt.isPreview).toBe(true)
  })
})

describe('submitting an attempt', () => {
  test('grades what is saved, so that the keys earn all the points', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    await answerAll(attempt, learner)
    expect(await submitAttempt(attempt.id, learner)).toEqual({ ok: true, value: { earned: 8, possible: 8, isPassed: true } })
  })

  test('without any answer earns nothing and does not pass', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    expect(await submitAttempt(attempt.id, learner)).toEqual({ ok: true, value: { earned: 0, possible: 8, isPassed: false } })
  })

  test('with a missed safety question fails it even if its points are enough', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    const { questions } = await authored(attempt)
    const safety = [...questions].find(([, { safety }]) => safety)?.[0] ?? 0
    await answerAll(attempt, learner, { except: [safety] })
    expect(await submitAttempt(attempt.id, learner)).toEqual({ ok: true, value: { earned: 7, possible: 8, isPassed: false } })
  })

  test('twice, from two tabs at once, records one grade', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    await answerAll(attempt, learner)
    const [one, two] = await Promise.all([submitAttempt(attempt.id, learner), submitAttempt(attempt.id, learner)])
    const three = await submitAttempt(attempt.id, learner)
    expect(one).toEqual(two)
    expect(two).toEqual(three)
    expect((await listAttempts(learner)).total).toBe(1)
  })

  test('of somebody else is refused as not found', async () => {
    const attempt = await anOpenAttempt(await aLearner('Ada'))
    expect(await submitAttempt(attempt.id, await aLearner('Ben'))).toEqual({ ok: false, error: 'not-found' })
    expect(await findAttempt(attempt.id, await aLearner('Cai'))).toBeNull()
  })

  test('grades every save that was acknowledged, even one that arrives at the same time', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    const { questions, inShownIds } = await authored(attempt)
    const saves = [...questions].map(([position, question]) => {
      const answer = question.kind === 'true-false' ? String(question.key) : null
      return saveAnswer(
        attempt.id,
        position,
        { answer: inShownIds(question, answer), confidence: null, isFlagged: false, revision: 1 },
        learner,
      )
    })
    const [results, submitted] = await Promise.all([Promise.all(saves), submitAttempt(attempt.id, learner)])
    const acknowledged = results.filter((each) => each.ok).length
    const stored = await db().answer.count({ where: { attemptId: attempt.id, revision: 1 } })
    expect(submitted.ok).toBe(true)
    expect(stored).toBe(acknowledged)
  })

  test('after the clock was set back does not end it before it began', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner, 'tides', new Date('2026-11-23T12:00:00Z'))
    await submitAttempt(attempt.id, learner, new Date('2026-11-23T11:00:00Z'))
    const [graded] = (await listAttempts(learner)).rows
    expect(graded?.submittedAt).toEqual(new Date('2026-11-23T12:00:00Z'))
  })
})

describe('a graded attempt', () => {
  test('has every question explained', async () => {
    const learner = await aLearner()
    const attempt = await anOpenAttempt(learner)
    await answerAll(attempt, learner, { except: [1] })
    await submitAttempt(attempt.id, learner)
    const explained = await findAttempt(attempt.id, learner)
    expect(explained?.status).toBe('graded')
    const questions = explained?.status === 'graded' ? explained.questions : []
    expect(questions.map(({ position, mark }) => [position, mark])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((at) => [at, at === 1 ? 0 : 1]),
    )
  })

  test('withholds the questions that are in an open attempt', async () => {
    const learner = await aLearner()
    const first = await anOpenAttempt(learner)
    await submitAttempt(first.id, learner)
    const second = await anOpenAttempt(learner)
    const explained = await findAttempt(first.id, learner)
    if (explained?.status !== 'graded') throw new Error('It is not graded.')
    const open = [...(await authored(second)).questions.values()].map(({ id }) => id)
    expect(explained.questions.every(({ questionId }) => !open.includes(questionId))).toBe(true)
    expect(explained.withheld.length + explained.questions.length).toBe(8)
    expect(explained.withheld.length).toBeGreaterThan(0)
  })
})

describe('somebody who starts very many quizzes', () => {
  const start = new Date('2026-11-26T08:00:00Z')
  const minutes = (count: number) => new Date(start.getTime() + count * 60_000)

  /** Starts and submits a quiz at a moment. */
  async function run(learner: Learner, now: Date) {
    const started = await startAttempt('tides', learner, now)
    if (started.ok) await submitAttempt(started.value.id, learner, now)
    return started
  }

  test('is asked to wait after 60 within an hour, and goes on afterwards', async () => {
    const learner = await aLearner()
    for (let i = 0; i < 60; i++) expect((await run(learner, minutes(i / 2))).ok).toBe(true)
    expect(await run(learner, minutes(59))).toEqual({ ok: false, error: 'too-many-starts' })
    expect(await run(await aLearner('Ben'), minutes(59))).toMatchObject({ ok: true })
    expect(await run(learner, minutes(61))).toMatchObject({ ok: true })
  })

  test('goes on with the open one, and is not held by starts that lie ahead of the clock', async () => {
    const learner = await aLearner()
    for (let i = 0; i < 60; i++) await run(learner, minutes(i / 2))
    expect(await run(learner, minutes(-1))).toMatchObject({ ok: true })
    const open = await startAttempt('tides', learner, minutes(-1))
    expect(await startAttempt('tides', learner, minutes(40))).toEqual(open)
  })

  test('has them listed in pages of 50, the newest first', async () => {
    const learner = await aLearner()
    const instructor = await anInstructor()
    for (let i = 0; i < 60; i++) await run(learner, minutes(i))
    const [first, second, beyond] = [await listAttempts(learner), await listAttempts(learner, 2), await listAttempts(learner, 9)]
    expect([first.rows.length, second.rows.length, first.total, first.pages]).toEqual([50, 10, 60, 2])
    expect(first.rows[0]?.submittedAt).toEqual(minutes(59))
    expect(second.rows.at(-1)?.submittedAt).toEqual(minutes(0))
    expect(beyond).toEqual(second)
    const seen = await listLearnerAttempts(instructor, learner.id, 2)
    expect(seen).toMatchObject({ total: 60, page: 2, pages: 2 })
    expect(seen?.rows).toHaveLength(10)
    expect((await listProgress(learner))[0]).toMatchObject({ attempts: 60, openAttempt: null, isPassed: false })
  })
})
