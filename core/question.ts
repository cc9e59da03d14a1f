import { z } from 'zod'
import * as cloze from './questions/cloze'
import * as matching from './questions/matching'
import * as multipleResponse from './questions/multiple-response'
import * as numeric from './questions/numeric'
import * as ordering from './questions/ordering'
import * as shortAnswer from './questions/short-answer'
import * as singleChoice from './questions/single-choice'
import * as trueFalse from './questions/true-false'

/** Any question as its author wrote it. */
export const question = z.discriminatedUnion('kind', [
  singleChoice.schema,
  multipleResponse.schema,
  trueFalse.schema,
  matching.schema,
  ordering.schema,
  numeric.schema,
  shortAnswer.schema,
  cloze.schema,
])
export type Question = z.infer<typeof question>
export type Kind = Question['kind']
export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>

/** A learner's answer in the author's ids; null is a blank. Which shape goes with which kind, its `answer` schema says. */
export type Answer = string | string[] | Record<string, string> | null

/** The mark of an answer, a fraction 0..1 of the question's points. A blank, and an answer of another kind's shape, earn 0. */
export function mark(question: Question, given: Answer): number {
  if (isBlank(given)) return 0
  switch (question.kind) {
    case 'single-choice':
      return marked(singleChoice, question, given)
    case 'multiple-response':
      return marked(multipleResponse, question, given)
    case 'true-false':
      return marked(trueFalse, question, given)
    case 'matching':
      return marked(matching, question, given)
    case 'ordering':
      return marked(ordering, question, given)
    case 'numeric':
      return marked(numeric, question, given)
    case 'short-answer':
      return marked(shortAnswer, question, given)
    case 'cloze':
      return marked(cloze, question, given)
  }
}

/** True where nothing was answered: no choice, no text, no pair. */
export function isBlank(given: Answer): given is null {
  if (given === null) return true
  if (typeof given === 'string') return given.trim() === ''
  return Object.keys(given).length === 0
}

/** The answer that earns the whole question, in the author's ids. */
export function keyOf(question: Question): Exclude<Answer, null> {
  switch (question.kind) {
    case 'true-false':
    case 'numeric':
      return String(question.key)
    case 'short-answer':
      return question.key[0] ?? ''
    default:
      return question.key
  }
}

function marked<Q, A>(
  kind: { answer: z.ZodType<A>; mark: (question: Q, given: A) => number },
  question: Q,
  given: Exclude<Answer, null>,
): number {
  const read = kind.answer.safeParse(given)
  return read.success ? kind.mark(question, read.data) : 0
}
