import type { Misconception } from '@/core/course/course'
import type { ExplainedQuestion } from '@/core/explained'
import type { ExplainedOption } from '@/core/questions/explained'

/** What is so, for each common mix-up that may be shown, by the id of the misconception. */
export type MixUps = Readonly<Record<string, string>>

/** The misconceptions that these questions name, each with the words that set it right, and no others. */
export function mixUpsOf(
  questions: readonly Pick<ExplainedQuestion, 'detail'>[],
  misconceptions: ReadonlyMap<string, Misconception>,
): MixUps {
  const named = new Set(questions.flatMap(({ detail }) => listNamed(detail)))
  return Object.fromEntries(
    [...misconceptions].filter(([id]) => named.has(id)).map(([id, { text, feedback }]) => [id, `“${text}” ${feedback}`]),
  )
}

function listNamed(detail: ExplainedQuestion['detail']): (string | null)[] {
  const ofOptions = (options: readonly ExplainedOption[]) => options.map(({ misconception }) => misconception)
  if ('options' in detail) return ofOptions(detail.options)
  if ('parts' in detail) return detail.parts.flatMap((part) => [part.misconception, ...ofOptions(part.options)])
  if ('items' in detail) return []
  return [detail.text.mistake?.misconception ?? null]
}
