import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseConsistency } from '@/core/consistency'
import { addGradeHistograms, countGrades, describeGrades, gradeHistogramOf } from '@/core/quiz-statistics'
import { summedQuestions } from '@/tests/support/item-responses'

// The four learners of item-analysis.test.ts: three questions of one point, totals 3, 2, 1 and 0.
const marks = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 0],
  [0, 0, 0],
]
const ones = [1, 1, 1]
const gradesOf = (rows: number[][]) =>
  gradeHistogramOf(rows.map((row) => row.reduce((sum, mark) => sum + mark, 0) / (row.length || 1)))

describe('the grades of a quiz', () => {
  test('of four learners have the figures worked out by hand', () => {
    const { n, mean, median, deviation, skewness, kurtosis } = describeGrades(gradesOf(marks))
    expect([n, mean, median]).toEqual([4, 0.5, 0.5])
    expect(deviation).toBeCloseTo(Math.sqrt(5 / 3) / 3, 12)
    expect(skewness).toBeCloseTo(0, 12)
    // m2 = 1.25, m4 = 2.5625: k4 = 16 · (5 · 2.5625 − 9 · 1.5625) / 6 = −10/3, and k2² = 25/9.
    expect(kurtosis).toBeCloseTo(-1.2, 12)
  })

  test('0, 0 and 1 have the skewness of three values of which two are equal', () => {
    // m2 = 2/9, m3 = 2/27: k2 = 1/3, k3 = 9 · (2/27) / 2 = 1/3, and k3 / k2^1.5 = sqrt(3).
    expect(describeGrades(gradeHistogramOf([0, 0, 1])).skewness).toBeCloseTo(Math.sqrt(3), 12)
  })

  test.each([
    ['no grade', [], ['mean', 'median', 'deviation', 'skewness', 'kurtosis']],
    ['one grade', [0.5], ['deviation', 'skewness', 'kurtosis']],
    ['two grades', [0.5, 0.6], ['skewness', 'kurtosis']],
    ['three grades', [0.5, 0.6, 0.9], ['kurtosis']],
    ['four grades', [0.5, 0.6, 0.9, 1], []],
    ['equal grades', [0.1, 0.1, 0.1, 0.1, 0.1], ['skewness', 'kurtosis']],
    ['grades that differ by a rounding error', [0.3, 0.3, 0.1 + 0.2, 0.1 + 0.2, 0.3], ['skewness', 'kurtosis']],
  ])('if there are %s, only what exists is said', (_, grades, absent) => {
    const described = describeGrades(gradeHistogramOf(grades))
    expect(Object.entries(described).flatMap(([name, value]) => (value === null ? [name] : []))).toEqual(absent)
  })

  test.each([
    ['an odd number', [0.9, 0.1, 0.2], 0.2],
    ['an even number', [0.9, 0.1, 0.2, 0.4], 0.3],
    ['many equal ones', [1, 1, 1, 0.5, 1], 1],
  ])('have a median: of %s', (_, grades, median) => {
    expect(describeGrades(gradeHistogramOf(grades)).median).toBeCloseTo(median, 12)
  })

  test('of two cohorts added are those of all learners, each grade once and in order', () => {
    const grades = fc.array(
      fc.integer({ min: 0, max: 24 }).map((each) => each / 24),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(grades, grades, (some, others) => {
        const added = addGradeHistograms(gradeHistogramOf(some), gradeHistogramOf(others))
        expect(added).toEqual(gradeHistogramOf([...some, ...others]))
        expect(added.map(({ grade }) => grade)).toEqual([...new Set([...some, ...others])].sort((a, b) => a - b))
        expect(countGrades(added)).toBe(some.length + others.length)
      }),
    )
  })
})

describe('the consistency of a quiz', () => {
  test('of four learners is the one worked out by hand, with an interval by the printed tables of F', () => {
    const consistency = analyseConsistency(summedQuestions(marks, ones), gradesOf(marks))
    if ('absent' in consistency) throw new Error(consistency.absent)
    // 3/2 · (1 − (1/4 + 1/3 + 1/4) / (5/3)), with 3 and 6 degrees of freedom: 6.60, and 1/14.73 at the other end.
    expect(consistency.alpha).toBeCloseTo(0.75, 12)
    expect(consistency.errorRatio).toBeCloseTo(0.5, 12)
    expect(consistency.standardError).toBeCloseTo((0.5 * Math.sqrt(5 / 3)) / 3, 12)
    expect(consistency.interval.low).toBeCloseTo(1 - 0.25 * 6.6, 2)
    expect(consistency.interval.high).toBeCloseTo(1 - 0.25 / 14.73, 3)
  })

  test('counts points, not questions', () => {
    const points = [1, 2, 3]
    const grades = gradeHistogramOf(marks.map((row) => row.reduce((sum, mark, i) => sum + mark * (i + 1), 0) / 6))
    // Totals 6, 3, 1, 0: k2 = (46 − 100/4) / 3 = 7. Variances 1/4, 4/3 and 9/4 add up to 23/6.
    expect(analyseConsistency(summedQuestions(marks, points), grades)).toMatchObject({
      alpha: expect.closeTo(1.5 * (1 - 23 / 6 / 7), 12),
    })
  })

  const drawn = summedQuestions(marks.slice(0, 3), ones)
  test.each([
    ['attempts had different questions', drawn, gradesOf(marks), 'different-questions'],
    ['there is one question', summedQuestions(marks, [1]), gradesOf(marks), 'one-question'],
    ['there is no question', [], gradesOf(marks), 'one-question'],
    ['there are two attempts', summedQuestions(marks.slice(0, 2), ones), gradesOf(marks.slice(0, 2)), 'too-few-attempts'],
    ['nobody took the quiz', summedQuestions([], ones), [], 'too-few-attempts'],
    ['all grades are equal', summedQuestions(Array(5).fill([1, 0, 1]), ones), gradesOf(Array(5).fill([1, 0, 1])), 'equal-grades'],
  ])('is absent if %s, and the reason is given', (_, questions, grades, absent) => {
    expect(analyseConsistency(questions, grades)).toEqual({ absent })
  })

  test('has an interval that holds alpha and ends at 1 or before', () => {
    const row = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 40 }), (rows) => {
        const consistency = analyseConsistency(summedQuestions(rows, [1, 1, 1, 1]), gradesOf(rows))
        if ('absent' in consistency) return
        expect(consistency.interval.low).toBeLessThanOrEqual(consistency.alpha + 1e-12)
        expect(consistency.interval.high).toBeGreaterThanOrEqual(consistency.alpha - 1e-12)
        expect(consistency.interval.high).toBeLessThanOrEqual(1)
      }),
    )
  })
})
