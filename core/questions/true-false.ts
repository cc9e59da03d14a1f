import { z } from 'zod'
import { err, ok, type Result } from '../result'
import { everyQuestion, words } from './every-question'
import type { Detail } from './explained'
import type { Answer, AnswerError, ShownBase, ShownChoice } from './kind'
import type { Layout } from './layout'
import { type ChoiceList, type QuestionText, stemText } from './texts'

/** A statement that is true or false, with what to learn from having said either. */
export const schema = z.strictObject({
  ...everyQuestion,
  kind: z.literal('true-false'),
  /** Whether the statement in the stem is true. */
  key: z.boolean(),
  /** What to tell somebody who said true, and somebody who said false. */
  explanations: z.strictObject({ true: words, false: words }),
  /** The id of the misconception behind the wrong answer. */
  misconception: words.optional(),
})
type TrueFalse = z.infer<typeof schema>

export type Shown = ShownBase<'true-false'> & { choices: ShownChoice[] }

const sayings = ['true', 'false'] as const
type Saying = (typeof sayings)[number]

// Two words in a fixed order tell nothing of the key, so that their ids need not be secret.
const shownWords: Record<Saying, string> = { true: 'True', false: 'False' }

/** What the learner says of the statement. */
export const answer = z.enum(sayings)

/** 1 if the learner says what is so, else 0. */
export function mark({ key }: TrueFalse, said: Saying): number {
  return said === String(key) ? 1 : 0
}

export function rightAnswer({ key }: TrueFalse): string {
  return String(key)
}

export function show({ kind, points, stem }: TrueFalse): Shown {
  return { kind, points, stem, choices: sayings.map((id) => ({ id, text: shownWords[id] })) }
}

export function readAnswer(_: TrueFalse, __: Layout, given: unknown): Result<Answer, AnswerError> {
  const said = answer.safeParse(given)
  return said.success ? ok(said.data) : err(typeof given === 'string' ? 'unknown-choice' : 'malformed-answer')
}

export function showAnswer(_: TrueFalse, __: Layout, given: Exclude<Answer, null>): Answer {
  return given
}

export function explain({ key, explanations, misconception }: TrueFalse, given: Answer): { detail: Detail; tally: null } {
  const options = sayings.map((id) => {
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

export function texts(question: TrueFalse): QuestionText[] {
  const explanations = sayings.map(
    (said): QuestionText => ({
      path: ['explanations', said],
      text: question.explanations[said],
      as: 'explanation',
      isStated: true,
    }),
  )
  return [stemText(question, question.key), ...explanations]
}

export function choiceLists(): ChoiceList[] {
  return []
}
