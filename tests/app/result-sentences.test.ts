import { describe, expect, test } from 'vitest'
import { endingOf, gradeWords, isCertainButWrong, verdictWords, whyNotPassed } from '@/app/_components/explained/sentences'
import { tallyWords } from '@/app/words/marking'
import type { Kind } from '@/core/question'
import type { Tally } from '@/core/questions/explained'

const aMarked = (more = {}) => ({ mark: 1, isBlank: false, isSafety: false, confidence: null as string | null, ...more })
const eight = (...missed: object[]) => [
  ...missed.map((more) => aMarked({ mark: 0, ...more })),
  ...Array.from({ length: 8 - missed.length }, () => aMarked()),
]

test.each([
  ['all right', { earned: 8, possible: 8, isPassed: true }, eight(), 'You passed: 8 of 8.'],
  ['one missed', { earned: 7, possible: 8, isPassed: true }, eight({}), 'You passed: 7 of 8. One to look at again.'],
  [
    'partly right',
    { earned: 7 + 1 / 3, possible: 8, isPassed: true },
    eight({ mark: 1 / 3 }),
    'You passed: 7.33 of 8 points. One to look at again.',
  ],
  [
    'not passed',
    { earned: 5, possible: 8, isPassed: false },
    eight({}, {}, {}),
    'Not passed yet: 5 of 8. Three to look at again.',
  ],
])('the first sentence says it: %s', (_, grade, questions, words) => expect(verdictWords(grade, questions)).toBe(words))

test('a grade of other points than one a question is told in points', () => {
  expect(gradeWords({ earned: 9, possible: 10 }, 8)).toBe('9 of 10 points')
})

describe('why an attempt did not pass', () => {
  test('nothing is said of one that passed', () =>
    expect(whyNotPassed({ earned: 8, possible: 8, isPassed: true }, 80, eight())).toEqual([]))

  test('too few points are told without rounding up', () => {
    expect(whyNotPassed({ earned: 7.96, possible: 10, isPassed: false }, 80, eight())).toEqual([
      'To pass you need 80\u00a0% of the points, and this is 79\u00a0%.',
    ])
  })

  test('a missed safety question is the reason although the points were enough', () => {
    expect(whyNotPassed({ earned: 7, possible: 8, isPassed: false }, 80, eight({ isSafety: true }))).toEqual([
      expect.stringContaining('A question on safety was missed.'),
    ])
  })

  test('both reasons are told where there are both', () => {
    const reasons = whyNotPassed({ earned: 6, possible: 8, isPassed: false }, 80, eight({ isSafety: true }, { isSafety: true }))
    expect(reasons).toEqual([
      expect.stringContaining('75\u00a0%'),
      expect.stringContaining('Two questions on safety were missed.'),
    ])
  })
})

test.each([
  ['a whole mark is right', aMarked(), 'right'],
  ['a fraction is partly right', aMarked({ mark: 0.5 }), 'partly'],
  ['nothing is not right', aMarked({ mark: 0 }), 'wrong'],
  ['a blank is not answered', aMarked({ mark: 0, isBlank: true }), 'blank'],
])('%s', (_, marked, ending) => expect(endingOf(marked)).toBe(ending))

test.each([
  ['certain and wrong comes first', aMarked({ mark: 0, confidence: 'certain' }), true],
  ['certain and partly right comes first too', aMarked({ mark: 0.5, confidence: 'certain' }), true],
  ['certain and right does not', aMarked({ confidence: 'certain' }), false],
  ['fairly sure and wrong does not', aMarked({ mark: 0, confidence: 'fairly-sure' }), false],
  ['certain without an answer does not', aMarked({ mark: 0, isBlank: true, confidence: 'certain' }), false],
])('%s', (_, marked, isFirst) => expect(isCertainButWrong(marked)).toBe(isFirst))

test.each<[Kind, Tally | null, number, string]>([
  ['single-choice', null, 1, 'It counts in full.'],
  ['numeric', null, 0, 'It earns nothing.'],
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
    'You ticked 2 of 3 right answers and 1 wrong one: 2 − 1 = 1 of 3. That earns 33\u00a0% of the question.',
  ],
  [
    'multiple-response',
    { right: 1, wrong: 2, of: 3 },
    0,
    'You ticked 1 of 3 right answers and 2 wrong ones: 1 − 2 is less than nothing, so 0 of 3. That earns nothing.',
  ],
  ['matching', { right: 1, wrong: 1, of: 2 }, 0.5, '1 of 2 rows is right. That earns 50\u00a0% of the question.'],
  ['cloze', { right: 2, wrong: 0, of: 2 }, 1, '2 of 2 blanks are right. That earns the whole question.'],
  [
    'ordering',
    { right: 4, wrong: 1, of: 5 },
    0.8,
    'The longest run in the right order has 4 of 5 items. That earns 80\u00a0% of the question.',
  ],
  ['ordering', { right: 1, wrong: 4, of: 5 }, 0, 'No two items stood in the right order, so it earns nothing.'],
])('the arithmetic of %s with %o is told', (kind, tally, mark, words) => expect(tallyWords(kind, tally, mark)).toBe(words))
