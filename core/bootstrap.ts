import type { Interval } from './interval'

const mostResamples = 2000
const fewestResamples = 200
// In a class so large that this limits the resamples the interval is short, and so is the error that fewer of them leave.
const mostDraws = 500_000
// So many draws take a few milliseconds, after which others may have their turn.
const drawsOfAPiece = 100_000
// Resamples without a figure are those in which nothing varies. Leaving out more than a few would make the interval too narrow.
const mostWithout = 0.05

/**
 * Returns the percentile bootstrap interval (95 %) of a figure over `n` learners: B. Efron and R. J. Tibshirani, An introduction to the
 * bootstrap (1993), chapter 13. Learners are drawn with replacement up to 2000 times, less often for more than 250 learners.
 *
 * `figure` gets the positions (0..n − 1) of the drawn learners and returns null if the figure does not exist for them. `estimate` is
 * the figure of all learners; the interval is widened to contain it. The lowest 32 bits of `seed` decide all draws, so that the same
 * seed always gives the same interval.
 *
 * Returns null for fewer than two learners, or if more than one resample in twenty has no figure. It is a generator that pauses after
 * each piece of the work, so that a server can do something else in between.
 */
export function* bootstrapInterval(
  n: number,
  seed: number,
  estimate: number,
  figure: (drawn: Uint32Array) => number | null,
): Generator<undefined, Interval | null> {
  if (n < 2) return null
  const draw = uniformBy(seed)
  const drawn = new Uint32Array(n)
  const resamples = Math.max(fewestResamples, Math.min(mostResamples, Math.floor(mostDraws / n)))
  const resamplesOfAPiece = Math.max(1, Math.floor(drawsOfAPiece / n))
  const figures: number[] = []
  for (let i = 0; i < resamples; i++) {
    for (let k = 0; k < n; k++) drawn[k] = Math.floor(draw() * n)
    const value = figure(drawn)
    if (value !== null) figures.push(value)
    if ((i + 1) % resamplesOfAPiece === 0) yield
  }
  if (figures.length < resamples * (1 - mostWithout)) return null
  figures.sort((a, b) => a - b)
  return { low: Math.min(estimate, percentile(figures, 0.025)), high: Math.max(estimate, percentile(figures, 0.975)) }
}

/** Returns the value below which the share `p` of a sorted list lies, interpolated between neighbours. */
function percentile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1)
  const below = sorted[Math.floor(at)] as number
  const above = sorted[Math.ceil(at)] as number
  return below + (at - Math.floor(at)) * (above - below)
}

/** Returns a generator of numbers 0 ≤ x < 1: mulberry32 by Tommy Ettinger, in the public domain. Its period is 2^32 draws. */
function uniformBy(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
