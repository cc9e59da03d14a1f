import { expect, test } from 'vitest'
import { tallyWords } from '@/app/words/marking'
import type { Kind } from '@/core/question'
import type { Tally } from '@/core/questions/explained'

test.each<[Kind, Tally | null, number, string]>([
  ['single-choice', null, 1, 'It counts in full.'],
  ['numeric', null, 0, 'It earns nothing.'],
  ['matching', null, 0.5, 'It earns 50% of the question.'],
  ['matching', null, 1 / 3 + 1 / 3 + 1 / 3, 'It counts in full.'],
  [
    'multiple-response',
    { right: 3, wrong: 0, of: 3 },
    1,
    'You ticked 3 of 3 right answers and no wrong one. That earns the whole question.',
  ],
  [
    'multiple-response',
    { right: 2, wrong: 1, of: 3 },
    1 / 3,
    'You ticked 2 of 3 right answers and 1 wrong one: 2 − 1 = 1 of 3. That earns 33% of the question.',
  ],
  [
    'multiple-response',
    { right: 1, wrong: 2, of: 3 },
    0,
    'You ticked 1 of 3 right answers and 2 wrong ones: 1 − 2 is less than nothing, so 0 of 3. That earns nothing.',
  ],
  ['matching', { right: 1, wrong: 1, of: 2 }, 0.5, '1 of 2 rows is right. That earns 50% of the question.'],
  ['cloze', { right: 2, wrong: 0, of: 2 }, 1, '2 of 2 blanks are right. That earns the whole question.'],
  [
    'ordering',
    { right: 4, wrong: 1, of: 5 },
    0.8,
    'The longest run in the right order has 4 of 5 items. That earns 80% of the question.',
  ],
  ['ordering', { right: 1, wrong: 4, of: 5 }, 0, 'No two items stood in the right order, so it earns nothing.'],
])('a result shows how the mark of a %s question came about: %o', (kind, tally, mark, words) =>
  expect(tallyWords(kind, tally, mark)).toBe(words),
)
