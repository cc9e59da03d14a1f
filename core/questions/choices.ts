import { z } from 'zod'
import { slug, words } from './every-question'
import type { ExplainedOption } from './explained'
import type { ShownChoice } from './kind'
import type { Layout } from './layout'

/** One choice of a list, as its author writes it. */
export const choice = z.strictObject({
  /** The choice's name in the key. Learners never see it. */
  id: slug,
  /** The words that the learner reads. */
  text: words,
  /** Why the choice is right or wrong. Every learner reads it after submission. */
  explanation: words,
  /** The id of the misconception that leads to this choice, from `misconceptions.yaml`. */
  misconception: words.optional(),
  /** True if the choice must always come last, such as "None of these has been shown". */
  pinned: z.boolean().optional(),
})
type Choice = z.infer<typeof choice>

/**
 * The id of the choice that is the most cautious in its meaning, right or wrong, or a list of ids if several are equally cautious.
 * Only the content check reads it. If it is left out, words such as "ask" and "may" decide.
 */
export const mostCautious = z.union([slug, z.array(slug).min(2)]).optional()

/** Returns true if every id that `mostCautious` names is one of the choices. */
export function areChoices(named: z.infer<typeof mostCautious>, choices: readonly { id: string }[]): boolean {
  return [named ?? []].flat().every((id) => choices.some((each) => each.id === id))
}

/** Returns the choices in the order of the attempt. Pinned choices come last, in the author's order. */
export function showChoices(choices: readonly Choice[], layout: Layout): ShownChoice[] {
  const free = layout.mix(
    choices.filter(({ pinned }) => !pinned),
    ({ id }) => id,
  )
  const last = choices.filter(({ pinned }) => pinned)
  return [...free, ...last].map(({ id, text }) => ({ id: layout.idOf(id), text }))
}

/** Explains every choice of a list, in the author's order. A misconception is named only if the learner chose its choice. */
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
