import type { Misconception } from '@/core/course'

/** What sets a misconception right, by its id; empty where that is not to be shown. */
export type Corrections = Readonly<Record<string, string>>

/** Each common error with the words that set it right. */
export function correctionsOf(misconceptions: ReadonlyMap<string, Misconception>): Corrections {
  return Object.fromEntries([...misconceptions].map(([id, { text, feedback }]) => [id, `“${text}” ${feedback}`]))
}
