import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fQuantile } from '@/core/distributions'
import { judgeInterval, newcombeInterval, wilsonInterval, z95 } from '@/core/interval'

// The first two rows are worked out by hand from the formula, the others by its limits.
test.each([
  ['4 of 13', 4, 13, 0.1268, 0.5763],
  ['half of 10', 5, 10, 0.2366, 0.7634],
  ['none of 10', 0, 10, 0, 0.2775],
  ['all of 10', 10, 10, 0.7225, 1],
])('the Wilson interval of %s is the one of the tables', (_, sum, n, low, high) => {
  const interval = wilsonInterval(sum, n)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

test('there is no interval without answers', () => expect(wilsonInterval(0, 0)).toBeNull())

test('the interval holds the share, lies in 0..1, and gets narrower with more answers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const one = wilsonInterval(share * n, n)
      const more = wilsonInterval(share * n * 4, n * 4)
      if (!one || !more) throw new Error('There is no interval.')
      expect(one.low).toBeLessThanOrEqual(one.share + 1e-12)
      expect(one.high).toBeGreaterThanOrEqual(one.share - 1e-12)
      expect(Math.min(one.low, 1 - one.high)).toBeGreaterThanOrEqual(0)
      expect(more.high - more.low).toBeLessThan(one.high - one.low)
    }),
  )
})

// The cases of R. G. Newcombe's paper of 1998, table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('the Newcombe interval of %d/%d less %d/%d is the published one', (marks, n, marksBefore, nBefore, low, high) => {
  const interval = newcombeInterval({ marks: marksBefore, n: nBefore }, { marks, n })
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

test('a change has no interval if there are no answers before or after', () => {
  expect(newcombeInterval({ marks: 0, n: 0 }, { marks: 1, n: 1 })).toBeNull()
  expect(newcombeInterval({ marks: 1, n: 1 }, { marks: 0, n: 0 })).toBeNull()
})

const sample = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.record({ n: fc.constant(n), marks: fc.integer({ min: 0, max: n }) }))

test('the interval of a change holds the change, lies in −1..1, and turns over if before and after change places', () => {
  fc.assert(
    fc.property(sample, sample, (before, after) => {
      const [there, back] = [newcombeInterval(before, after), newcombeInterval(after, before)]
      if (!there || !back) throw new Error('There is no interval.')
      expect(there.low).toBeLessThanOrEqual(there.difference)
      expect(there.high).toBeGreaterThanOrEqual(there.difference)
      expect(Math.max(-there.low, there.high)).toBeLessThanOrEqual(1 + 1e-12)
      expect(back.low).toBeCloseTo(-there.high, 12)
    }),
  )
})

test('a normal interval of 95 % reaches as far as the distributions of the statistics package say', () => {
  // The square of a standard normal variable has the F distribution with 1 and infinitely many degrees of freedom.
  expect(z95 ** 2).toBeCloseTo(fQuantile(0.95, 1, 1e14) ?? 0, 12)
})

test.each([
  ['wholly below', { low: 0.05, high: 0.0999 }, 'look'],
  ['that touches it from below', { low: 0.05, high: 0.1 }, 'unclear'],
  ['on both sides', { low: 0.05, high: 0.5 }, 'unclear'],
  ['that begins at it', { low: 0.1, high: 0.5 }, 'fine'],
] as const)('an interval %s what is acceptable is judged by its whole length', (_, interval, verdict) => {
  expect(judgeInterval(interval, 0.1)).toBe(verdict)
})
