import { z } from 'zod'
import * as cloze from './questions/cloze'
import type { Detail, Tally } from './questions/explained'
import type { Answer, AnswerError, KindRules } from './questions/kind'
import { layOut } from './questions/layout'
import * as matching from './questions/matching'
import * as multipleResponse from './questions/multiple-response'
import * as numeric from './questions/numeric'
import * as ordering from './questions/ordering'
import * as shortAnswer from './questions/short-answer'
import * as singleChoice from './questions/single-choice'
import type { ChoiceList, QuestionText } from './questions/texts'
import * as trueFalse from './questions/true-false'
import { ok, type Result } from './result'
import type { Seeded } from './seed'

export type { Answer, AnswerError, ShownChoice } from './questions/kind'

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

const files = {
  'single-choice': singleChoice,
  'multiple-response': multipleResponse,
  'true-false': trueFalse,
  matching,
  ordering,
  numeric,
  'short-answer': shortAnswer,
  cloze,
}
type Files = typeof files
type AnswerOf<K extends Kind> = z.infer<Files[K]['answer']>
type ShownOf<K extends Kind> = ReturnType<Files[K]['show']>

// The compiler holds each file against what a kind must give.
type RulesOf<K extends Kind> = KindRules<QuestionOf<K>, AnswerOf<K>, ShownOf<K>>
const rules: { [K in Kind]: RulesOf<K> } = files

/** Every kind of question. */
export const kinds = Object.keys(rules) as Kind[]

/** A question as a learner sees it before it is marked: no key, explanation, claim, misconception, safety flag or author's id. */
export type ShownQuestion = { [K in Kind]: ShownOf<K> }[Kind]

/** The mark of an answer, a fraction 0..1 of the question's points. A blank, and an answer of another kind's shape, earn 0. */
export function mark(question: Question, given: Answer): number {
  if (isBlank(given)) return 0
  const { answer, mark } = rulesOf(question)
  const read = answer.safeParse(given)
  return read.success ? mark(question, read.data) : 0
}

/** True if nothing was answered: no choice, no text, no pair. */
export function isBlank(given: Answer): given is null {
  if (given === null) return true
  if (typeof given === 'string') return given.trim() === ''
  return Object.keys(given).length === 0
}

/** The answer that earns the whole question, in the author's ids. */
export function rightAnswer(question: Question): Exclude<Answer, null> {
  return rulesOf(question).rightAnswer(question)
}

/** A question as one attempt shows it. The attempt's secret seed decides order and ids. */
export function show(question: Question, seeded: Seeded): ShownQuestion {
  return rulesOf(question).show(question, layOut(question, seeded))
}

/**
 * A learner's answer, given in shown ids, in the author's ids.
 *
 * Refused: a shape that the kind does not have (`malformed-answer`), an id that this question did not show (`unknown-choice`).
 * Null, an empty text, an empty list and no pairs are a blank.
 */
export function readAnswer(question: Question, seeded: Seeded, given: unknown): Result<Answer, AnswerError> {
  const isNothing = given === null || given === undefined || given === '' || (Array.isArray(given) && given.length === 0)
  return isNothing ? ok(null) : rulesOf(question).readAnswer(question, layOut(question, seeded), given)
}

/** A stored answer in the ids under which this attempt shows it: the reverse of `readAnswer`. */
export function showAnswer(question: Question, seeded: Seeded, given: Answer): Answer {
  return given === null ? null : rulesOf(question).showAnswer(question, layOut(question, seeded), given)
}

/** The reasons of a question for an answer in the author's ids, and what was counted; nothing is counted for a blank. */
export function explainKind(question: Question, given: Answer): { detail: Detail; tally: Tally | null } {
  return rulesOf(question).explain(question, isBlank(given) ? null : given)
}

/** Every text that the author of a question wrote for people to read. */
export function listTexts(question: Question): QuestionText[] {
  return rulesOf(question).texts(question)
}

/** The lists of choices of a question in which one or more are right; empty for kinds that have none. */
export function listChoiceLists(question: Question): ChoiceList[] {
  return rulesOf(question).choiceLists(question)
}

/** The one way from a question to all that is decided about its kind. */
function rulesOf<K extends Kind>({ kind }: { kind: K }): RulesOf<K> {
  return rules[kind]
}
