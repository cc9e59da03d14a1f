import { z } from 'zod'
import type { Result } from '../result'
import { everyQuestion, haveUniqueIds, slug, words } from './every-question'
import type { Detail, Tally } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { markPairs, type Pairs, pairOf, pairs, readPairs, showPairs, tallyPairs } from './pairs'
import { type AnswerPart, movePairs, type Renamed } from './parts'
import { type ChoiceList, explanationTexts, type QuestionText, stemText } from './texts'

const stem = z.strictObject({
  /** The stem's name in the key. Learners never see it. */
  id: slug,
  /** What the learner reads and gives a target to. */
  text: words,
  /** Why its target is the right one. */
  explanation: words,
  /** The id of the misconception that leads to a wrong target for this stem. */
  misconception: words.optional(),
})

/** Stems, each of which gets one target. A target may be right for several stems, or for none. */
export const schema = z
  .strictObject({
    ...everyQuestion,
    kind: z.literal('matching'),
    /** At least two stems. Learners see them shuffled. */
    stems: z.array(stem).min(2),
    /** The targets, in the order in which learners see them. */
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
    error: 'the key names something that is not a target',
  })
type Matching = z.infer<typeof schema>

/** A matching question before submission. */
export type Shown = ShownBase<'matching'> & { stems: ShownChoice[]; targets: ShownChoice[] }

/** The id of the chosen target, by the id of the stem. Unanswered stems are absent. */
export const answer = pairs

/** Returns the share of stems that got their right target, 0..1. */
export function mark({ key }: Matching, given: Pairs): number {
  return markPairs(key, given)
}

/** Returns the id of the right target, by the id of the stem. */
export function rightAnswer({ key }: Matching): Pairs {
  return key
}

/** Shows the stems shuffled and the targets in the author's order, which is often a scale and reveals nothing about the key. */
export function show({ kind, points, stem, stems, targets }: Matching, layout: Layout): Shown {
  return {
    kind,
    points,
    stem,
    stems: layout.mix(stems, stemPath).map((each) => ({ id: layout.idOf(stemPath(each)), text: each.text })),
    targets: targets.map((each) => ({ id: layout.idOf(targetPath(each)), text: each.text })),
  }
}

/** Accepts the shown ids of targets, by the shown ids of stems. */
export function readAnswer({ stems, targets }: Matching, layout: Layout, given: unknown): Result<Answer, AnswerError> {
  const options = targets.map((each) => ({ id: each.id, path: targetPath(each) }))
  const sides = stems.map((each) => ({ id: each.id, path: stemPath(each), options }))
  return readPairs(layout, sides, given)
}

/** Returns the stored pairs in shown ids. */
export function showAnswer(_: Matching, layout: Layout, given: Exclude<Answer, null>): Answer {
  return showPairs(layout, given, (stem, target) => [stemPath({ id: stem }), targetPath({ id: target })])
}

/** Returns the stems and the targets. */
export function parts({ stems, targets }: Matching): AnswerPart[] {
  return [
    ...stems.map((each): AnswerPart => ({ path: stemPath(each), group: 'stem', text: each.text })),
    ...targets.map((each): AnswerPart => ({ path: targetPath(each), group: 'target', text: each.text })),
  ]
}

/** Returns the key. */
export function marking({ key }: Matching): unknown {
  return key
}

/** Translates the stored pairs. */
export function moveAnswer(given: Exclude<Answer, null>, renamed: Renamed): Answer {
  return movePairs(given, (stem, target) => [stemPath({ id: stem }), targetPath({ id: target })], renamed)
}

/** Explains every stem. The tally counts the stems that got a right and a wrong target. */
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

/**
 * Returns the stem of the question, its stems, targets and explanations. A stem with a misconception is not stated, because it
 * may be a false statement that learners have to recognise. A target that is right for no stem is not stated either.
 */
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

/** Returns no list: the targets are shared by all stems. */
export function choiceLists(): ChoiceList[] {
  return []
}

function stemPath({ id }: { id: string }): string {
  return `stem/${id}`
}

function targetPath({ id }: { id: string }): string {
  return `target/${id}`
}
