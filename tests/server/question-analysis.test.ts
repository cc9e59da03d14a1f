import { beforeEach, expect, test } from 'vitest'
import { fillClass } from '@/bench/scale-class'
import type { Instructor } from '@/core/people'
import { submitAttempt } from '@/server/attempts'
import { findModule } from '@/server/course/course'
import { db } from '@/server/database/client'
import { analyseQuestion } from '@/server/question-analysis'
import { anInstructor, anOpenAttempt, anotherInstructor } from '@/tests/support/acting'
import { aQuickLearner } from '@/tests/support/class'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

let [inge, ines] = [] as Instructor[]
beforeEach(async () => {
  inge = await anInstructor()
  ines = await anotherInstructor()
  await fillClass(30, ines.id)
})

const questions = () => findModule('tides')?.quiz.questions ?? []

async function analyse(id: string, instructor = inge) {
  const found = await analyseQuestion(instructor as Instructor, 'tides', id)
  if (!found) throw new Error('There is no such question.')
  return found
}

test('responses are read once while nobody hands in, and again when somebody does', async () => {
  const before = new Map(await Promise.all(questions().map(async ({ id }) => [id, await analyse(id)] as const)))
  for (const { id } of questions()) expect(await analyse(id)).toBe(before.get(id))
  const ada = await aQuickLearner('Ada')
  const attempt = await anOpenAttempt(ada)
  await submitAttempt(attempt.id, ada)
  const given = await db().answer.findMany({ where: { attemptId: attempt.id }, select: { questionVersion: true } })
  const ids = given.map(({ questionVersion }) => questionVersion.questionId)
  expect(ids.length).toBeGreaterThan(3)
  for (const { id } of questions()) {
    const [now, then] = [await analyse(id), before.get(id)]
    const more = ids.includes(id) ? 1 : 0
    expect([now.analysis.n, now.blanks]).toEqual([(then?.analysis.n ?? 0) + more, (then?.blanks ?? 0) + more])
    expect(now.versions.reduce((sum, { n }) => sum + n, 0)).toBe(now.analysis.n)
  }
})

test('what one instructor sees is not kept for another', async () => {
  const ada = await aQuickLearner('Ada')
  const attempt = await anOpenAttempt(ada)
  await submitAttempt(attempt.id, ada)
  const given = await db().answer.findFirst({ where: { attemptId: attempt.id }, select: { questionVersion: true } })
  const id = given?.questionVersion.questionId ?? ''
  const all = await analyse(id)
  expect((await analyse(id, ines)).analysis.n).toBe(all.analysis.n - 1)
  expect(await analyse(id)).toBe(all)
})

test('an unknown module or question has no analysis', async () => {
  expect(await analyseQuestion(inge as Instructor, 'of-another-course', questions()[0]?.id ?? '')).toBeNull()
  expect(await analyseQuestion(inge as Instructor, 'tides', 'of-another-quiz')).toBeNull()
})
