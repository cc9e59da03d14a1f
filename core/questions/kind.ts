import type { z } from 'zod'
import type { Result } from '../result'
import type { Detail, Tally } from './explained'
import type { Layout } from './layout'
import type { AnswerPart, Renamed } from './parts'
import type { ChoiceList, QuestionText } from './texts'

/** A learner's answer. Null is a blank. The `answer` schema of each kind says which of the shapes it uses. */
export type Answer = string | string[] | Record<string, string> | null

/** Why an answer is refused: it has the wrong shape for its kind, or it contains an id that this question did not show. */
export type AnswerError = 'malformed-answer' | 'unknown-choice'

/** Something that a learner can choose. Its id means nothing outside its attempt. */
export type ShownChoice = { id: string; text: string }

/** What every kind of question shows before it is answered. */
export type ShownBase<K extends string> = { kind: K; points: number; stem: string }

/**
 * Everything that a kind of question defines. Each file in this folder that is named after a kind exports exactly these names,
 * and `core/question.ts` checks each file against this type, so that an incomplete kind does not compile.
 */
export type KindRules<Question, KindAnswer, Shown> = {
  /** The fields that an author writes for a question of this kind. */
  schema: z.ZodType<Question>
  /** The shape of an answer, in the author's ids. A blank is null and is never parsed by this schema. */
  answer: z.ZodType<KindAnswer>
  /** Returns the fraction of the question's points that an answer earns, 0..1. */
  mark(question: Question, given: KindAnswer): number
  /** Returns an answer that earns all the points, in the author's ids. */
  rightAnswer(question: Question): Exclude<Answer, null>
  /** Returns the question as an attempt shows it. It is built field by field from what a learner may see before submission. */
  show(question: Question, layout: Layout): Shown
  /**
   * Translates an answer from shown ids into the author's ids. Refuses it with an `AnswerError`. An empty answer becomes null.
   */
  readAnswer(question: Question, layout: Layout, given: unknown): Result<Answer, AnswerError>
  /** Translates a stored answer back into the ids that the attempt shows: the reverse of `readAnswer`. */
  showAnswer(question: Question, layout: Layout, given: Exclude<Answer, null>): Answer
  /** Returns all that an answer can name. Returns an empty array if the kind's answers name nothing that the author wrote. */
  parts(question: Question): AnswerPart[]
  /**
   * Returns what decides the mark of an answer besides the parts that there are, in a form that can be compared as JSON. If it is the same
   * for two questions with the same parts, both mark every answer alike.
   */
  marking(question: Question): unknown
  /** Translates a stored answer from the parts of one version of a question to those of another. Null if nothing is left of it. */
  moveAnswer(given: Exclude<Answer, null>, renamed: Renamed): Answer
  /**
   * Returns the question with its explanations, and the counts behind a partial mark. `mark` is what the answer was given; a kind without
   * choices says by it whether the answer is right. `tally` is null if nothing is counted.
   */
  explain(question: Question, given: Answer, mark: number): { detail: Detail; tally: Tally | null }
  /** Returns every text that the author wrote for people to read. The rules in `core/course/rules/` read these and no others. */
  texts(question: Question): QuestionText[]
  /** Returns the lists of choices in which one or more choices are right. Returns an empty array if the kind has no such list. */
  choiceLists(question: Question): ChoiceList[]
}
