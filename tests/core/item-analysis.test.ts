import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrapInterval } from '@/core/bootstrap'
import { discriminationIndex, discriminativeEfficiency, fisherInterval } from '@/core/discrimination'
import {
  acceptableDiscrimination,
  analyseItem,
  analyseItemClosely,
  type CloseItemAnalysis,
  fewestForDiscrimination,
  judgeItem,
} from '@/core/item-analysis'
import {
  addItemSums,
  type ItemResponse,
  type ItemSums,
  itemResponsesOf,
  itemSumsOf,
  noItemSums,
  spreadOf,
} from '@/core/item-sums'
import { responsesByQuestion, someResponses } from '@/tests/support/item-responses'

/** A whole bootstrap at once. */
function finish(...given: Parameters<typeof bootstrapInterval>) {
  const pieces = bootstrapInterval(...given)
  for (;;) {
    const { done, value } = pieces.next()
    if (done) return value
  }
}

// Four learners and three questions of one point. All figures below were worked out by hand from these marks: totals 3, 2, 1 and 0.
const marks = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 0],
  [0, 0, 0],
]
const ones = [1, 1, 1]
const [easy = [], middling = [], hard = []] = responsesByQuestion(marks, ones)
const repeat = (times: number, ...responses: ItemResponse[]) => Array.from({ length: times }, () => responses).flat()

describe('the figures of a small quiz are those worked out by hand', () => {
  test.each([
    ['easy', easy, 3 / 4, 1 / 2, Math.sqrt(3 / 11)],
    ['middling', middling, 1 / 2, Math.sqrt(1 / 3), Math.SQRT1_2],
    ['hard', hard, 1 / 4, 1 / 2, Math.sqrt(3 / 11)],
  ])('of its %s question', (_, responses, facility, deviation, index) => {
    const analysis = analyseItem(itemSumsOf(responses))
    expect(analysis.n).toBe(4)
    expect(analysis.facility).toMatchObject({ share: facility, by: 'wilson' })
    expect(analysis.deviation).toBeCloseTo(deviation, 12)
    expect(analysis.discrimination?.index).toBeCloseTo(index, 12)
    expect(discriminativeEfficiency(responses)).toBeCloseTo(1, 12)
  })
})

describe('the rest of a question', () => {
  test('is the share that the other questions of the same attempt earned, whatever their points', () => {
    const attempt = [
      { points: 2, mark: 1 },
      { points: 1, mark: 0.5 },
      { points: 3, mark: 0 },
    ]
    expect(itemResponsesOf(attempt)).toEqual([
      { mark: 1, rest: 0.5 / 4 },
      { mark: 0.5, rest: 2 / 5 },
      { mark: 0, rest: 2.5 / 3 },
    ])
  })

  test('is 0 if there are no others, and a question without points has no response', () => {
    expect(itemResponsesOf([{ points: 1, mark: 1 }])).toEqual([{ mark: 1, rest: 0 }])
    expect(itemResponsesOf([{ points: 0, mark: 1 }])).toEqual([null])
  })

  test('counts as the same for learners who were given different questions and earned the same share of them', () => {
    const short = itemResponsesOf([1, 1, 0].map((mark) => ({ points: 1, mark })))[0]
    const long = itemResponsesOf([1, 1, 1, 0, 0].map((mark) => ({ points: 4, mark })))[0]
    expect(short).toEqual(long)
  })
})

describe('what can be added', () => {
  test('added is what all responses together give', () => {
    fc.assert(
      fc.property(someResponses(), someResponses(), (some, others) => {
        const added = addItemSums(itemSumsOf(some), itemSumsOf(others))
        const together = itemSumsOf([...some, ...others])
        for (const key of Object.keys(noItemSums) as (keyof ItemSums)[]) expect(added[key]).toBeCloseTo(together[key], 9)
        expect(added.whole).toBe(together.whole)
        expect(analyseItem(added).discrimination?.index ?? 0).toBeCloseTo(analyseItem(together).discrimination?.index ?? 0, 9)
      }),
    )
  })

  test('gives the discrimination that the definition gives', () => {
    fc.assert(
      fc.property(someResponses({ least: 2 }), (responses) => {
        const mean = (of: keyof ItemResponse) => responses.reduce((sum, each) => sum + each[of], 0) / responses.length
        const [mark, rest] = [mean('mark'), mean('rest')]
        const sum = (of: (response: ItemResponse) => number) => responses.reduce((total, each) => total + of(each), 0)
        const together = sum((each) => (each.mark - mark) * (each.rest - rest))
        const apart = Math.sqrt(sum((each) => (each.mark - mark) ** 2) * sum((each) => (each.rest - rest) ** 2))
        const index = discriminationIndex(itemSumsOf(responses))
        if (apart < 1e-9) expect(index).toBeNull()
        else expect(index).toBeCloseTo(together / apart, 10)
      }),
    )
  })

  test('of nothing changes nothing', () => expect(addItemSums(noItemSums, itemSumsOf(easy))).toEqual(itemSumsOf(easy)))

  test('counts marks that are whole but for the rounding of binary fractions', () => {
    const response = (mark: number) => ({ mark, rest: 0 })
    const sevenths = Array.from({ length: 7 }, () => 1 / 7).reduce((sum, each) => sum + each, 0)
    expect(sevenths).not.toBe(1)
    expect(itemSumsOf([0, 1, sevenths, 0.5].map(response)).whole).toBe(3)
  })
})

describe('a figure that does not exist is absent', () => {
  test('of nobody: all of them', () => {
    const nothing = { n: 0, facility: null, deviation: null, discrimination: null }
    const verdicts = { facility: 'unclear', discrimination: 'unclear', question: 'unclear' }
    expect(analyseItem(noItemSums)).toEqual({ ...nothing, verdicts })
    expect(analyseItemClosely([], 1)).toEqual({ ...nothing, verdicts, efficiency: null })
  })

  test('of one learner: all but the facility', () => {
    const one = analyseItemClosely([{ mark: 1, rest: 0.5 }], 1)
    expect(one).toMatchObject({ n: 1, deviation: null, discrimination: null, efficiency: null, facility: { share: 1 } })
  })

  // Seven thirds leave a rounding error in a sum of squares.
  test.each([
    ['marks', (i: number) => ({ mark: 1 / 3, rest: i / 7 })],
    ['rests', (i: number) => ({ mark: i % 2, rest: 1 / 3 })],
  ])('where the %s do not vary: discrimination and efficiency', (_, response) => {
    const responses = Array.from({ length: 7 }, (__, i) => response(i))
    expect(analyseItemClosely(responses, 1)).toMatchObject({ discrimination: null, efficiency: null })
  })

  test('where a hundred thousand answers differ in one third of a mark, nothing is taken for a rounding error', () => {
    const [almost, all] = [itemSumsOf([{ mark: 2 / 3, rest: 0.5 }]), itemSumsOf([{ mark: 1, rest: 1 }])]
    const times = (sums: ItemSums, n: number) => Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum * n]))
    const sums = addItemSums(almost, times(all, 99_999) as ItemSums)
    expect(spreadOf(sums)?.markVariance).toBeCloseTo(1 / 9 / 100_000, 9)
    expect(discriminationIndex(sums)).toBeCloseTo(1, 6)
  })
})

test('the efficiency of a question has no lower bound', () => {
  // Sorted, the covariation is 1 − 3 · 2/3 · 1/3 = 1/3; as it is, −2/3.
  const responses = [
    { mark: 0, rest: 1 },
    { mark: 1, rest: 0 },
    { mark: 1, rest: 0 },
  ]
  expect(discriminativeEfficiency(responses)).toBeCloseTo(-2, 12)
})

describe('an interval', () => {
  // By hand: z = atanh(0.5) = 0.5493, 1.96/sqrt(25) = 0.392; tanh(0.1573) = 0.1560, tanh(0.9413) = 0.7358.
  test('of a correlation of 0.5 among 28 is the one worked out by hand', () => {
    const { low, high } = fisherInterval(0.5, 28) ?? {}
    expect(low).toBeCloseTo(0.156, 3)
    expect(high).toBeCloseTo(0.7358, 3)
    expect(fisherInterval(0.5, 3)).toBeNull()
    expect(fisherInterval(1, 9)).toEqual({ low: 1, high: 1 })
  })

  test('of the facility is Wilson’s for marks of 0 and 1, Wilson’s called too wide for others, and the bootstrap when looked at closely', () => {
    const partial = repeat(10, { mark: 0.5, rest: 0.2 }, { mark: 1, rest: 0.9 }, { mark: 0, rest: 0.4 })
    const whole = repeat(10, ...middling)
    expect(analyseItem(itemSumsOf(whole)).facility?.by).toBe('wilson')
    expect(analyseItemClosely(whole, 1).facility).toEqual(analyseItem(itemSumsOf(whole)).facility)
    const [wide, narrow] = [analyseItem(itemSumsOf(partial)).facility, analyseItemClosely(partial, 1).facility]
    expect([wide?.by, narrow?.by]).toEqual(['wilson-wide', 'bootstrap'])
    expect((narrow?.high ?? 1) - (narrow?.low ?? 0)).toBeLessThan((wide?.high ?? 0) - (wide?.low ?? 0))
  })

  test('of equal partial marks stays wide, because resampling would make a point of it', () => {
    const { facility, verdicts } = analyseItemClosely(repeat(10, { mark: 0.25, rest: 0.2 }), 1)
    expect(facility?.by).toBe('wilson-wide')
    expect(verdicts.facility).toBe('unclear')
  })

  test('of the discrimination is Fisher’s for a facility of 0.1 to 0.9, and beyond needs all responses', () => {
    const known = repeat(19, { mark: 1, rest: 0.9 }, { mark: 1, rest: 0.7 }, { mark: 1, rest: 0.8 })
    const missed = [0.2, 0.3, 0.1, 0.4].map((rest) => ({ mark: 0, rest }))
    expect(analyseItem(itemSumsOf(repeat(8, ...easy))).discrimination?.interval?.by).toBe('fisher')
    expect(analyseItem(itemSumsOf([...known, ...missed])).discrimination?.interval).toBeNull()
    const close = analyseItemClosely([...known, ...missed], 1).discrimination
    expect(close?.interval?.by).toBe('bootstrap')
    expect(close?.index).toBeCloseTo(analyseItem(itemSumsOf([...known, ...missed])).discrimination?.index ?? 0, 12)
  })

  test('of the discrimination is absent if too many resamples have no learner who missed the question', () => {
    const responses = [...repeat(49, { mark: 1, rest: 0.9 }), { mark: 1, rest: 0.5 }, { mark: 0, rest: 0.1 }]
    expect(analyseItemClosely(responses, 1).discrimination).toMatchObject({ interval: null })
  })
})

describe('the bootstrap', () => {
  const values = Array.from({ length: 100 }, (_, i) => i / 99)
  const mean = (drawn: Uint32Array) => drawn.reduce((sum, k) => sum + (values[k] ?? 0), 0) / drawn.length

  test('gives about the interval of the normal distribution where that is right', () => {
    // The standard deviation of 0, 1/99 … 1 is 0.2916, divided by n; half the interval is 1.96 · 0.02916 = 0.0572.
    const interval = finish(100, 7, 0.5, mean)
    expect(Math.abs((interval?.low ?? 0) - (0.5 - 0.0572))).toBeLessThan(0.005)
    expect(Math.abs((interval?.high ?? 0) - (0.5 + 0.0572))).toBeLessThan(0.005)
  })

  test('gives the same interval for the same seed, in whatever order the responses come, and another for another seed', () => {
    fc.assert(
      fc.property(someResponses({ least: 12 }), fc.integer(), (responses, seed) => {
        expect(analyseItemClosely(responses.toReversed(), seed)).toEqual(analyseItemClosely(responses, seed))
      }),
      { numRuns: 20 },
    )
    expect(finish(100, 7, 0.5, mean)).toEqual(finish(100, 7, 0.5, mean))
    expect(finish(100, 7, 0.5, mean)).not.toEqual(finish(100, 8, 0.5, mean))
  })

  test('is widened to the estimate, and absent for one learner or a figure that most resamples lack', () => {
    expect(finish(100, 7, 0.9, mean)?.high).toBe(0.9)
    expect(finish(1, 7, 0.5, mean)).toBeNull()
    expect(finish(100, 7, 0.5, () => null)).toBeNull()
  })

  test('pauses so often that others have their turn', () => {
    const pauses = (n: number) => {
      const pieces = bootstrapInterval(n, 7, 0.5, mean)
      let count = 0
      while (!pieces.next().done) count += 1
      return count
    }
    expect([100, 1000, 8000].map(pauses)).toEqual([2, 5, 16])
  })

  test('draws fewer resamples for a very large class', () => {
    const countResamples = (n: number) => {
      let resamples = 0
      finish(n, 7, 0.5, () => ++resamples)
      return resamples
    }
    expect([100, 2000, 8000, 50_000].map(countResamples)).toEqual([2000, 250, 200, 200])
  })
})

describe('a verdict', () => {
  const [bad, good, open] = [
    { low: 0, high: 0.05 },
    { low: 0.4, high: 0.9 },
    { low: 0.05, high: 0.6 },
  ]
  test.each([
    ['look', 'the facility is surely too low', 30, bad, good],
    ['look', 'the discrimination is surely too low', 30, good, bad],
    ['look', 'one is too low and nothing is known of the other', 30, bad, null],
    ['fine', 'both are surely acceptable', 30, good, good],
    ['unclear', 'the facility may be acceptable or not', 30, open, good],
    ['unclear', 'the discrimination may be acceptable or not', 30, good, open],
    ['unclear', 'there is no interval of the discrimination', 30, good, null],
    ['unclear', 'fewer than ten were given the question', 9, bad, bad],
    ['unclear', 'fewer than thirty were given it and only the discrimination is too low', 29, good, bad],
    ['look', 'ten were given it and the facility is too low', 10, bad, good],
  ] as const)('of a question is "%s" if %s', (verdict, _, n, facility, discrimination) => {
    expect(judgeItem(n, facility, discrimination).question).toBe(verdict)
  })

  const check = ({ n, facility, discrimination, verdicts }: Omit<CloseItemAnalysis, 'efficiency'>) => {
    const interval = discrimination?.interval
    if (verdicts.facility === 'look') expect(facility?.high).toBeLessThan(0.3)
    if (verdicts.discrimination === 'look') expect(interval?.high).toBeLessThan(acceptableDiscrimination)
    if (n < 10) expect(verdicts.question).toBe('unclear')
    if (n < fewestForDiscrimination) expect(verdicts.discrimination).toBe('unclear')
    if (verdicts.question === 'look') expect([verdicts.facility, verdicts.discrimination]).toContain('look')
    if (verdicts.question === 'fine') expect([verdicts.facility, verdicts.discrimination]).toEqual(['fine', 'fine'])
    for (const [estimate, bounds] of [
      [facility?.share, facility],
      [discrimination?.index, interval],
    ] as const) {
      if (estimate === undefined || !bounds) continue
      expect(bounds.low).toBeLessThanOrEqual(estimate + 1e-12)
      expect(bounds.high).toBeGreaterThanOrEqual(estimate - 1e-12)
    }
  }

  test.each([
    ['whole', true],
    ['partial', false],
  ])(
    'is never "look" while an interval reaches what is acceptable, and each interval holds its figure (%s marks)',
    (_, whole) => {
      fc.assert(
        fc.property(someResponses({ whole, most: 80 }), fc.integer(), (responses, seed) => {
          check(analyseItem(itemSumsOf(responses)))
          check(analyseItemClosely(responses, seed))
        }),
        { numRuns: 60 },
      )
    },
  )
})
