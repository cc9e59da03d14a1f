/** One choice, as it is explained after marking. `misconception` is an id. It is null unless the learner chose this choice. */
export type ExplainedOption = {
  text: string
  isChosen: boolean
  isKey: boolean
  explanation: string
  misconception: string | null
}

/**
 * One stem of a matching question or one blank of a cloze. `text` is the stem's text or the blank's number. `given` and `right`
 * are the texts of what the learner gave (null for nothing) and of what is right. `options` explains the choices of a blank; it
 * is empty for a stem.
 */
export type ExplainedPart = {
  text: string
  given: string | null
  right: string
  isRight: boolean
  explanation: string
  misconception: string | null
  options: ExplainedOption[]
}

/**
 * One item of an ordering question. `place` is where the learner put it (null for a blank) and `rightPlace` where it belongs,
 * both counted from 1. `isInOrder` is true for the items of the longest run in the right order.
 */
export type ExplainedItem = { text: string; place: number | null; rightPlace: number; isInOrder: boolean; explanation: string }

/**
 * What a learner typed and what is right. `mistake` is set if the author foresaw this wrong answer. `typed` is null for a blank.
 */
export type ExplainedText = {
  typed: string | null
  right: string
  isRight: boolean
  explanation: string
  mistake: { explanation: string; misconception: string | null } | null
}

/** The explanation of a question, in the shape that its kind uses. */
export type Detail =
  | { options: ExplainedOption[] }
  | { parts: ExplainedPart[]; text: string | null }
  | { items: ExplainedItem[] }
  | { text: ExplainedText }

/** The counts behind a partial mark: how many parts are right, how many are wrong, and how many right parts the key has. */
export type Tally = { right: number; wrong: number; of: number }
