import { z } from 'zod'
import { slug, words } from './every-question'
import type { ExplainedOption } from './explained'
import type { ShownChoice } from './kind'
import type { Layout } from './layout'

/** One choice of a list, with the reason why it is right or wrong. */
export const choice = z.strictObject({
  /** The choice's name in the key. Learners never see it. */
  id: slug,
  text: words,
  explanation: words,
  /** The id of the misconception that leads to this choice, from `misconceptions.yaml`. */
  misconception: words.optional(),
  /** True for a choice that always comes last, such as "None of these has been shown". */
  pinned: z.boolean().optional(),
})
type Choice = z.infer<typeof choice>

/** The choices in the order of the attempt; pinned ones last, in their author's order. */
export function showChoices(choices: readonly Choice[], layout: Layout): ShownChoice[] {
  const free = layout.mix(
    choices.filter(({ pinned }) => !pinned),
    ({ id }) => id,
  )
  const last = choices.filter(({ pinned }) => pinned)
  return [...free, ...last].map(({ id, text }) => ({ id: layout.idOf(id), text }))
}

/** Every choice with whether it was chosen, whether it is right, and why. */
export function explainChoices(
  choices: readonly Omit<Choice, 'pinned'>[],
  key: readonly string[],
  chosen: readonly string[],
): ExplainedOption[] {
  return choices.map(({ id, text, explanation, misconception }) => {
    const isChosen = chosen.includes(id)
    return { text, isChosen, isKey: key.includes(id), explanation, misconception: (isChosen && misconception) || null }
  })
}
