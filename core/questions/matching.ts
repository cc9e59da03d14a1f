import { z } from 'zod'
import type { Result } from '../result'
import { everyQuestion, haveUniqueIds, slug, words } from './every-question'
import type { Detail, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { markPairs, type Pairs, pairOf, pairs, readPairs, showPairs, tallyPairs } from './pairs'
import { type ChoiceList, explanationTexts, type QuestionText, stemText } from './texts'

const stem = z.strictObject({
  /** The stem's name in the key. Learners never see it. */
  id: slug,
  text: words,
  /** Why its target is the right one. */
  explanation: words,
  /** The id of the misconception behind a wrong target. */
  misconception: words.optional(),
})

/** Stems, each to be given one target. A target may serve several stems, or none. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('matching'),
    stems: z.array(stem).min(2),
    /** What can be given to a stem, in the order in which learners see it. */
    targets: z.array(z.strictObject({ id: slug, text: words })).min(2),
    /** The id of the right target by the id of each stem. */
    key: z.record(slug, slug),
  })
  .refine(({ stems }) => haveUniqueIds(stems), { path: ['stems'], error: 'two stems share an id' })
  .refine(({ targets }) => haveUniqueIds(targets), { path: ['targets'], error: 'two targets share an id' })
  .refine(({ stems, key }) => stems.length === Object.keys(key).length && stems.every(({ id }) => Object.hasOwn(key, id)), {
    path: ['key'],
    error: 'the key must give every stem one target, and nothing else',
  })
  .refine(({ targets, key }) => Object.values(key).every((right) => targets.some(({ id }) => id === right)), {
    path: ['key'],
    error: 'the key names something that is no target',
  })
type Matching = z.infer<typeof schema>

export type Shown = ShownBase<'matching'> & { stems: ShownChoice[]; targets: ShownChoice[] }

/** Target id by stem id; stems left alone are absent. */
export const answer = pairs

/** The share of stems that were given their target, 0..1. */
export function mark({ key }: Matching, given: Pairs): number {
  return markPairs(key, given)
}

export function rightAnswer({ key }: Matching): Pairs {
  return key
}

/** Stems are mixed. Targets keep the author's order: it is a scale as often as a list, and tells nothing of the key. */
export function show({ kind, points, stem, stems, targets }: Matching, layout: Layout): Shown {
  return {
    kind,
    points,
    stem,
    stems: layout.mix(stems, stemPath).map((each) => ({ id: layout.idOf(stemPath(each)), text: each.text })),
    targets: targets.map((each) => ({ id: layout.idOf(targetPath(each)), text: each.text })),
  }
}

export function readAnswer({ stems, targets }: Matching, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  const options = targets.map((each) => ({ id: each.id, path: targetPath(each) }))
  const sides = stems.map((each) => ({ id: each.id, path: stemPath(each), options }))
  return readPairs(layout, sides, given)
}

export function showAnswer(_: Matching, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showPairs(layout, given, (stem, target) => [stemPath({ id: stem }), targetPath({ id: target })])
}

export function explain({ stems, targets, key }: Matching, given: Answer): { detail: Detail; tally: Tally | null } {
  const textOf = (id?: string) => targets.find((each) => each.id === id)?.text ?? null
  const parts = stems.map(({ id, text, explanation, misconception }) => {
    const target = pairOf(given, id)
    const isRight = target === key[id]
    return {
      text,
      given: textOf(target),
      right: textOf(key[id]) ?? '',
      isRight,
      explanation,
      misconception: (target !== undefined && !isRight && misconception) || null,
      options: [],
    }
  })
  return { detail: { text: null, parts }, tally: given === null ? null : tallyPairs(key, given) }
}

/** A stem behind which its author sees a misconception is there to be told apart from what is so; a target that is no stem's is wrong. */
export function texts(question: Matching): QuestionText[] {
  const { stems, targets, key } = question
  const used = Object.values(key)
  return [
    stemText(question),
    ...stems.map(
      ({ text, misconception }, i): QuestionText => ({ path: ['stems', i, 'text'], text, as: 'item', isStated: !misconception }),
    ),
    ...targets.map(
      ({ id, text }, i): QuestionText => ({ path: ['targets', i, 'text'], text, as: 'item', isStated: used.includes(id) }),
    ),
    ...explanationTexts('stems', stems),
  ]
}

export function choiceLists(): ChoiceList[] {
  return []
}

function stemPath({ id }: { id: string }): string {
  return `stem/${id}`
}

function targetPath({ id }: { id: string }): string {
  return `target/${id}`
}
