import { expect, test } from 'vitest'
import { fQuantile } from '@/core/distributions'

// From printed tables of the F distribution.
test.each([
  [0.975, 3, 6, 6.6],
  [0.975, 6, 3, 14.73],
  [0.95, 4, 10, 3.48],
  [0.95, 10, 4, 5.96],
  [0.95, 24, 120, 1.61],
])(
  'the F distribution has the quantile of the tables at %d with %d and %d degrees of freedom',
  (p, between, within, expected) => {
    expect(Math.abs((fQuantile(p, between, within) ?? 0) - expected)).toBeLessThan(0.006)
    // Exchanging the degrees of freedom gives the reciprocal.
    expect((fQuantile(p, between, within) ?? 0) * (fQuantile(1 - p, within, between) ?? 0)).toBeCloseTo(1, 10)
  },
)

test('the F distribution has no quantile without degrees of freedom or beyond 0..1', () => {
  expect([fQuantile(0.5, 0, 3), fQuantile(0.5, 3, 0), fQuantile(2, 3, 3)]).toEqual([null, null, null])
})
