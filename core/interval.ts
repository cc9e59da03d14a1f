/** An estimated share and the interval in which the true share may lie, all 0..1. */
export type ShareInterval = { share: number; low: number; high: number }

// The 97.5th percentile of the standard normal distribution, for an interval of 95 %.
const z = 1.959963984540054

/**
 * Returns the Wilson score interval (95 %) of a share of `n` answers, without continuity correction: E. B. Wilson, Probable inference,
 * the law of succession, and statistical inference, J. Am. Stat. Assoc. 22 (1927) 209–212. Returns null if `n` is 0.
 *
 * `sum` is the sum of the answers' marks, 0..n. If some marks are fractions, the interval is too wide rather than too narrow, because
 * marks between 0 and 1 vary less than marks that are either.
 */
export function wilsonInterval(sum: number, n: number): ShareInterval | null {
  if (n <= 0) return null
  const share = Math.min(1, Math.max(0, sum / n))
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  // At 0 and 1 the interval touches the end exactly, but for rounding.
  return { share, low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) }
}

/** The smallest share of the points that is acceptable. There is no largest: in a mastery course many questions are answered by all. */
export const acceptableShare = 0.3
/** With fewer answers than this nothing is said about a question or passage. */
export const fewestAnswers = 10

/** What an interval says of a share: it lies wholly below what is acceptable, wholly within it, or it says nothing yet. */
export type ShareVerdict = 'failing' | 'fine' | 'unclear'

/** Judges a share by its interval. Never says that something fails while the interval reaches what is acceptable. */
export function judgeShare({ low, high }: ShareInterval): ShareVerdict {
  if (high < acceptableShare) return 'failing'
  return low >= acceptableShare ? 'fine' : 'unclear'
}
