import { expect, test } from 'vitest'
import { countOf, numberOf, numberWords, percentWords, pointWords } from '@/app/words/numbers'

test.each([
  [0, 'None', 'No lessons'],
  [1, 'One', 'One lesson'],
  [4, 'Four', 'Four lessons'],
  [12, 'Twelve', 'Twelve lessons'],
  [13, '13', '13 lessons'],
])('%d begins a sentence as "%s", and with a noun as "%s"', (count, words, withNoun) => {
  expect([numberWords(count), numberOf(count, 'lesson')]).toEqual([words, withNoun])
})

test('a noun after a figure is singular only for one', () => {
  expect([0, 1, 2].map((count) => countOf(count, 'answer'))).toEqual(['0 answers', '1 answer', '2 answers'])
})

test('points and percentages have at most two decimals, and no space stands before the percent sign', () => {
  expect([pointWords(7), pointWords(22 / 3), percentWords(80), percentWords(200 / 3)]).toEqual(['7', '7.33', '80%', '66.67%'])
})
