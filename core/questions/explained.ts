/** One choice as it is explained after marking. `misconception` is an id, given only if the learner chose it. */
export type ExplainedOption = {
  text: string
  isChosen: boolean
  isKey: boolean
  explanation: string
  misconception: string | null
}

/** One stem or blank (its text is its number): what was given, what is right, and each choice that has something to teach. */
export type ExplainedPart = {
  text: string
  given: string | null
  right: string
  isRight: boolean
  explanation: string
  misconception: string | null
  options: ExplainedOption[]
}

/** One item of an order; places count from 1. `isInOrder` marks the longest run in the right order. */
export type ExplainedItem = { text: string; place: number | null; rightPlace: number; isInOrder: boolean; explanation: string }

/** What a learner typed beside what is right. `mistake` is set if the typed text is one that the author foresaw. */
export type ExplainedText = {
  typed: string | null
  right: string
  isRight: boolean
  explanation: string
  mistake: { explanation: string; misconception: string | null } | null
}

/** The explanation of a question in the shape that its kind has. */
export type Detail =
  | { options: ExplainedOption[] }
  | { parts: ExplainedPart[]; text: string | null }
  | { items: ExplainedItem[] }
  | { text: ExplainedText }

/** What was counted for a partial mark. */
export type Tally = { right: number; wrong: number; of: number }
