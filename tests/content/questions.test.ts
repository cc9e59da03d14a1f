import { describe, expect, test } from 'vitest'
import { listPlacedQuestions } from '@/core/course/rules/placed-questions'
import { mark, type Question, question, readAnswer, rightAnswer, show, showAnswer } from '@/core/question'
import { mistakenAnswer } from '@/scripts/demo-answers'
import { loadCourse } from '@/server/course/course'
import { seededBy } from '@/server/seed'
import { changeSecrets } from '@/tests/support/secrets'

const course = loadCourse()
const banks = course.modules
  .flatMap(({ slug, quiz, practice }) => [
    { bank: `${slug}/quiz.yaml`, questions: quiz.questions },
    { bank: `${slug}/practice.yaml`, questions: practice },
  ])
  .filter(({ questions }) => questions.length > 0)
// The seed of practice questions, and those of some attempts.
const seeds = ['practice', 'one', 'two', 'three'].map((seed) => seededBy(seed))
const servedOf = (each: Question) => seeds.map((seeded) => JSON.stringify(show(each, seeded)))

test('every question of the course is looked at', () => {
  const looked = banks.flatMap(({ questions }) => questions.map(({ id }) => id))
  expect(looked).toEqual(listPlacedQuestions(course).map(({ question: { id } }) => id))
  expect(looked.length).toBeGreaterThan(0)
})

describe.each(banks)('of $bank', ({ questions }) => {
  const each = questions.map((asked): [string, Question] => [asked.id, asked])

  test.each(each)('%s tells nothing before it is marked of what it must not', (_, asked) => {
    const served = servedOf(asked)
    for (const { what, question: changed } of changeSecrets(asked)) {
      expect(question.safeParse(changed).error, `${what}: another question that an author may write`).toBeUndefined()
      expect(servedOf(changed), `the ${what} can be seen`).toEqual(served)
    }
  })

  test.each(each)('%s earns everything with its key, nothing when blank, and not everything with a mistake', (_, asked) => {
    const right = rightAnswer(asked)
    for (const seeded of seeds) {
      const read = readAnswer(asked, seeded, showAnswer(asked, seeded, right))
      expect(read.ok && mark(asked, read.value)).toBe(1)
    }
    expect(mark(asked, null)).toBe(0)
    const chance = seededBy(asked.id)
    expect(
      mark(
        asked,
        mistakenAnswer(asked, (label) => chance(label) / 2 ** 48),
      ),
    ).toBeLessThan(1)
  })
})
