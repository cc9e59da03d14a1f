import { expect, test } from 'vitest'
import { noItemSums } from '@/core/item-sums'
import { questionWeightsOf } from '@/core/question-weights'
import { summedQuestions } from '@/tests/support/item-responses'

// Four learners and three questions of one point. The covariances of mark and total are 1/2, 2/3 and 1/2.
const marks = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 0],
  [0, 0, 0],
]

test('the weights of the questions of a small quiz are those worked out by hand', () => {
  const roots = [Math.sqrt(1 / 2), Math.sqrt(2 / 3), Math.sqrt(1 / 2)]
  const sum = roots.reduce((total, each) => total + each, 0)
  expect(questionWeightsOf(summedQuestions(marks, [1, 1, 1]), 3)).toEqual(
    roots.map((root) => ({ intended: 1 / 3, effective: expect.closeTo(root / sum, 12) })),
  )
})

test('a question that is worth more points weighs more', () => {
  // With 2 points for the first, totals are 4, 3, 2 and 0: the covariances of mark and total are 3/2, 5/6 and 7/12.
  const roots = [Math.sqrt(3 / 2), Math.sqrt(5 / 6), Math.sqrt(7 / 12)]
  const sum = roots.reduce((total, each) => total + each, 0)
  expect(questionWeightsOf(summedQuestions(marks, [2, 1, 1]), 4)).toEqual(
    roots.map((root, i) => ({ intended: i === 0 ? 1 / 2 : 1 / 4, effective: expect.closeTo(root / sum, 12) })),
  )
})

test('a question that works against the others has no effective weight, and the others share the whole', () => {
  const against = marks.map((row) => [...row, row[0] === 1 ? 0 : 1])
  const weights = questionWeightsOf(summedQuestions(against, [1, 1, 1, 1]), 4).map(({ effective }) => effective)
  expect(weights[3]).toBeNull()
  expect(weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)).toBeCloseTo(1, 12)
})

test('a question that all got right weighs nothing beside one that varies, and beside others like it has no weight', () => {
  const effective = (rows: number[][]) => questionWeightsOf(summedQuestions(rows, [1, 1]), 2).map((weight) => weight.effective)
  expect(effective([0, 1, 0].map((mark) => [1, mark]))).toEqual([0, 1])
  expect(effective([0, 1, 0].map(() => [1, 1]))).toEqual([null, null])
})

test('without responses or points there is no weight', () => {
  expect(questionWeightsOf([], 8)).toEqual([])
  expect(questionWeightsOf([{ points: 0, sums: noItemSums }], 0)).toEqual([{ intended: null, effective: null }])
})
