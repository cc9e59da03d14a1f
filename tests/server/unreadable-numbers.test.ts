import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import PracticePage from '@/app/(learn)/modules/[slug]/practice/[id]/page'
import { endingOf } from '@/core/ending'
import { findOtherMark } from '@/core/explained'
import type { Learner } from '@/core/people'
import type { Question } from '@/core/question'
import { findAttempt, submitAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { answerReview, countDue, listDueQuestions } from '@/server/reviews'
import { aLearner, anOpenAttempt, answerAll, authored } from '@/tests/support/acting'
import { askApi, cookiesOf } from '@/tests/support/api'
import { aCourseFolder } from '@/tests/support/course-folder'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

/** A learner with an open attempt, and the position of a question in it that wants a number. */
async function aNumericQuestion(now?: Date) {
  const learner = await aLearner()
  const cookies = await cookiesOf(learner)
  const attempt = await anOpenAttempt(learner, 'tides', now)
  const position = attempt.questions.find(({ shown }) => shown.kind === 'numeric')?.position
  if (position === undefined) throw new Error('Every attempt at the tides should ask for a number.')
  const path = `/api/attempts/${attempt.id}/answers/${position}`
  const save = (answer: string, revision: number) =>
    askApi('POST', path, { cookies, json: { answer, confidence: 'certain', revision } })
  const send = (answer: string, revision: number, go = 'review') =>
    askApi('POST', path, {
      cookies,
      form: `revision=${revision}&answer=${encodeURIComponent(answer)}&confidence=certain&go=${go}`,
    })
  return { learner, cookies, attempt, position, save, send }
}

/**
 * A due question that wants a number. An item is reviewed by another question on its objective, so that one on the objective of the
 * number is put into review, alone; which question is asked depends on the moment from which the item is due.
 */
async function aDueNumber(learner: Learner, now: Date) {
  const item = await db().review.findFirstOrThrow({ where: { objective: 'tides.2' } })
  const sibling = { ...item, questionId: 'order-of-day' }
  const where = { personId_questionId: { personId: learner.id, questionId: sibling.questionId } }
  await db().review.upsert({ where, create: sibling, update: {} })
  await db().review.deleteMany({ where: { questionId: { not: sibling.questionId } } })
  for (let i = 0; i < 200; i++) {
    await db().review.updateMany({ data: { dueAt: new Date(now.getTime() - 3_600_000 + i) } })
    const due = (await listDueQuestions(learner, now)).find(({ shown }) => shown.kind === 'numeric')
    if (due) return due
  }
  throw new Error('No due question wants a number.')
}

async function theQuestion(id: string, position: number, learner: Learner) {
  const attempt = await findAttempt(id, learner)
  if (attempt?.status !== 'open') throw new Error('The attempt is not open.')
  return attempt.questions.find((each) => each.position === position)
}

test('a script is told at each save whether the number can be read', async () => {
  const { attempt, position, learner, save } = await aNumericQuestion()
  expect(await save('two', 1)).toEqual({ status: 200, body: { revision: 1, isUnreadable: true } })
  expect(await save('two', 1)).toEqual({ status: 200, body: { revision: 1, isUnreadable: true } })
  expect(await theQuestion(attempt.id, position, learner)).toMatchObject({ answer: 'two', isUnreadable: true })
  expect(await save('2.', 2)).toEqual({ status: 200, body: { revision: 2 } })
  expect(await theQuestion(attempt.id, position, learner)).not.toHaveProperty('isUnreadable')
})

test('a script that comes too late is told so of the newer answer', async () => {
  const { save } = await aNumericQuestion()
  await save('two', 5)
  expect(await save('3', 2)).toMatchObject({ status: 409, body: { current: { answer: 'two' }, isUnreadable: true } })
  await save('2', 6)
  expect((await save('3', 2)).body).not.toHaveProperty('isUnreadable')
})

test('a plain form comes back once to a number that cannot be read, and then lets its sender go on', async () => {
  const { attempt, position, send } = await aNumericQuestion()
  const again = `/attempts/${attempt.id}?q=${position}&notice=unreadable-saved`
  expect(await send('two', 0)).toEqual({ status: 303, location: again })
  expect(await send('two', 1)).toEqual({ status: 303, location: `/attempts/${attempt.id}?q=review` })
  expect(await send('two tides', 2)).toEqual({ status: 303, location: again })
  expect(await send('2 tides.', 3)).toEqual({ status: 303, location: `/attempts/${attempt.id}?q=review` })
})

test('a number that was submitted although it cannot be read is named so and earns nothing', async () => {
  const { attempt, position, learner, save } = await aNumericQuestion()
  await answerAll(attempt, learner, { except: [position] })
  await save('two', 1)
  await submitAttempt(attempt.id, learner)
  const graded = await findAttempt(attempt.id, learner)
  const question = graded?.status === 'graded' ? graded.questions.find((each) => each.position === position) : undefined
  expect(question).toMatchObject({ mark: 0, isUnreadable: true })
  expect(question && endingOf(question)).toBe('unreadable')
  // It comes back in review like a blank: nobody was certain of something wrong.
  expect(await db().review.findMany()).toMatchObject([{ isCertainButWrong: false }])
})

test('an answer that an earlier version could not read keeps its mark, and it is known that it would be marked otherwise', async () => {
  const { attempt, position, learner, save } = await aNumericQuestion()
  await save('2.', 1)
  await submitAttempt(attempt.id, learner)
  await db().answer.update({ where: { attemptId_position: { attemptId: attempt.id, position } }, data: { mark: 0 } })
  const graded = await findAttempt(attempt.id, learner)
  const question = graded?.status === 'graded' ? graded.questions.find((each) => each.position === position) : undefined
  expect(question).toMatchObject({ mark: 0, detail: { text: { typed: '2.', isRight: false } } })
  expect(question && endingOf(question)).toBe('wrong')
  const { questions } = await authored(attempt)
  expect(findOtherMark(questions.get(position) as Question, '2.', 0)).toBe(1)
})

test('a due question is not marked while its number cannot be read', async () => {
  const before = new Date('2026-11-01T09:00:00Z')
  const dayLater = new Date('2026-11-02T10:00:00Z')
  const { attempt, learner } = await aNumericQuestion(before)
  await submitAttempt(attempt.id, learner, before)
  const due = await aDueNumber(learner, dayLater)
  const count = await countDue(learner, dayLater)
  expect(await answerReview(due.id, 'two', null, learner, dayLater)).toEqual({ ok: false, error: 'unreadable-number' })
  expect(await countDue(learner, dayLater)).toBe(count)
  expect(await answerReview(due.id, '٢', null, learner, dayLater)).toMatchObject({ ok: true, value: { mark: 1 } })
  expect(await countDue(learner, dayLater)).toBe(count - 1)
})

const practice = `- id: how-many-lows
  kind: numeric
  objective: tides.2
  claims: [T2]
  passage: twice-a-day
  stem: How many lows are there?
  unit: lows
  key: 2
  explanation: As many as highs.
`

test('a practice question is not explained while its number cannot be read, with scripts and without', async () => {
  process.env.COURSE_DIR = aCourseFolder(['tides/practice.yaml', /^/, practice])
  const address = '/api/practice/tides/how-many-lows'
  expect(await askApi('POST', address, { json: { answer: 'two' } })).toEqual({
    status: 422,
    body: { error: 'unreadable-number' },
  })
  expect(await askApi('POST', address, { json: { answer: '2 lows.' } })).toMatchObject({ status: 200, body: { mark: 1 } })

  const pageOf = async (answer: string) => {
    const { location } = await askApi('POST', address, { form: `answer=${encodeURIComponent(answer)}` })
    const a = new URL(location ?? '', 'http://own').searchParams.get('a') ?? ''
    const props = { params: Promise.resolve({ slug: 'tides', id: 'how-many-lows' }), searchParams: Promise.resolve({ a }) }
    return renderToStaticMarkup(await PracticePage(props))
  }
  const unread = await pageOf('two')
  expect(unread).toContain('This cannot be read as a number.')
  expect(unread).toContain('value="two"')
  expect(unread).not.toContain('As many as highs.')
  const read = await pageOf('3')
  expect(read).toContain('As many as highs.')
  expect(read).not.toContain('cannot be read')
})
