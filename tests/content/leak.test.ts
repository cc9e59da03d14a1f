import { describe, expect, test } from 'vitest'
import { type Question, question, show } from '@/core/question'
import { readCourseFolder } from '@/server/course/course'
import { seededBy } from '@/server/seed'
import { changeSecrets } from '@/tests/support/secrets'

const { course, findings } = readCourseFolder('modules')
const banks = (course?.modules ?? []).flatMap(({ slug, quiz, practice }) => [
  { bank: `${slug}/quiz.yaml`, questions: quiz.questions },
  { bank: `${slug}/practice.yaml`, questions: practice },
])
// The seed of practice questions, and those of some attempts.
const seeds = ['practice', 'one', 'two', 'three'].map((seed) => seededBy(seed))
const servedOf = (each: Question) => seeds.map((seeded) => JSON.stringify(show(each, seeded)))

test('the whole course is looked at', () => {
  expect(findings).toEqual([])
  expect(banks.every(({ questions }) => questions.length > 0)).toBe(true)
  expect(banks.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(80)
})

describe.each(banks)('what is served of $bank before it is marked', ({ questions }) => {
  test.each(questions.map((each): [string, Question] => [each.id, each]))('%s tells nothing of what it must not', (_, each) => {
    const served = servedOf(each)
    for (const { what, question: changed } of changeSecrets(each)) {
      expect(question.safeParse(changed).error, `${what}: another question that an author may write`).toBeUndefined()
      expect(servedOf(changed), `the ${what} can be seen`).toEqual(served)
    }
  })
})
