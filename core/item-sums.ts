import { isWhole } from './grade'

/**
 * One learner's answer to one question, as item analysis sees it: the mark that the question earned and the share of the points that
 * the rest of the same attempt earned, both 0..1.
 *
 * A quiz that draws from a bank gives each learner other questions. As a share, the rest is scaled to the same points for everybody.
 */
export type ItemResponse = { mark: number; rest: number }

/**
 * Everything of a question that can be added: kept for each version of a question and each cohort, the sums of several versions or
 * cohorts are the sums of all their responses. `n` counts responses, and `whole` those whose mark is 0 or 1. The other sums are
 * those of `ItemResponse`, where `products` is the sum of mark times rest.
 *
 * The points of the question are not among them: marks and rests are shares, so that versions worth different points can be added.
 */
export type ItemSums = {
  n: number
  whole: number
  marks: number
  squaredMarks: number
  rests: number
  squaredRests: number
  products: number
}

/** The sums of no responses. */
export const noItemSums: ItemSums = { n: 0, whole: 0, marks: 0, squaredMarks: 0, rests: 0, squaredRests: 0, products: 0 }

/** Adds the sums of two sets of responses that have none in common. */
export function addItemSums(a: ItemSums, b: ItemSums): ItemSums {
  return {
    n: a.n + b.n,
    whole: a.whole + b.whole,
    marks: a.marks + b.marks,
    squaredMarks: a.squaredMarks + b.squaredMarks,
    rests: a.rests + b.rests,
    squaredRests: a.squaredRests + b.squaredRests,
    products: a.products + b.products,
  }
}

/** Returns the sums of responses to one question. */
export function itemSumsOf(responses: readonly ItemResponse[]): ItemSums {
  return responses.map(sumsOfOne).reduce(addItemSums, noItemSums)
}

/**
 * Returns what each question of one attempt adds to its item analysis, in the order of the attempt. `mark` is a fraction 0..1 of
 * `points`. A question without points is null: it has no facility. If the attempt had no other points, the rest is 0.
 */
export function itemResponsesOf(attempt: readonly { points: number; mark: number }[]): (ItemResponse | null)[] {
  const total = (counted: typeof attempt) => ({
    earned: counted.reduce((sum, { points, mark }) => sum + points * mark, 0),
    possible: counted.reduce((sum, { points }) => sum + points, 0),
  })
  return attempt.map(({ points, mark }, i) => {
    if (points <= 0) return null
    // The others are added afresh: the total less this question would leave a rounding error where the rest earned nothing.
    const { earned, possible } = total(attempt.filter((_, other) => other !== i))
    return { mark, rest: possible > 0 ? earned / possible : 0 }
  })
}

/** How marks and rests of one question vary, as shares: variances and covariance, divided by n − 1. */
export type ItemSpread = { markVariance: number; restVariance: number; covariance: number }

// Sums of fractions such as 1/3 are not exact. What they leave where all values are equal is far smaller than this share of the sum of
// squares, and the smallest real difference, one partial mark among a hundred thousand answers, is far larger.
const roundingShare = 1e-10

/**
 * Returns how marks and rests vary. A variance that is rounding error alone is 0, and so is its covariance. Returns null for fewer than
 * two responses.
 */
export function spreadOf({ n, marks, squaredMarks, rests, squaredRests, products }: ItemSums): ItemSpread | null {
  if (n < 2) return null
  const variance = (sum: number, squares: number) => {
    const spread = squares - sum ** 2 / n
    return spread > roundingShare * squares ? spread / (n - 1) : 0
  }
  const [markVariance, restVariance] = [variance(marks, squaredMarks), variance(rests, squaredRests)]
  const isFlat = markVariance === 0 || restVariance === 0
  return { markVariance, restVariance, covariance: isFlat ? 0 : (products - (marks * rests) / n) / (n - 1) }
}

function sumsOfOne({ mark, rest }: ItemResponse): ItemSums {
  return {
    n: 1,
    whole: Number(mark === 0 || isWhole(mark)),
    marks: mark,
    squaredMarks: mark ** 2,
    rests: rest,
    squaredRests: rest ** 2,
    products: mark * rest,
  }
}
