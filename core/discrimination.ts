import { type Interval, z95 } from './interval'
import { type ItemResponse, type ItemSums, spreadOf } from './item-sums'

/**
 * Returns the discrimination index of a question, −1..1: the Pearson correlation of its mark with the rest of the same attempt. The
 * rest leaves out the question itself, with which it would always correlate. Moodle shows the index times 100.
 *
 * Returns null if marks or rests do not vary, or for fewer than two responses. Source: Moodle's quiz statistics calculations.
 */
export function discriminationIndex(sums: ItemSums): number | null {
  const spread = spreadOf(sums)
  if (!spread || spread.markVariance === 0 || spread.restVariance === 0) return null
  const index = spread.covariance / Math.sqrt(spread.markVariance * spread.restVariance)
  return Math.max(-1, Math.min(1, index))
}

/**
 * Returns the interval (95 %) of a correlation `r` of `n` pairs by Fisher's z: R. A. Fisher, On the "probable error" of a coefficient
 * of correlation deduced from a small sample, Metron 1 (1921) 3–32. The standard error of z is 1 / sqrt(n − 3). Returns null for fewer
 * than four pairs.
 */
export function fisherInterval(r: number, n: number): Interval | null {
  if (n <= 3) return null
  const half = z95 / Math.sqrt(n - 3)
  return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) }
}

/**
 * Returns the discriminative efficiency of a question: the covariance of mark and rest, divided by the greatest covariance that the
 * same marks and rests could have, which they have when both are sorted. It is at most 1 and not bounded below, so it is never a
 * "percent of what is possible". Moodle shows it times 100.
 *
 * Returns null if the greatest covariance is 0 or there are fewer than two responses. It needs every response: sums do not tell how
 * the sorted values go together. Source: Moodle's quiz statistics calculations.
 */
export function discriminativeEfficiency(responses: readonly ItemResponse[]): number | null {
  const marks = responses.map(({ mark }) => mark)
  const rests = responses.map(({ rest }) => rest)
  const greatest = covariation(marks.toSorted(ascending), rests.toSorted(ascending))
  // Anything so small is the rounding error of values that do not vary.
  return greatest > 1e-12 ? Math.min(1, covariation(marks, rests) / greatest) : null
}

function covariation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  return a.reduce((sum, value, i) => sum + (value - meanA) * ((b[i] as number) - meanB), 0)
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length
}

function ascending(a: number, b: number): number {
  return a - b
}
