import type { Misconception } from '@/core/course/course'
import type { ExplainedQuestion } from '@/core/explained'
import { listShownMisconceptions } from '@/core/misconceptions'

/** What is so, for each common mix-up that may be shown, by the id of the misconception. */
export type MixUps = Readonly<Record<string, string>>

/** The misconceptions that these questions name, each with the words that set it right, and no others. */
export function mixUpsOf(
  questions: readonly Pick<ExplainedQuestion, 'detail'>[],
  misconceptions: ReadonlyMap<string, Misconception>,
): MixUps {
  const named = new Set(questions.flatMap(({ detail }) => listShownMisconceptions(detail)))
  return Object.fromEntries(
    [...misconceptions].filter(([id]) => named.has(id)).map(([id, { text, feedback }]) => [id, `“${text}” ${feedback}`]),
  )
}
