import { expect, test } from 'vitest'
import { checkDistractors, markOfTickingAll } from '@/core/course/rules/distractors'
import { aChoice, aQuestion, aSingle } from '@/tests/support/builders'
import { aCourseOf } from '@/tests/support/course-folder'

const several = (id: string, right: number, options: number) => {
  const choices = Array.from({ length: options }, (_, i) => aChoice(`c-${i}`))
  return aQuestion('multiple-response', { id, choices, key: choices.slice(0, right).map((each) => each.id) })
}
const messages = (...questions: Parameters<typeof aCourseOf>[0]) =>
  checkDistractors(aCourseOf(questions)).map(({ message }) => message)

test.each([
  ['single choice with three options', aSingle('q', ['a', 'b', 'c']), '"q" has 3 options; 4 are wanted.'],
  [
    'a blank with two choices',
    aQuestion('cloze', { id: 'q', blanks: [{ id: 'a', choices: [aChoice('x'), aChoice('y')] }], key: { a: 'x' } }),
    'Blank "a" of "q" has 2 options; 3 are wanted.',
  ],
  ['more than 60 % right options', several('q', 4, 6), 'In "q" 4 of 6 options are right (67 %)'],
  ['fewer than 30 % right options', several('q', 1, 5), 'In "q" 1 of 5 options are right (20 %)'],
  ['one distractor', several('q', 2, 3), 'In "q" 2 of 3 options are right'],
])('a question has too few distractors, or too many: %s', (_, question, message) => {
  expect(messages(question)[0]).toContain(message)
})

test.each([
  ['single choice with four options', aSingle('q', ['a', 'b', 'c', 'd'])],
  ['blanks with three choices', aQuestion('cloze', { id: 'q' })],
  ['60 % right options', several('q', 3, 5)],
  ['a third right options', several('q', 1, 3)],
])('a question has distractors enough: %s', (_, question) => {
  expect(messages(question)).toEqual([])
})

test('a bank in which most options are right pays for ticking', () => {
  const found = messages(several('q-1', 3, 5), several('q-2', 3, 5), several('q-3', 2, 3))
  expect(found.join()).toContain(
    'Options of multiple-response questions that are right: 8 of 13 (62 %); the limit is 35 % to 55 %',
  )
  expect(found.join()).toContain('Marks for ticking everything: 39 %; the limit is at most 33 %')
})

test('a bank in which half of the options are right pays nothing for ticking everything', () => {
  expect(messages(several('q-1', 2, 4), several('q-2', 3, 6))).toEqual([])
  expect(markOfTickingAll(several('q', 2, 4))).toBe(0)
})
