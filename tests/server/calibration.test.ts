import { expect, test } from 'vitest'
import { rightAnswer } from '@/core/question'
import { saveAnswer } from '@/server/answers'
import { submitAttempt } from '@/server/attempts'
import { findCalibration } from '@/server/calibration'
import { aLearner, anOpenAttempt, authored } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

async function takeQuiz(learner: Awaited<ReturnType<typeof aLearner>>) {
  const attempt = await anOpenAttempt(learner)
  const { questions, inShownIds } = await authored(attempt)
  for (const [position, question] of questions) {
    // The first half is answered correctly and with certainty. The second half is left blank with the confidence "guessing".
    const isKnown = position <= 4
    const answer = isKnown ? inShownIds(question, rightAnswer(question)) : null
    const confidence = isKnown ? ('certain' as const) : ('guessing' as const)
    await saveAnswer(attempt.id, position, { answer, confidence, isFlagged: false, revision: 1 }, learner)
  }
  await submitAttempt(attempt.id, learner)
}

test('calibration is null until ten answers have a confidence, and blanks do not count', async () => {
  const learner = await aLearner()
  await takeQuiz(learner)
  await takeQuiz(learner)
  expect(await findCalibration(learner)).toBeNull()
  await takeQuiz(learner)
  expect(await findCalibration(learner)).toEqual([
    { confidence: 'guessing', answers: 0, right: 0 },
    { confidence: 'fairly-sure', answers: 0, right: 0 },
    { confidence: 'certain', answers: 12, right: 12 },
  ])
})

test('calibration does not count the answers of other people', async () => {
  const learner = await aLearner()
  for (let i = 0; i < 3; i++) await takeQuiz(learner)
  expect(await findCalibration(await aLearner('Ben'))).toBeNull()
})
