import { expect, test } from 'vitest'
import { showResult } from '@/app/_components/explained/shown-result'
import { explain } from '@/core/explained'
import type { Question, QuestionOf } from '@/core/question'
import type { ExplainedAttempt } from '@/server/attempt-rows'
import { loadCourse } from '@/server/course/course'

const module = 'tides'
const bank = (): Question[] => loadCourse().modules.find(({ slug }) => slug === module)?.quiz.questions ?? []

/** A question with a wrong choice that rests on a misconception, and that choice. */
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
    questions: [{ ...explain(question, given, 0, null), position: 1, withdrawal: null }],
    withheld: [],
  }
}

test('a result shows the misconception behind the choice that was made, and no other', () => {
  const { question, choice } = aTempting()
  expect(Object.keys(showResult(aResultOf(question, choice.id), '/attempts/one').mixUps)).toEqual([choice.misconception])
  expect(showResult(aResultOf(question, null), '/attempts/one').mixUps).toEqual({})
})

test('a result links each question to its passage, which leads back, and shows the claims that it rests on', () => {
  const { question } = aTempting()
  const [shown] = showResult(aResultOf(question, null), '/attempts/one').questions
  expect(shown?.passage?.href).toBe(`/modules/${module}?from=/attempts/one#${question.passage}`)
  expect(shown?.claims.map(({ id }) => id)).toEqual(question.claims)
  expect(shown?.claims.every(({ text, strength }) => text && strength)).toBe(true)
})

test('a result shows neither the ids of its questions nor their objectives', () => {
  const shown = showResult(aResultOf(aTempting().question, null), '/attempts/one')
  expect(Object.keys(shown.questions[0] ?? {}).sort()).toEqual(
    [
      ...['claims', 'confidence', 'detail', 'isBlank', 'isSafety', 'isUnreadable', 'kind', 'mark', 'passage', 'position', 'stem'],
      ...['tally', 'withdrawal'],
    ].sort(),
  )
})

test('a result of a module that is no longer taught still shows its questions', () => {
  const shown = showResult({ ...aResultOf(aTempting().question, null), module: 'gone' }, '/attempts/one')
  expect([shown.title, shown.questions.length, shown.questions[0]?.passage]).toEqual([null, 1, null])
})
