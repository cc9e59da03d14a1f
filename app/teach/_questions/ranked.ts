import type { Verdict } from '@/core/interval'
import type { AnalysedItem } from '@/server/items'

/** A question in the order of a list. `letter` names one that is to be looked at, in the picture as in the list. */
export type RankedItem = AnalysedItem & { letter: string | null }

const order: Record<Verdict, number> = { look: 0, unclear: 1, fine: 2 }

/** Puts the questions to look at first, then those of which too little is known, then the fine ones; within each, what earned least first. */
export function rankItems(items: readonly AnalysedItem[]): RankedItem[] {
  const share = ({ analysis }: AnalysedItem) => analysis.facility?.share ?? 2
  const ranked = items.toSorted(
    (a, b) => order[a.analysis.verdicts.question] - order[b.analysis.verdicts.question] || share(a) - share(b),
  )
  return ranked.map((item, i) => ({ ...item, letter: item.analysis.verdicts.question === 'look' ? letterOf(i) : null }))
}

/** Counts the questions with each verdict. */
export function countVerdicts(items: readonly AnalysedItem[]): Record<Verdict, number> {
  const count = (verdict: Verdict) => items.filter(({ analysis }) => analysis.verdicts.question === verdict).length
  return { look: count('look'), fine: count('fine'), unclear: count('unclear') }
}

// A to Z, then A2 to Z2 and so on.
function letterOf(i: number): string {
  const letter = String.fromCharCode(65 + (i % 26))
  return i < 26 ? letter : `${letter}${Math.floor(i / 26) + 1}`
}
