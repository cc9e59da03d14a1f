import { describe, expect, test } from 'vitest'
import type { Question } from '@/core/question'
import { submitAttempt } from '@/server/attempts'
import { listTestableObjectives, loadCourse } from '@/server/course/course'
import { readEnv } from '@/server/env'
import { aLearner, anOpenAttempt, answerAll, authored } from '@/tests/support/acting'
import { eachTestHasADatabase } from '@/tests/support/database'

const { courseDir } = readEnv()
const { modules } = loadCourse(courseDir)

eachTestHasADatabase(courseDir)

describe.each(modules)('the quiz of $slug', (module) => {
  const { slug, quiz, quizSize } = module

  /** What the product promises of each attempt. */
  function expectDrawnWell(questions: Question[]) {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(quizSize)
    const asked = (point: string) => questions.filter(({ safety }) => safety === point).length
    expect(quiz.safetyPoints.map(({ id }) => [id, asked(id)])).toEqual(quiz.safetyPoints.map(({ id }) => [id, 1]))
    const objectives = questions.map(({ objective }) => objective)
    expect(listTestableObjectives(module).filter((each) => !objectives.includes(each))).toEqual([])
  }

  test('can be drawn, taken and passed until every question was asked', async () => {
    const learner = await aLearner()
    const seen = new Set<string>()
    for (let tries = 0; tries < quiz.questions.length && seen.size < quiz.questions.length; tries++) {
      const attempt = await anOpenAttempt(learner, slug)
      const questions = [...(await authored(attempt)).questions.values()]
      expectDrawnWell(questions)
      await answerAll(attempt, learner)
      const possible = questions.reduce((sum, { points }) => sum + points, 0)
      const { ok, ...submitted } = await submitAttempt(attempt.id, learner)
      expect(submitted).toEqual({ value: { earned: possible, possible, isPassed: true } })
      expect(ok).toBe(true)
      for (const { id } of questions) seen.add(id)
    }
    expect(quiz.questions.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
  }, 120_000)

  test('earns nothing and is not passed where it is left blank', async () => {
    const learner = await aLearner()
    const { id } = await anOpenAttempt(learner, slug)
    expect(await submitAttempt(id, learner)).toMatchObject({ ok: true, value: { earned: 0, isPassed: false } })
  })
})
