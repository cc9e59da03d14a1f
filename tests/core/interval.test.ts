import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilsonInterval } from '@/core/interval'

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
