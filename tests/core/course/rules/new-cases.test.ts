import { expect, test } from 'vitest'
import { checkNewCases } from '@/core/course/rules/new-cases'
import type { Question } from '@/core/question'
import { aQuestion, aSingle } from '@/tests/support/builders'
import { aCourse, aCourseOf, type Change } from '@/tests/support/course-folder'

const cases: Change = ['tides/lesson.mdx', 'objectives:', 'cases:\n  - [fisherman, Cardiff, bell]\nobjectives:']

const found = (question: Question, ...changes: Change[]) => {
  const course = aCourse(...changes)
  const modules = course.modules.map((module) => ({
    ...module,
    quiz: { ...module.quiz, questions: [{ ...question, asks: 'application' as const }] },
  }))
  return checkNewCases({ ...course, modules }).map(({ message }) => message)
}
const options = ['At dawn', 'At noon', 'At dusk', 'At night']

test.each<[string, Question, string, Change[]]>([
  [
    'words of the lesson in the stem',
    aSingle('q', options, 'A friend says that there are two high tides a day. When?'),
    'it has six words in a row from its lesson: “there are two high a day”',
    [],
  ],
  [
    'words of the lesson in the key',
    aSingle('q', ['Stand on a beach and wait', ...options.slice(1)], 'What should a friend do?'),
    'it has six words in a row from its lesson: “stand on a beach and wait”',
    [],
  ],
  ['nobody in the stem', aSingle('q', options, 'When does the ebb begin?'), 'its stem has neither a person nor a situation', []],
  [
    'a case of the lesson',
    aSingle('q', options, 'A fisherman in Cardiff hears a bell. When does he sail?'),
    "its case is one of the lesson's (fisherman, Cardiff, bell)",
    [cases],
  ],
])('a question is labelled application and is none: %s', (_, question, fault, changes) => {
  expect(found(question, ...changes)[0]).toBe(`"q" is labelled application, but ${fault}.`)
})

test.each<[string, Question, Change[]]>([
  ['a new case', aSingle('q', options, 'A woman hears a bell in Dover. When does she sail?'), [cases]],
  ['two words of a case of the lesson', aSingle('q', options, 'A fisherman hears a bell. When does he sail?'), [cases]],
  [
    'a distractor in the words of the lesson',
    aSingle('q', ['At dusk', 'Stand on a beach and wait', 'At noon', 'At dawn'], 'What should a friend do?'),
    [],
  ],
])('a question applies what was learnt: %s', (_, question, changes) => expect(found(question, ...changes)).toEqual([]))

test('fewer than half of a bank applies what was learnt', () => {
  const recall = aQuestion('numeric')
  const applied = { ...aSingle('q', options, 'When does she sail?'), asks: 'application' as const }
  const [first] = checkNewCases(aCourseOf([recall, { ...recall, id: 'r' }, applied]))
  expect(first?.message).toContain(
    'Questions that apply to a new case: 1 of 3 (33 %; 1 are labelled so); the limit is at least 50 %',
  )
  expect(checkNewCases(aCourseOf([recall, applied]))).toEqual([])
})
