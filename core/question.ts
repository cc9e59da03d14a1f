import { z } from 'zod'
import { isBlankText } from './characters'
import { plainWords } from './inline-text'
import * as cloze from './questions/cloze'
import type { Detail, Tally } from './questions/explained'
import type { Answer, AnswerError, KindRules } from './questions/kind'
import { layOut } from './questions/layout'
import * as matching from './questions/matching'
import * as multipleResponse from './questions/multiple-response'
import { readNumber } from './questions/number'
import * as numeric from './questions/numeric'
import * as ordering from './questions/ordering'
import type { AnswerPart, Renamed } from './questions/parts'
import * as shortAnswer from './questions/short-answer'
import * as singleChoice from './questions/single-choice'
import type { ChoiceList, QuestionText } from './questions/texts'
import * as trueFalse from './questions/true-false'
import { ok, type Result } from './result'
import type { Seeded } from './seed'
import { stableJson } from './stable-json'

export type { Answer, AnswerError, ShownChoice } from './questions/kind'

/** A question of any kind, as its author writes it. */
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
/** A question that `question` accepts, with defaults filled in. */
export type Question = z.infer<typeof question>
/** The name of a kind of question. */
export type Kind = Question['kind']
/** A question of one kind. */
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

// The compiler checks that each file exports everything that a kind must define.
type RulesOf<K extends Kind> = KindRules<QuestionOf<K>, AnswerOf<K>, ShownOf<K>>
const rules: { [K in Kind]: RulesOf<K> } = files

/** The names of all kinds of question. */
export const kinds = Object.keys(rules) as Kind[]

/**
 * A question as a learner sees it before submission: without key, explanations, claims, misconceptions, safety or author's ids.
 */
export type ShownQuestion = { [K in Kind]: ShownOf<K> }[Kind]

/** Returns the mark of an answer, a fraction 0..1 of the question's points. A blank or an answer of the wrong shape earns 0. */
export function mark(question: Question, given: Answer): number {
  if (isBlank(given)) return 0
  const { answer, mark } = rulesOf(question)
  const read = answer.safeParse(given)
  return read.success ? mark(question, read.data) : 0
}

/** Returns true if the answer is a blank: null, text of which nothing can be seen, an empty list, or no pairs. */
export function isBlank(given: Answer): given is null {
  if (given === null) return true
  if (typeof given === 'string') return isBlankText(given)
  return Object.keys(given).length === 0
}

/**
 * Returns true if an answer to a numeric question is not certainly a number in the question's unit. Whoever gives it is told so, and may
 * write it differently. Blanks and answers to other kinds of question can always be read.
 */
export function isUnreadable(question: Question, given: Answer): boolean {
  if (question.kind !== 'numeric' || isBlank(given)) return false
  return typeof given === 'string' && readNumber(question, given) === null
}

/** Returns an answer that earns all the points, in the author's ids. */
export function rightAnswer(question: Question): Exclude<Answer, null> {
  return rulesOf(question).rightAnswer(question)
}

/** Returns a question as one attempt shows it. The attempt's secret seed decides the order and the ids. */
export function show(question: Question, seeded: Seeded): ShownQuestion {
  return rulesOf(question).show(question, layOut(question, seeded))
}

/**
 * Translates a learner's answer from shown ids into the author's ids. Nothing, an empty text, an empty list and no pairs are a
 * blank (null).
 *
 * Refuses an answer of the wrong shape as `malformed-answer`, and an id that this question did not show as `unknown-choice`.
 */
export function readAnswer(question: Question, seeded: Seeded, given: unknown): Result<Answer, AnswerError> {
  const isNothing = given === null || given === undefined || given === '' || (Array.isArray(given) && given.length === 0)
  return isNothing ? ok(null) : rulesOf(question).readAnswer(question, layOut(question, seeded), given)
}

/** Translates a stored answer back into the ids that this attempt shows: the reverse of `readAnswer`. */
export function showAnswer(question: Question, seeded: Seeded, given: Answer): Answer {
  return given === null ? null : rulesOf(question).showAnswer(question, layOut(question, seeded), given)
}

/**
 * Explains a question for an answer in the author's ids and the mark that it was given, and returns the counts behind that mark. Nothing
 * is counted for a blank.
 */
export function explainKind(question: Question, given: Answer, mark: number): { detail: Detail; tally: Tally | null } {
  return rulesOf(question).explain(question, isBlank(given) ? null : given, mark)
}

/** A text of a question in plain words. `source` is the same as its author wrote it, with inline markup. */
export type ReadableText = QuestionText & { source: string }

/** Returns every text of a question that its author wrote for people to read. */
export function listTexts(question: Question): ReadableText[] {
  return rulesOf(question)
    .texts(question)
    .map((each) => ({ ...each, text: plainWords(each.text), source: each.text }))
}

/**
 * Returns the lists of choices of a question in which one or more are right. Returns an empty array for kinds without such a
 * list.
 */
export function listChoiceLists(question: Question): ChoiceList[] {
  return rulesOf(question).choiceLists(question)
}

/** Returns all that an answer to a question can name: choices, stems, targets, items and blanks. */
export function listAnswerParts(question: Question): AnswerPart[] {
  return rulesOf(question).parts(question)
}

/** Returns what decides the marks of a question besides its parts, as JSON. The order in which an author lists things does not matter. */
export function markingOf(question: Question): string {
  return stableJson(rulesOf(question).marking(question))
}

/** Translates an answer in the author's ids from the parts of one version of a question to those of another of the same kind. */
export function moveAnswer(question: Question, given: Answer, renamed: Renamed): Answer {
  return isBlank(given) ? null : rulesOf(question).moveAnswer(given, renamed)
}

/** Returns the rules of a question's kind. Nothing else in the product looks them up. */
function rulesOf<K extends Kind>({ kind }: { kind: K }): RulesOf<K> {
  return rules[kind]
}
