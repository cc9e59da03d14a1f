import { expect, test } from 'vitest'
import type { Viewer } from '@/core/people'
import { findOpenQuestion } from '@/server/answers'
import { findAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { aLearner, anOpenAttempt } from '@/tests/support/acting'
import { askApi, cookiesOf, endAllSessions } from '@/tests/support/api'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

async function aSignedInLearner(name = 'Ada') {
  const learner = await aLearner(name)
  const cookies = await cookiesOf(learner)
  const save = (id: string, json: unknown, position = 1) =>
    askApi('POST', `/api/attempts/${id}/answers/${position}`, { cookies, json })
  return { learner, cookies, save }
}

const findSaved = async (id: string, position: number, viewer: Viewer) => (await findOpenQuestion(id, position, viewer))?.saved

const aSave = { answer: null, confidence: 'certain', revision: 1 }
const signedOut = { status: 401, body: { error: 'signed-out' } }
const notFound = { status: 404, body: { error: 'not-found' } }

test('a save is acknowledged with its revision', async () => {
  const { learner, save } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  expect(await save(id, aSave)).toEqual({ status: 200, body: { revision: 1 } })
  expect(await findSaved(id, 1, learner)).toMatchObject({ confidence: 'certain', revision: 1 })
})

test('a save with a revoked session changes nothing and is refused as signed out', async () => {
  const { learner, save } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  await endAllSessions(learner)
  expect(await save(id, aSave)).toEqual(signedOut)
  expect(await findSaved(id, 1, learner)).toMatchObject({ confidence: null, revision: 0 })
})

test('a save with a revoked session gets no other answer, not even for what is already saved', async () => {
  const { learner, cookies, save } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  const saved = { ...aSave, revision: 5 }
  await save(id, saved)
  await endAllSessions(learner)
  for (const json of [saved, aSave, { ...aSave, answer: 7 }, { ...aSave, answer: 'no such choice' }, 'no save']) {
    expect(await save(id, json)).toEqual(signedOut)
  }
  const broken = { cookies, type: 'application/json', text: '{"answer"' }
  expect(await askApi('POST', `/api/attempts/${id}/answers/1`, broken)).toEqual(signedOut)
  expect(await save('nothing', aSave)).toEqual(signedOut)
})

test('the refusal of a stale save includes what is saved', async () => {
  const { learner, save } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  await save(id, { ...aSave, revision: 5 })
  expect(await save(id, { answer: null, revision: 4 })).toEqual({
    status: 409,
    body: { error: 'stale', current: { answer: null, confidence: 'certain', isFlagged: false, revision: 5 } },
  })
})

test('a save with an invalid body is refused', async () => {
  const { learner, cookies, save } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  const malformed = { status: 400, body: { error: 'malformed-answer' } }
  for (const json of [null, 'x', {}, { ...aSave, revision: 0 }, { ...aSave, confidence: 'very' }, { ...aSave, x: 1 }]) {
    expect(await save(id, json)).toEqual(malformed)
  }
  const broken = { cookies, type: 'application/json', text: '{"answer"' }
  expect(await askApi('POST', `/api/attempts/${id}/answers/1`, broken)).toEqual(malformed)
})

test.each(['0', '01', '1000', '1.5', '-1', 'one'])('there is no question at position %s', async (position) => {
  const { learner, cookies } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  expect(await askApi('POST', `/api/attempts/${id}/answers/${position}`, { cookies, json: aSave })).toEqual(notFound)
})

test("somebody else's attempt is not found by any request", async () => {
  const { id } = await anOpenAttempt(await aLearner('Ben'))
  const { cookies, save } = await aSignedInLearner()
  expect(await save(id, aSave)).toEqual(notFound)
  expect(await askApi('POST', `/api/attempts/${id}/submission`, { cookies, json: {} })).toEqual(notFound)
  expect(await askApi('POST', `/api/attempts/${id}/answers/1`, { cookies, form: 'revision=0&answer=true' })).toEqual({
    status: 303,
    location: `/attempts/${id}`,
  })
})

test('starting and submitting an attempt by JSON can be repeated without a further effect', async () => {
  const { cookies } = await aSignedInLearner()
  const start = () => askApi('POST', '/api/modules/tides/attempts', { cookies, json: {} })
  const [one, two] = [await start(), await start()]
  expect(one).toEqual({ status: 201, body: { id: expect.any(String) } })
  expect(two).toEqual(one)
  const { id } = one.body as { id: string }
  const submit = () => askApi('POST', `/api/attempts/${id}/submission`, { cookies, json: {} })
  const submitted = await submit()
  expect(submitted).toMatchObject({ status: 200, body: { grade: { earned: 0, isPassed: false } } })
  expect(await submit()).toEqual(submitted)
  expect(await askApi('POST', '/api/modules/nothing/attempts', { cookies, json: {} })).toEqual(notFound)
})

test('a plain form continues at the attempt, at its result, or at the page of a quiz that does not exist', async () => {
  const { cookies } = await aSignedInLearner()
  const started = await askApi('POST', '/api/modules/tides/attempts', { cookies, form: '' })
  expect(started).toEqual({ status: 303, location: expect.stringMatching(/^\/attempts\/[\w-]{22}$/) })
  const id = started.location?.split('/')[2]
  expect(await askApi('POST', `/api/attempts/${id}/submission`, { cookies, form: '' })).toEqual({
    status: 303,
    location: `/attempts/${id}`,
  })
  expect(await askApi('POST', '/api/modules/no%20such/attempts', { cookies, form: '' })).toEqual({
    status: 303,
    location: '/modules/no%20such/quiz',
  })
})

test("a question's form saves its answer, confidence and flag, and continues where its button says", async () => {
  const { learner, cookies } = await aSignedInLearner()
  const attempt = await anOpenAttempt(learner)
  const { position, shown } =
    attempt.questions.find((each) => each.shown.kind === 'true-false') ?? attempt.questions[0] ?? never()
  const address = `/api/attempts/${attempt.id}/answers/${position}`
  const answer = shown.kind === 'true-false' ? 'answer=true' : ''
  const form = `kind=${shown.kind}&revision=0&${answer}&confidence=guessing&flag=on&go=review`
  expect(await askApi('POST', address, { cookies, form })).toEqual({ status: 303, location: `/attempts/${attempt.id}?q=review` })
  expect(await findSaved(attempt.id, position, learner)).toMatchObject({ confidence: 'guessing', isFlagged: true, revision: 1 })
  // The form in another tab was drawn with the same revision and contains something else.
  expect(await askApi('POST', address, { cookies, form: `revision=0&confidence=certain` })).toEqual({
    status: 303,
    location: `/attempts/${attempt.id}?q=${position}&notice=stale`,
  })
  expect(await findSaved(attempt.id, position, learner)).toMatchObject({ confidence: 'guessing', revision: 1 })
})

test('a form without a revision is refused and not taken for a blank answer', async () => {
  const { learner, cookies } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  expect(await askApi('POST', `/api/attempts/${id}/answers/1`, { cookies, form: 'answer=true' })).toEqual({
    status: 400,
    body: { error: 'malformed-answer' },
  })
  expect(await db().answer.count({ where: { revision: { gt: 0 } } })).toBe(0)
})

test('an answer that a form sends after the session has ended is carried through the sign-in', async () => {
  const { learner, cookies } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  await endAllSessions(learner)
  const { status, location } = await askApi('POST', `/api/attempts/${id}/answers/2`, {
    cookies,
    form: 'kind=ordering&revision=3&order=a&order=b&move=b:up&confidence=certain&csrf=x',
  })
  expect(status).toBe(303)
  const next = new URL(location ?? '', 'http://own').searchParams.get('next')
  const page = new URL(next ?? '', 'http://own')
  expect(page.pathname + page.search.split('&')[0]).toBe(`/attempts/${id}?q=2`)
  expect(page.searchParams.get('carry')).toBe('revision=3&confidence=certain&kept=on&order=b&order=a')
  expect(await findAttempt(id, learner)).toMatchObject({ status: 'open' })
})

test("a question's form that is sent after submission leads to the result, which says that it was not saved", async () => {
  const { learner, cookies } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  await askApi('POST', `/api/attempts/${id}/submission`, { cookies, json: {} })
  // Whatever the kind of the question is, also where the answer is none of its choices.
  for (const position of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const path = `/api/attempts/${id}/answers/${position}`
    expect(await askApi('POST', path, { cookies, form: 'revision=0&answer=&confidence=certain' })).toEqual({
      status: 303,
      location: `/attempts/${id}?q=${position}&notice=closed`,
    })
    const save = { answer: 'no such choice', confidence: 'certain', revision: 1 }
    expect(await askApi('POST', path, { cookies, json: save })).toMatchObject({ status: 409, body: { error: 'closed' } })
  }
  expect(await findAttempt(id, learner)).toMatchObject({ status: 'graded' })
})

test('whoever starts very many quizzes is told so in words, by a script and by a plain form', async () => {
  const { learner, cookies } = await aSignedInLearner()
  const startedAt = new Date()
  const rows = Array.from({ length: 60 }, (_, i) => ({
    id: `a${i}`,
    personId: learner.id,
    module: 'tides',
    seed: 's',
    startedAt,
  }))
  await db().attempt.createMany({ data: rows.map((row) => ({ ...row, passPercent: 80, submittedAt: startedAt })) })
  const start = (sent: Parameters<typeof askApi>[2]) => askApi('POST', '/api/modules/tides/attempts', { cookies, ...sent })
  expect(await start({ json: {} })).toEqual({ status: 429, body: { error: 'too-many-starts' } })
  const { status, body } = await start({ form: '' })
  expect([status, body]).toEqual([429, expect.stringContaining('very many quizzes within an hour')])
})

function never(): never {
  throw new Error('The attempt has no question.')
}
