import { describe, expect, test } from 'vitest'
import { gradePercent, gradeWords, pointsOf, verdictWords, whyLearnerNotPassed, whyNotPassed } from '@/app/words/grades'

const aMarked = (more = {}) => ({ mark: 1, isSafety: false, ...more })
const eight = (...missed: object[]) => [
  ...missed.map((more) => aMarked({ mark: 0, ...more })),
  ...Array.from({ length: 8 - missed.length }, () => aMarked()),
]

test.each([
  ['all right', { earned: 8, possible: 8, isPassed: true }, eight(), 'You passed: 8 of 8.'],
  ['one missed', { earned: 7, possible: 8, isPassed: true }, eight({}), 'You passed: 7 of 8. One to look at again.'],
  [
    'one partly right',
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
])('the heading of a result gives the verdict, the grade and what is left to learn: %s', (_, grade, questions, words) =>
  expect(verdictWords(grade, questions)).toBe(words),
)

test('a withheld question counts among those of the attempt in the heading of a result', () => {
  expect(verdictWords({ earned: 8, possible: 8, isPassed: true }, eight().slice(1), 1)).toBe('You passed: 8 of 8.')
})

test('a grade is given in points if a question counts more than one', () => {
  expect(gradeWords({ earned: 9, possible: 10 }, 8)).toBe('9 of 10 points')
  expect(pointsOf({ earned: 9 + 2 / 3, possible: 10 })).toBe('9.67 of 10')
})

test('a grade that misses a threshold is never shown as reaching it', () => {
  expect(gradePercent({ earned: 7.96, possible: 10 })).toBe('79%')
})

describe('why an attempt did not pass', () => {
  const failed = (earned: number, possible: number) => ({ earned, possible, isPassed: false })

  test('an attempt that passed has no reason, for learner and instructor', () => {
    const passed = { earned: 8, possible: 8, isPassed: true }
    expect([whyNotPassed(passed, 80, eight()), whyLearnerNotPassed(passed, 80, eight())]).toEqual([[], ''])
  })

  test.each([
    [
      'too few points',
      failed(7.96, 10),
      eight(),
      ['To pass you need 80% of the points, and this is 79%.'],
      'It takes 80% of the points to pass.',
    ],
    [
      'a missed question on safety although the points were enough',
      failed(7, 8),
      eight({ isSafety: true }),
      [expect.stringMatching(/^A question on safety was missed\. Each of these must be right/)],
      'A question on safety was missed.',
    ],
    [
      'both',
      failed(6, 8),
      eight({ isSafety: true }, { isSafety: true }),
      [expect.stringContaining('75%'), expect.stringMatching(/^Two questions on safety were missed\./)],
      'It takes 80% of the points to pass, and 2 questions on safety were missed.',
    ],
    [
      'a question on safety that is withheld from the page',
      failed(7, 8),
      eight().slice(1),
      [expect.stringMatching(/^A question on safety was missed\./)],
      'A question on safety was missed.',
    ],
  ])('the learner and the instructor read the same reasons: %s', (_, grade, questions, forLearner, forInstructor) => {
    expect(whyNotPassed(grade, 80, questions)).toEqual(forLearner)
    expect(whyLearnerNotPassed(grade, 80, questions)).toBe(forInstructor)
  })
})
