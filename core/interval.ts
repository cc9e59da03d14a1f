/** The two ends of an interval of 95 %. */
export type Interval = { low: number; high: number }
/** An estimated share and the interval in which the true share may lie, all 0..1. */
export type ShareInterval = Interval & { share: number }

/**
 * The 97.5th percentile of the standard normal distribution: an interval of 95 % reaches so many standard errors to either side.
 * It is written down here because browsers may load this file, and the package of distributions is large. A test compares the two.
 */
export const z95 = 1.959963984540054

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
  const middle = (share + z95 ** 2 / (2 * n)) / (1 + z95 ** 2 / n)
  const half = (z95 / (1 + z95 ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z95 ** 2 / (4 * n ** 2))
  // At 0 and 1 the interval touches the end exactly, but for rounding.
  return { share, low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) }
}

/** The sum of the marks (fractions 0..1) of `n` answers. */
export type MarkSum = { marks: number; n: number }
/** The difference of two shares, after less before, −1..1, and its interval. */
export type ShareDifference = Interval & { difference: number }

/**
 * Returns by how much the share of the points changed between two independent samples, such as the learners before and after an edit,
 * with the Newcombe score interval (95 %): R. G. Newcombe, Interval estimation for the difference between independent proportions,
 * Statist. Med. 17 (1998) 873–890, method 10, which is built on two Wilson intervals without continuity correction. Returns null if
 * either sample is empty.
 *
 * As with the Wilson interval, fractional marks make it too wide rather than too narrow.
 */
export function newcombeInterval(before: MarkSum, after: MarkSum): ShareDifference | null {
  const [a, b] = [wilsonInterval(after.marks, after.n), wilsonInterval(before.marks, before.n)]
  if (!a || !b) return null
  const difference = a.share - b.share
  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  }
}

/** The smallest share of the points that is acceptable. There is no largest: in a mastery course many questions are answered by all. */
export const acceptableShare = 0.3
/** With fewer answers than this nothing is said about a question or passage. */
export const fewestAnswers = 10

/**
 * What an interval says of a figure: that somebody should look at it, because the whole interval lies below what is acceptable; that it
 * is fine, because the whole interval is acceptable; or nothing, because there is not enough data.
 */
export type Verdict = 'look' | 'fine' | 'unclear'

/**
 * Judges a figure by its interval and the smallest value that is acceptable. Never says that somebody should look while the interval
 * reaches what is acceptable.
 */
export function judgeInterval({ low, high }: Interval, acceptable: number): Verdict {
  if (high < acceptable) return 'look'
  return low >= acceptable ? 'fine' : 'unclear'
}

/** Judges a share of the points by its interval. The caller sees to it that there are at least `fewestAnswers` answers. */
export function judgeShare(interval: ShareInterval): Verdict {
  return judgeInterval(interval, acceptableShare)
}
