import { expect, test } from 'vitest'
import { checkCourse } from '@/core/course/check'
import { findWordLists } from '@/core/course/rules/word-lists'
import { aCourse, type Change, look } from '@/tests/support/course-folder'

const strict: Change = ['course.yaml', 'modules:', 'strict: true\nmodules:']
const german: Change = ['course.yaml', 'language: en', 'language: de']
const messages = (found: { message: string }[]) => found.map(({ message }) => message)
const threeOptions = '"cut-off-cove" has 3 options; 4 are wanted.'

test('a breach of item writing is a warning', () => {
  const { errors, warnings } = look()
  expect(errors).toEqual([])
  expect(messages(warnings)).toContain(threeOptions)
})

test('a breach of item writing is an error in a strict course', () => {
  const { errors, warnings } = look(strict)
  expect(messages(errors)).toContain(threeOptions)
  expect(messages(warnings)).not.toContain(threeOptions)
})

test('in a strict course a rate of few questions, and what takes a reader to judge, stay warnings', () => {
  const { errors, warnings } = look(strict)
  expect(messages(errors).filter((message) => message.startsWith('The bank:'))).toEqual([])
  expect(messages(warnings).filter((message) => message.startsWith('The bank:'))).not.toEqual([])
})

test('a course without `strict` is none, and one that says `strict: false` is none either', () => {
  expect(aCourse().course).not.toHaveProperty('strict')
  expect(look(['course.yaml', 'modules:', 'strict: false\nmodules:']).errors).toEqual([])
})

test('a course in a language without word lists is told once which rules do not look at it', () => {
  const { warnings } = look(german, ['tides/quiz.yaml', 'text: Leave at once', 'text: Ask the doctor'])
  const notices = warnings.filter(({ message }) => message.includes('no word lists'))
  expect(notices).toMatchObject([{ file: 'course.yaml', line: 4 }])
  expect(notices[0]?.message).toContain('for the language "de"')
  expect(
    messages(warnings).filter((message) =>
      /autious|bsolute|Reasons|US grade/.test(message.replace(notices[0]?.message ?? '', '')),
    ),
  ).toEqual([])
  expect(messages(warnings)).toContain(threeOptions)
})

test.each([
  ['en', true],
  ['en-GB', true],
  ['de', false],
])('there are word lists for %s: %s', (language, areThere) => expect(findWordLists(language) !== null).toBe(areThere))

test('where nothing counts syllables, no text is called hard or chopped', () => {
  const { errors, warnings } = checkCourse(aCourse(strict), null)
  expect(messages([...errors, ...warnings]).filter((message) => message.includes('US grade'))).toEqual([])
})
