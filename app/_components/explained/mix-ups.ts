import type { Misconception } from '@/core/course/course'
import type { ExplainedQuestion } from '@/core/explained'
import type { ExplainedOption } from '@/core/questions/explained'

/** What sets a misconception right, by its id; empty where that is not to be shown. */
export type MixUps = Readonly<Record<string, string>>

/** Each common error that these questions name, with the words that set it right; none besides. */
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
