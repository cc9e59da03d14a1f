import { expect, test } from 'vitest'
import { firstStep, readStep, type Step, stepAfter, stepName, stepWords } from '@/app/(learn)/attempts/[id]/_quiz/step'

const question = (position: number, answer: string | null) => ({ position, answer })

test.each<[Step, string, string]>([
  [1, '1', 'Question 1 of 8'],
  [8, '8', 'Question 8 of 8'],
  ['before-submitting', 'review', 'Before you submit'],
])('the step %s has the name "%s" in addresses and buttons, and the heading "%s"', (step, name, heading) => {
  expect([stepName(step), readStep(name, 8), stepWords(step, 8)]).toEqual([name, step, heading])
})

test.each([['0'], ['9'], ['1.5'], ['before-submitting'], [''], [undefined], [['1', '2']]])(
  'an attempt of 8 questions has no step of the name %j',
  (name) => expect(readStep(name, 8)).toBeNull(),
)

test('an attempt opens at its first question without an answer, or at the list if every question has one', () => {
  expect(firstStep([question(1, 'a'), question(2, null), question(3, null)])).toBe(2)
  expect(firstStep([question(1, 'a'), question(2, 'b')])).toBe('before-submitting')
})

test('the list before submitting comes after the last question', () => {
  expect([stepAfter(7, 8), stepAfter(8, 8)]).toEqual([8, 'before-submitting'])
})
