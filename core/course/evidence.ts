import { z } from 'zod'
import { slug, words } from '../questions/every-question'

/** The shapes that mark a strength of evidence, from the one with the most ink to the one with the least, and one for advice. */
export const strengthSymbols = ['disc', 'square', 'half-disc', 'ring', 'triangle', 'dashed-ring', 'diamond'] as const
/** The shape that marks a strength of evidence. */
export type StrengthSymbol = (typeof strengthSymbols)[number]

/** Something in words: `short` stands beside its symbol, `long` says in the legend what it means. */
export const legendWords = z.strictObject({ short: words, long: words })
/** Words that `legendWords` accepts. */
export type LegendWords = z.infer<typeof legendWords>

/** One strength of the scale of evidence that a course defines for itself. An entry of `strengths` in `course.yaml`. */
export const strength = z.strictObject({
  /** The name by which claims refer to the strength. It is also its address on the page of all claims. */
  id: slug,
  /** The shape that stands beside a claim of this strength. */
  symbol: z.enum(strengthSymbols),
  ...legendWords.shape,
})

/** A strength of evidence. Its words are those of the course or, in the usual scale, those of the interface. */
export type Strength = { id: string; symbol: StrengthSymbol; words: LegendWords | null }

/** The usual scale, for a course that defines none, in the order of the legend. */
export const usualStrengths = [
  { id: 'established', symbol: 'disc' },
  { id: 'official', symbol: 'square' },
  { id: 'early', symbol: 'half-disc' },
  { id: 'single-case', symbol: 'ring' },
  { id: 'model', symbol: 'triangle' },
  { id: 'hypothesis', symbol: 'dashed-ring' },
  { id: 'advice', symbol: 'diamond' },
] as const satisfies { id: string; symbol: StrengthSymbol }[]
/** The name of a strength of the usual scale. */
export type UsualStrength = (typeof usualStrengths)[number]['id']

// The names that the first edition had for the kinds of evidence. In any scale they name the strength with the same symbol.
const formerNames: Record<string, StrengthSymbol> = {
  'label-supported': 'square',
  'preliminary human evidence': 'half-disc',
  'case report': 'ring',
  preclinical: 'triangle',
  'consensus advice': 'diamond',
}

/** Returns the scale of evidence of a course, in the order of its legend. */
export function listStrengths({ strengths }: { strengths?: z.infer<typeof strength>[] | undefined }): Strength[] {
  if (strengths) return strengths.map(({ id, symbol, short, long }) => ({ id, symbol, words: { short, long } }))
  return usualStrengths.map((each) => ({ ...each, words: null }))
}

/** Finds the strength that the evidence of a claim names. Returns null if the scale has no such strength. */
export function findStrength(scale: readonly Strength[], evidence: string): Strength | null {
  return scale.find(({ id }) => id === evidence) ?? scale.find(({ symbol }) => symbol === formerNames[evidence]) ?? null
}

/** The verdicts that find a fault in a common telling, in the order of the legend. */
export const doubts = ['oversimplified', 'contradicted', 'unsupported'] as const
/** What is wrong with a common telling. */
export type Doubt = (typeof doubts)[number]
