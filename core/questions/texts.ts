/**
 * A text of a question, its path inside the question, and its role:
 * - `prompt`: read before answering (the stem, the text of a cloze, a unit)
 * - `choice`: one of several to choose from, some of them wrong on purpose
 * - `item`: one of several to sort or put in order, all of which are used
 * - `explanation`: read after submission
 * - `typed-key`: a text that is right if the learner types it
 * - `typed-mistake`: a likely wrong answer
 * - `filled-in`: the text of a cloze with its blanks filled by the right choices
 */
export type QuestionText = {
  path: PropertyKey[]
  text: string
  as: 'prompt' | 'choice' | 'item' | 'explanation' | 'typed-key' | 'typed-mistake' | 'filled-in'
  /** True if the course presents this text as true. It is false for false statements, wrong choices and mistakes. */
  isStated: boolean
}

/** One list of choices and the ids of those that are right. `path` leads from the question to the list. */
export type ChoiceList = {
  path: PropertyKey[]
  choices: readonly { id: string; text: string; explanation: string; pinned?: boolean | undefined }[]
  key: readonly string[]
}

/** Returns the stem as a text. Pass `isStated` as false if the course does not present the stem as true. */
export function stemText({ stem }: { stem: string }, isStated = true): QuestionText {
  return { path: ['stem'], text: stem, as: 'prompt', isStated }
}

/**
 * Returns the texts and explanations of lists of choices. Right choices count as stated. Pass `areKeysStated` as false if the
 * kind lists them as part of another stated text.
 */
export function choiceTexts(lists: readonly ChoiceList[], areKeysStated = true): QuestionText[] {
  return lists.flatMap(({ path, choices, key }) =>
    choices.flatMap(({ id, text, explanation }, i): QuestionText[] => [
      { path: [...path, i, 'text'], text, as: 'choice', isStated: areKeysStated && key.includes(id) },
      { path: [...path, i, 'explanation'], text: explanation, as: 'explanation', isStated: true },
    ]),
  )
}

/** Returns the explanations of a list whose entries each have one. `name` is the field of the question that contains the list. */
export function explanationTexts(name: string, list: readonly { explanation: string }[]): QuestionText[] {
  return list.map(({ explanation }, i) => ({
    path: [name, i, 'explanation'],
    text: explanation,
    as: 'explanation',
    isStated: true,
  }))
}
