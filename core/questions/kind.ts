import type { z } from 'zod'
import type { Result } from '../result'
import type { Detail, Tally } from './explained'
import type { Layout } from './layout'
import type { ChoiceList, QuestionText } from './texts'

/** A learner's answer in the author's ids; null is a blank. Which shape goes with which kind is said by the kind's `answer` schema. */
export type Answer = string | string[] | Record<string, string> | null

/** Why an answer cannot be taken: it has another shape than the kind's answers, or names something that this question did not show. */
export type AnswerError = 'malformed-answer' | 'unknown-choice'

/** Something that can be chosen, under an id that means nothing outside its attempt. */
export type ShownChoice = { id: string; text: string }

/** What every kind shows before an answer is given. */
export type ShownBase<K extends string> = { kind: K; points: number; stem: string }

/**
 * All that is decided about one kind of question. Each file of this folder that is named after a kind exports exactly these;
 * `core/question.ts` holds each file against this type, so that a kind which lacks any of it does not compile.
 */
export type KindRules<Question, KindAnswer, Shown> = {
  /** The form in which an author writes the question. */
  schema: z.ZodType<Question>
  /** The form of an answer in the author's ids. A blank is null and never gets here. */
  answer: z.ZodType<KindAnswer>
  /** The fraction of the question's points that an answer earns, 0..1. */
  mark(question: Question, given: KindAnswer): number
  /** The answer that earns the whole question, in the author's ids. */
  rightAnswer(question: Question): Exclude<Answer, null>
  /** The question as an attempt shows it, built field by field from what a learner may know before answering. */
  show(question: Question, layout: Layout): Shown
  /** An answer in shown ids, translated into the author's ids. Refused: see `AnswerError`. Nothing answered is a blank. */
  readAnswer(question: Question, layout: Layout, given: unknown): Result<Answer, AnswerError>
  /** A stored answer in the ids under which the attempt shows it: the reverse of `readAnswer`. */
  showAnswer(question: Question, layout: Layout, given: Exclude<Answer, null>): Answer
  /** The question with its reasons, as it is explained once it is marked, and what was counted for a partial mark. */
  explain(question: Question, given: Answer): { detail: Detail; tally: Tally | null }
  /** Every text that the author wrote for people to read. The rules of the course look at these and at nothing else. */
  texts(question: Question): QuestionText[]
  /** The lists of choices in which one or more are right; none if the kind has no such list. */
  choiceLists(question: Question): ChoiceList[]
}
