import { expect, test } from 'vitest'
import { findSaved } from '@/server/answers'
import { findAttempt } from '@/server/attempts'
import { db } from '@/server/database/client'
import { findAccount } from '@/server/people'
import { issueSession } from '@/server/sessions'
import { replyToMe, replyToSave, replyToStart, replyToSubmission } from '@/server/web/front-replies'
import { aLearner, anOpenAttempt } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

async function aSignedInLearner(name = 'Ada') {
  const learner = await aLearner(name)
  const account = await findAccount(learner.id)
  const cookie = account && (await issueSession(account))
  const cookies = `other=1; ${cookie?.name}=${cookie?.value}`
  const json = (body: unknown = {}) => ({ cookies, isJson: true, body })
  const endAllSessions = () => db().person.update({ where: { id: learner.id }, data: { sessionVersion: { increment: 1 } } })
  return { learner, cookies, json, form: { cookies, isJson: false, body: undefined }, endAllSessions }
}

const aGuest = { cookies: undefined, isJson: true, body: {} }
const aGuestsForm = { cookies: undefined, isJson: false, body: undefined }
const aSave = { answer: null, confidence: 'certain', revision: 1 }

test('a save is acknowledged with its revision', async () => {
  const { learner, json } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  expect(await replyToSave(json(aSave), id, 1)).toEqual({ status: 200, body: { revision: 1 } })
  expect(await findSaved(id, 1, learner)).toMatchObject({ confidence: 'certain', revision: 1 })
})

test('a save under a session that was ended changes nothing and asks to sign in', async () => {
  const { learner, json, endAllSessions } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  await endAllSessions()
  expect(await replyToSave(json(aSave), id, 1)).toEqual({ status: 401, body: { error: 'signed-out' } })
  expect(await findSaved(id, 1, learner)).toMatchObject({ confidence: null, revision: 0 })
})

test('under such a session nothing is told of an attempt either, not even what is kept there already', async () => {
  const { learner, json, endAllSessions } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  const kept = { ...aSave, revision: 5 }
  await replyToSave(json(kept), id, 1)
  await endAllSessions()
  for (const body of [kept, aSave, { ...aSave, answer: 7 }, { ...aSave, answer: 'no such choice' }, 'no save', undefined]) {
    expect(await replyToSave({ ...json(), body }, id, 1)).toEqual({ status: 401, body: { error: 'signed-out' } })
  }
  expect(await replyToSave(json(aSave), 'nothing', 1)).toEqual({ status: 401, body: { error: 'signed-out' } })
})

test.each([
  ['no session', ''],
  ['a spoilt session', 'next-auth.session-token=x.y.z'],
])('with %s nothing is saved, started or submitted', async (_, cookies) => {
  const learner = await aLearner()
  const { id } = await anOpenAttempt(learner)
  const asked = { ...aGuest, cookies, body: aSave }
  const signedOut = { status: 401, body: { error: 'signed-out' } }
  expect(await replyToSave(asked, id, 1)).toEqual(signedOut)
  expect(await replyToStart(asked, 'tides')).toEqual(signedOut)
  expect(await replyToSubmission(asked, id)).toEqual(signedOut)
  expect(await db().attempt.count()).toBe(1)
  expect(await findSaved(id, 1, learner)).toMatchObject({ revision: 0 })
  expect(await findAttempt(id, learner)).toMatchObject({ status: 'open' })
})

test('what is newer comes along with the refusal of an older save', async () => {
  const { learner, json } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  await replyToSave(json({ ...aSave, revision: 5 }), id, 1)
  expect(await replyToSave(json({ answer: null, revision: 4 }), id, 1)).toEqual({
    status: 409,
    body: { error: 'stale', current: { answer: null, confidence: 'certain', isFlagged: false, revision: 5 } },
  })
})

test('a save that is no save is refused', async () => {
  const { learner, json } = await aSignedInLearner()
  const { id } = await anOpenAttempt(learner)
  for (const body of [
    undefined,
    null,
    'x',
    {},
    { ...aSave, revision: 0 },
    { ...aSave, confidence: 'very' },
    { ...aSave, x: 1 },
  ]) {
    expect(await replyToSave({ ...json(), body }, id, 1)).toEqual({ status: 400, body: { error: 'malformed-answer' } })
  }
})

test("somebody else's attempt is not found, whatever is asked of it", async () => {
  const { id } = await anOpenAttempt(await aLearner('Ben'))
  const { json } = await aSignedInLearner()
  const notFound = { status: 404, body: { error: 'not-found' } }
  expect(await replyToSave(json(aSave), id, 1)).toEqual(notFound)
  expect(await replyToSubmission(json(), id)).toEqual(notFound)
})

test('a quiz is started and submitted by JSON, twice as once', async () => {
  const { json } = await aSignedInLearner()
  const [one, two] = [await replyToStart(json(), 'tides'), await replyToStart(json(), 'tides')]
  expect(one).toEqual({ status: 201, body: { id: expect.any(String) } })
  expect(two).toEqual(one)
  const { id } = ('body' in one ? one.body : {}) as { id: string }
  const submitted = await replyToSubmission(json(), id)
  expect(submitted).toMatchObject({ status: 200, body: { grade: { earned: 0, isPassed: false } } })
  expect(await replyToSubmission(json(), id)).toEqual(submitted)
  expect(await replyToStart(json(), 'nothing')).toEqual({ status: 404, body: { error: 'not-found' } })
})

test('a plain form is led on: to the attempt, to its result, or first to sign in', async () => {
  const { form } = await aSignedInLearner()
  const started = await replyToStart(form, 'tides')
  expect(started).toEqual({ seeOther: expect.stringMatching(/^\/attempts\/[\w-]{22}$/) })
  const page = 'seeOther' in started ? started.seeOther : ''
  expect(await replyToSubmission(form, page.split('/')[2] ?? '')).toEqual({ seeOther: page })
  expect(await replyToStart(form, 'no such')).toEqual({ seeOther: '/modules/no%20such/quiz' })
  expect(await replyToStart(aGuestsForm, 'tides')).toEqual({ seeOther: '/sign-in?next=%2Fmodules%2Ftides%2Fquiz' })
  expect(await replyToSubmission(aGuestsForm, 'x')).toEqual({ seeOther: '/sign-in?next=%2Fattempts%2Fx%3Fq%3Dreview' })
})

test('a page learns who reads it, and of a guest only that', async () => {
  const { cookies } = await aSignedInLearner()
  expect(await replyToMe({ cookies })).toMatchObject({ status: 200, body: { name: 'Ada', role: 'learner', due: 0 } })
  expect(await replyToMe({ cookies: '' })).toEqual({ status: 200, body: { name: null, isDemo: false } })
})
