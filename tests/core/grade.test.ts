import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Grade, grade, highest, judgeGrade, type Marked, percent, possiblePoints, shownPercent } from '@/core/grade'
import { forAny } from '@/tests/support/any-question'
import { aQuestion } from '@/tests/support/builders'

const marked = (mark: number, points = 1, safety?: string): Marked => ({ question: { points, safety }, mark })
const marks = (...list: number[]) => list.map((each) => marked(each))
const times = (count: number, mark: number) => Array.from({ length: count }, () => marked(mark))

describe('an attempt that needs 80% of the points', () => {
  test.each<[string, Marked[], number, number, boolean]>([
    ['passes if everything is right', times(8, 1), 8, 8, true],
    ['passes at exactly 80%', marks(1, 1, 1, 1, 0), 4, 5, true],
    ['fails at 79.6%, although that rounds to 80%', marks(1, 1, 1, 0.98, 0), 3.98, 5, false],
    ['fails at 75%', marks(1, 1, 1, 0), 3, 4, false],
    ['fails if nothing is right', times(8, 0), 0, 8, false],
    ['counts points, not questions', [marked(1, 4), marked(0, 1)], 4, 5, true],
    ['counts the points of missed questions as possible', [marked(0, 4), marked(1, 1)], 1, 5, false],
    ['counts half points', [marked(1, 0.5), marked(0.5, 1), marked(1, 1)], 2, 2.5, true],
  ])('%s', (_, list, earned, possible, isPassed) => {
    const graded = grade(list, 80)
    expect(graded.earned).toBeCloseTo(earned, 9)
    expect(graded.possible).toBe(possible)
    expect(graded.isPassed).toBe(isPassed)
  })

  test.each([
    ['12 thirds of 13 points', [...times(12, 1 / 3), marked(0)], (4 / 13) * 100],
    [
      'a third of each of 9 points and 1 of 2',
      [marked(1 / 3, 3), marked(1 / 3, 3), marked(1 / 3, 3), marked(1), marked(0)],
      (4 / 11) * 100,
    ],
    ['5 sevenths of 7 points and all of 3', [marked(5 / 7, 7), marked(1, 3)], 80],
    ['8 of 10 questions at a tenth of a point', Array.from({ length: 10 }, (_, i) => marked(i < 8 ? 1 : 0, 0.1)), 80],
    ['6 sevenths of each of 9 points', times(9, 6 / 7), (6 / 7) * 100],
  ])('does not fail because of binary rounding errors: %s', (_, list, passPercent) => {
    expect(grade(list, passPercent).isPassed).toBe(true)
    expect(grade(list, passPercent + 0.001).isPassed).toBe(false)
  })
})

describe('a safety question', () => {
  test.each<[string, Marked[], boolean]>([
    ['that is right lets the attempt pass', [marked(1, 1, 'harm'), ...times(7, 1)], true],
    ['that is wrong fails the attempt, whatever the other marks are', [marked(0, 1, 'harm'), ...times(9, 1)], false],
    ['that is half right fails the attempt', [marked(0.5, 1, 'harm'), ...times(9, 1)], false],
    ['that is right does not make up for too few points', [marked(1, 1, 'harm'), ...times(7, 0)], false],
    ['that is wrong fails the attempt even if it is worth little', [marked(0, 0.01, 'harm'), ...times(9, 1)], false],
    [
      'that is wrong fails the attempt even if another one is right',
      [marked(1, 1, 'harm'), marked(0, 1, 'more'), ...times(9, 1)],
      false,
    ],
    ['whose mark is three thirds counts as right', [marked(1 / 3 + 1 / 3 + 1 / 3, 1, 'harm'), ...times(7, 1)], true],
  ])('%s', (_, list, isPassed) => expect(grade(list, 80).isPassed).toBe(isPassed))
})

describe('the shown percentage', () => {
  test.each([
    [0, 8, 0],
    [8, 8, 100],
    [4, 5, 80],
    [3.98, 5, 79],
    [6.9996, 10, 69],
    [1, 3, 33],
    [2, 3, 66],
    [7.99, 8, 99],
    [0.004, 8, 0],
    [0.7 + 0.1, 1, 80],
    [0.29 * 100, 100, 29],
    [0, 0, 0],
  ])('of %d out of %d points is %d', (earned, possible, shown) => expect(shownPercent({ earned, possible })).toBe(shown))

  test('reaches the threshold if and only if the attempt passes', () => {
    const share = fc.integer({ min: 1, max: 13 }).chain((of) => fc.nat(of).map((n) => n / of))
    const list = fc.array(fc.tuple(share, fc.constantFrom(1, 2, 3, 0.5, 0.1)), { minLength: 1, maxLength: 12 })
    forAny(fc.tuple(list, fc.integer({ min: 1, max: 100 })), ([each, passPercent]) => {
      const graded = grade(
        each.map(([mark, points]) => marked(mark, points)),
        passPercent,
      )
      expect(shownPercent(graded) >= passPercent).toBe(graded.isPassed)
    })
  })

  test('never reaches a threshold that was missed by a millionth', () => {
    const graded = grade([marked(0.7999999999, 100)], 80)
    expect(graded.isPassed).toBe(false)
    expect(shownPercent(graded)).toBe(79)
    expect(percent(graded)).toBeCloseTo(80, 6)
  })
})

describe('the grade that is shown for several attempts', () => {
  const of = (earned: number, possible = 8, isPassed = false): Grade => ({ earned, possible, isPassed })

  test.each<[string, Grade[], Grade | null]>([
    ['is null if there are no attempts', [], null],
    ['is 0 if the only attempt earned nothing', [of(0)], of(0)],
    ['is the highest, in whatever order the attempts were made', [of(3), of(5), of(4)], of(5)],
    ['compares shares, not points', [of(5, 8), of(4, 5)], of(4, 5)],
    ['has its own pass state, even if a lower grade passed', [of(7, 8, false), of(6.5, 8, true)], of(7, 8, false)],
  ])('%s', (_, grades, expected) => expect(highest(grades)).toEqual(expected))

  test('is the earlier of two equal grades', () => {
    const [first, second] = [of(4, 5, true), of(4, 5, false)]
    expect(highest([first, second])).toBe(first)
    expect(highest([second, first])).toBe(second)
  })
})

test('a higher mark never lowers the grade, and the percentage stays between 0 and 100', () => {
  const list = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1, 2, 0.5)), {
    minLength: 1,
    maxLength: 12,
  })
  forAny(list, (each) => {
    const all = each.map(([mark, points]) => marked(mark, points))
    const whole = all.map(({ question }, i) => ({ question, mark: i === 0 ? 1 : (all[i]?.mark ?? 0) }))
    expect(grade(whole, 80).earned).toBeGreaterThanOrEqual(grade(all, 80).earned)
    expect(percent(grade(all, 80))).toBeGreaterThanOrEqual(0)
    expect(percent(grade(all, 80))).toBeLessThanOrEqual(100 + 1e-9)
  })
})

test('the possible points of a list of questions are their sum', () => {
  expect(possiblePoints([aQuestion('numeric', { points: 2 }), aQuestion('cloze', { points: 0.5 })])).toBe(2.5)
  expect(possiblePoints([])).toBe(0)
})

test.each([
  ['enough points and every safety question right', 4, [1, 1], { isEnough: true, missedSafety: 0 }],
  ['enough points, but a safety question half right', 4, [1, 0.5], { isEnough: true, missedSafety: 1 }],
  ['too few points, 79.6% instead of 80%', 3.98, [1, 1], { isEnough: false, missedSafety: 0 }],
  ['too few points and two safety questions missed', 3.98, [0, 0.5], { isEnough: false, missedSafety: 2 }],
])('the reasons for passing or failing are known: %s', (_, earned, safetyMarks, reasons) => {
  const questions = [...safetyMarks.map((mark) => ({ isSafety: true, mark })), { isSafety: false, mark: 0 }]
  expect(judgeGrade({ earned, possible: 5 }, 80, questions)).toEqual(reasons)
})
