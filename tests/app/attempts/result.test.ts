import { expect, test } from 'vitest'
import { showResult } from '@/app/(learn)/attempts/[id]/_result/shown-result'
import { explain } from '@/core/explained'
import type { Question, QuestionOf } from '@/core/question'
import type { ExplainedAttempt } from '@/server/attempt-rows'
import { loadCourse } from '@/server/course/course'

const module = 'tides'
const bank = (): Question[] => loadCourse().modules.find(({ slug }) => slug === module)?.quiz.questions ?? []

/** A question some of whose wrong choices rest on a common error, and one of these choices. */
function aTempting(): { question: QuestionOf<'single-choice'>; choice: { id: string; misconception?: string } } {
  for (const question of bank()) {
    if (question.kind !== 'single-choice') continue
    const choice = question.choices.find(({ id, misconception }) => misconception && id !== question.key)
    if (choice) return { question, choice }
  }
  throw new Error('No question has one.')
}

function aResultOf(question: Question, given: string | null): ExplainedAttempt {
  return {
    id: 'one',
    module,
    isPreview: false,
    passPercent: 80,
    startedAt: new Date(0),
    submittedAt: new Date(1),
    status: 'graded',
    grade: { earned: 0, possible: 1, isPassed: false },
    questions: [{ ...explain(question, given, 0, null), position: 1 }],
    withheld: [],
  }
}

test('a result tells the common error behind a choice that was made, and no other', () => {
  const { question, choice } = aTempting()
  expect(Object.keys(showResult(aResultOf(question, choice.id), '/attempts/one').mixUps)).toEqual([choice.misconception])
  expect(showResult(aResultOf(question, null), '/attempts/one').mixUps).toEqual({})
})

test('a result tells the passage to read again, with the way back, and what the question rests on', () => {
  const { question } = aTempting()
  const [told] = showResult(aResultOf(question, null), '/attempts/one').questions
  expect(told?.passage?.href).toBe(`/modules/${module}?from=/attempts/one#${question.passage}`)
  expect(told?.claims.map(({ id }) => id)).toEqual(question.claims)
  expect(told?.claims.every(({ text, strength }) => text && strength)).toBe(true)
})

test('a result tells nothing of how the course is made up: neither the ids of its questions nor their objectives', () => {
  const told = showResult(aResultOf(aTempting().question, null), '/attempts/one')
  expect(Object.keys(told.questions[0] ?? {}).sort()).toEqual(
    ['claims', 'confidence', 'detail', 'isBlank', 'isSafety', 'kind', 'mark', 'passage', 'position', 'stem', 'tally'].sort(),
  )
})

test('a result of a module that is no longer taught still tells its questions', () => {
  const told = showResult({ ...aResultOf(aTempting().question, null), module: 'gone' }, '/attempts/one')
  expect([told.title, told.questions.length, told.questions[0]?.passage]).toEqual([null, 1, null])
})
