/**
 * Returns the chance that at least `hits` of several independent events happen, each with its own chance: the upper tail of the
 * Poisson binomial distribution.
 */
export function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  return sum(listChancesByCount(chances).slice(hits))
}

/**
 * Returns the exact two-sided p value of a number of hits among independent events, each with its own chance: the sum of the
 * chances of all numbers of hits that are no likelier. If all chances are equal, this is the exact binomial test.
 *
 * Source: the definition of R's binom.test, with its allowance for rounding.
 */
export function chanceOfAsOdd(hits: number, chances: readonly number[]): number {
  const byCount = listChancesByCount(chances)
  const itself = byCount[hits] ?? 0
  return sum(byCount.filter((chance) => chance <= itself * (1 + 1e-7)))
}

/**
 * Returns the 95 % Wilson interval of the share (0..1) of `hits` in `of` cases. Hits need not be whole, because ties share a point.
 *
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function intervalOfShare(hits: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1]
  const z = 1.959964
  const share = hits / of
  const middle = share + z ** 2 / (2 * of)
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const whole = 1 + z ** 2 / of
  return [Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole)]
}

/**
 * Returns the exact chance of each number of hits, from none to all, by adding one event after the other.
 *
 * Source: Wang, "On the number of successes in independent trials", Statistica Sinica 3 (1993).
 */
function listChancesByCount(chances: readonly number[]): number[] {
  let byCount = [1]
  for (const chance of chances) {
    byCount = [...byCount, 0].map((happens, count) => happens * (1 - chance) + (byCount[count - 1] ?? 0) * chance)
  }
  return byCount
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
