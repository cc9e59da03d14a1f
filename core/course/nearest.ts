/** Words that are longer than this are not compared: nobody misspells a name of this length by a letter. */
const longestCompared = 60

/**
 * Returns the known word that a misspelt one most probably stands for: the one with the fewest letters to add, drop, change or swap,
 * if these are at most a third of its letters, and at most three. Case does not count. Returns null if none is that near.
 */
export function findNearest(word: string, known: readonly string[]): string | null {
  if (word.length === 0 || word.length > longestCompared) return null
  let nearest: { candidate: string; distance: number } | null = null
  for (const candidate of known) {
    if (candidate.length > longestCompared) continue
    const most = Math.min(3, Math.floor(candidate.length / 3))
    const distance = distanceBetween(word.toLowerCase(), candidate.toLowerCase())
    if (distance <= most && (nearest === null || distance < nearest.distance)) nearest = { candidate, distance }
  }
  return nearest?.candidate ?? null
}

/**
 * Returns the number of letters to add, drop, change or swap with a neighbour.
 *
 * Source: optimal string alignment, a restricted form of Damerau, "A technique for computer detection and correction of spelling
 * errors", Communications of the ACM 7 (1964).
 */
function distanceBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      const ways = [at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + (isSame ? 0 : 1)]
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwapped) ways.push(at(rows, i - 2, j - 2) + 1)
      row.push(Math.min(...ways))
    }
    rows.push(row)
  }
  return at(rows, one.length, other.length)
}

function at(rows: readonly number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}
