import { z } from 'zod'
import { err, ok, type Result } from '../result'
import { everyQuestion, words } from './every-question'
import type { Detail } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import type { AnswerPart } from './parts'
import { type ChoiceList, type QuestionText, stemText } from './texts'

/** A statement, which the learner judges true or false. The stem is the statement. */
export const schema = z.strictObject({
  ...everyQuestion,
  kind: z.literal('true-false'),
  /** Whether the statement in the stem is true. */
  key: z.boolean(),
  /** The explanation of the answer "true" and of the answer "false". */
  explanations: z.strictObject({ true: words, false: words }),
  /** The id of the misconception behind the wrong answer. */
  misconception: words.optional(),
  /** Whether "true" is the more cautious answer, right or wrong. Only the content check reads it. */
  mostCautious: z.boolean().optional(),
})
type TrueFalse = z.infer<typeof schema>

/** A true-false question before submission. */
export type Shown = ShownBase<'true-false'> & { choices: ShownChoice[] }

const judgements = ['true', 'false'] as const
type Judgement = (typeof judgements)[number]

// The two choices always have the same order, so their ids reveal nothing about the key and need not be secret.
const shownWords: Record<Judgement, string> = { true: 'True', false: 'False' }

/** The learner's judgement of the statement. */
export const answer = z.enum(judgements)

/** Returns 1 if the judgement is right, otherwise 0. */
export function mark({ key }: TrueFalse, judgement: Judgement): number {
  return judgement === String(key) ? 1 : 0
}

/** Returns the key as a judgement. */
export function rightAnswer({ key }: TrueFalse): string {
  return String(key)
}

/** Shows "True" and "False", always in this order. */
export function show({ kind, points, stem }: TrueFalse): Shown {
  return { kind, points, stem, choices: judgements.map((id) => ({ id, text: shownWords[id] })) }
}

/** Accepts "true" or "false", which are the same in every attempt. */
export function readAnswer(_: TrueFalse, __: Layout, given: unknown): Result<Answer, AnswerError> {
  const judgement = answer.safeParse(given)
  return judgement.success ? ok(judgement.data) : err(typeof given === 'string' ? 'unknown-choice' : 'malformed-answer')
}

/** Returns the stored answer unchanged. */
export function showAnswer(_: TrueFalse, __: Layout, given: Exclude<Answer, null>): Answer {
  return given
}

/** Returns nothing: "true" and "false" are the same in every version. */
export function parts(): AnswerPart[] {
  return []
}

/** Returns the key. */
export function marking({ key }: TrueFalse): unknown {
  return key
}

/** Returns the judgement unchanged. */
export function moveAnswer(given: Exclude<Answer, null>): Answer {
  return given
}

/** Explains both judgements. Nothing is counted, because the mark is all or nothing. */
export function explain({ key, explanations, misconception }: TrueFalse, given: Answer): { detail: Detail; tally: null } {
  const options = judgements.map((id) => {
    const isChosen = given === id
    const isKey = String(key) === id
    return {
      text: shownWords[id],
      isChosen,
      isKey,
      explanation: explanations[id],
      misconception: (isChosen && !isKey && misconception) || null,
    }
  })
  return { detail: { options }, tally: null }
}

/** Returns the stem and both explanations. The stem is stated if the key is true. */
export function texts(question: TrueFalse): QuestionText[] {
  const explanations = judgements.map(
    (judgement): QuestionText => ({
      path: ['explanations', judgement],
      text: question.explanations[judgement],
      as: 'explanation',
      isStated: true,
    }),
  )
  return [stemText(question, question.key), ...explanations]
}

/** Returns no list: "True" and "False" are not the author's choices. */
export function choiceLists(): ChoiceList[] {
  return []
}
