import { describe, expect, test } from 'vitest'
import { findAttempt, submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { answerReview, countDue, findDue, findNextDue, listDueQuestions } from '@/server/reviews'
import { aLearner, anOpenAttempt, answerAll } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const start = new Date('2026-11-01T09:00:00Z')
const later = (days: number) => new Date(start.getTime() + days * 86_400_000)

async function aMissedQuiz(except: number[]) {
  const learner = await aLearner()
  const attempt = await anOpenAttempt(learner, 'tides', start)
  await answerAll(attempt, learner, { except })
  await submitAttempt(attempt.id, learner, start)
  return learner
}

describe('review', () => {
  test('asks only for the missed questions, one day later', async () => {
    const learner = await aMissedQuiz([2, 5])
    expect(await countDue(learner, later(0.9))).toBe(0)
    expect(await countDue(learner, later(1))).toBe(2)
    expect(await listDueQuestions(learner, later(1))).toHaveLength(2)
  })

  test('gives at most five questions in a sitting', async () => {
    const learner = await aMissedQuiz([1, 2, 3, 4, 5, 6, 7])
    expect(await countDue(learner, later(1))).toBe(7)
    expect(await listDueQuestions(learner, later(1))).toHaveLength(5)
  })

  test('neither counts nor asks questions on an objective that is no longer taught', async () => {
    const learner = await aMissedQuiz([1, 2, 3, 4, 5, 6, 7])
    const [, , ...gone] = await db().review.findMany()
    for (const { questionId } of gone) {
      await db().review.updateMany({ where: { questionId }, data: { objective: 'gone', dueAt: later(0.5) } })
    }
    expect(gone).toHaveLength(5)
    expect(await findNextDue(learner, undefined, start)).toEqual(later(1))
    expect(await countDue(learner, later(1))).toBe(2)
    expect(await listDueQuestions(learner, later(1))).toHaveLength(2)
  })

  test('shows no question of an open attempt', async () => {
    const learner = await aMissedQuiz([1, 2, 3, 4, 5, 6, 7, 8])
    const attempt = await anOpenAttempt(learner, 'tides', later(1))
    const open = new Set(attempt.questions.map(({ shown }) => shown.stem))
    const sitting = await listDueQuestions(learner, later(1))
    expect(sitting.filter(({ shown }) => open.has(shown.stem))).toEqual([])
    const first = await db().review.findFirstOrThrow()
    const due = await findDue(first.questionId, learner, later(1))
    expect(due === null || !open.has(due.shown.stem)).toBe(true)
  })

  test('reschedules a question only once if it is answered from two tabs', async () => {
    const learner = await aMissedQuiz([3])
    const [due] = await listDueQuestions(learner, later(1))
    const both = await Promise.all([
      answerReview(due?.id ?? '', null, null, learner, later(1)),
      answerReview(due?.id ?? '', null, null, learner, later(1)),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countDue(learner, later(1.5))).toBe(0)
    expect(await countDue(learner, later(2))).toBe(1)
  })

  test("refuses an answer to somebody else's review", async () => {
    const learner = await aMissedQuiz([3])
    const [due] = await listDueQuestions(learner, later(1))
    const other = await aLearner('Ben')
    expect(await answerReview(due?.id ?? '', null, null, other, later(1))).toEqual({ ok: false, error: 'not-due' })
  })

  test('refuses an invalid answer and leaves the question due', async () => {
    const learner = await aMissedQuiz([1, 2, 3, 4, 5, 6, 7, 8])
    const [due] = await listDueQuestions(learner, later(1))
    expect(await answerReview(due?.id ?? '', { '': 7 }, null, learner, later(1))).toMatchObject({ ok: false })
    expect(await countDue(learner, later(1))).toBe(8)
  })
})

test('a graded attempt withholds no question if no attempt is open', async () => {
  const learner = await aMissedQuiz([1])
  const { id } = await db().attempt.findFirstOrThrow()
  const explained = await findAttempt(id, learner)
  expect(explained?.status === 'graded' && explained.withheld).toEqual([])
})
