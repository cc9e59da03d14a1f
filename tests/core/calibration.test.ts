import { describe, expect, test } from 'vitest'
import { calibrate } from '@/core/calibration'
import type { Confidence } from '@/core/confidence'

const answers = (count: number, confidence: Confidence | null, mark = 1, isBlank = false) =>
  Array.from({ length: count }, () => ({ confidence, mark, isBlank }))

describe('the share of right answers at each step of confidence', () => {
  test.each([
    ['no answers', []],
    ['9 answers', answers(9, 'certain')],
    ['9 answers at three steps', [...answers(3, 'guessing'), ...answers(3, 'fairly-sure'), ...answers(3, 'certain')]],
    ['9 answers and 50 without a confidence', [...answers(9, 'certain'), ...answers(50, null)]],
    ['9 answers and 50 blanks', [...answers(9, 'certain'), ...answers(50, 'guessing', 0, true)]],
  ])('is null for %s', (_, list) => expect(calibrate(list)).toBeNull())

  test('is counted for 10 answers, from guessing to certain, including steps without answers', () => {
    expect(calibrate(answers(10, 'certain'))).toEqual([
      { confidence: 'guessing', answers: 0, right: 0 },
      { confidence: 'fairly-sure', answers: 0, right: 0 },
      { confidence: 'certain', answers: 10, right: 10 },
    ])
  })

  test('counts whole marks as right and partial marks as not right', () => {
    const list = [
      ...answers(4, 'certain'),
      ...answers(3, 'certain', 0.99),
      ...answers(2, 'guessing', 0),
      ...answers(2, 'guessing'),
    ]
    expect(calibrate([...list, ...answers(5, null), ...answers(5, 'fairly-sure', 0, true)])).toEqual([
      { confidence: 'guessing', answers: 4, right: 2 },
      { confidence: 'fairly-sure', answers: 0, right: 0 },
      { confidence: 'certain', answers: 7, right: 4 },
    ])
  })
})
