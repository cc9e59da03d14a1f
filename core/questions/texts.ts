/**
 * A text of a question, where it stands, and what it does there:
 * - `prompt`: read before answering (the stem, the text of a cloze, a unit)
 * - `choice`: one of several to choose from, some of them wrong on purpose
 * - `item`: something to be sorted or put in order, all of which is used
 * - `explanation`: read after answering
 * - `typed-key`: what a learner may type to be right; `typed-mistake`: a likely wrong answer
 * - `filled-in`: a cloze text with the right choices in place
 */
export type QuestionText = {
  path: PropertyKey[]
  text: string
  as: 'prompt' | 'choice' | 'item' | 'explanation' | 'typed-key' | 'typed-mistake' | 'filled-in'
  /** True if the course says with this text that something is so. False statements, wrong choices and mistakes are not stated. */
  isStated: boolean
}

/** One list from which a learner chooses, with the ids that are right. `path` leads to the list. */
export type ChoiceList = {
  path: PropertyKey[]
  choices: readonly { id: string; text: string; explanation: string; pinned?: boolean | undefined }[]
  key: readonly string[]
}

/** The stem as a text. Unless told otherwise it states what it says. */
export function stemText({ stem }: { stem: string }, isStated = true): QuestionText {
  return { path: ['stem'], text: stem, as: 'prompt', isStated }
}

/** The texts of the lists of choices; the right ones are stated unless the kind states them in another text (`areKeysStated`). */
export function choiceTexts(lists: readonly ChoiceList[], areKeysStated = true): QuestionText[] {
  return lists.flatMap(({ path, choices, key }) =>
    choices.flatMap(({ id, text, explanation }, i): QuestionText[] => [
      { path: [...path, i, 'text'], text, as: 'choice', isStated: areKeysStated && key.includes(id) },
      { path: [...path, i, 'explanation'], text: explanation, as: 'explanation', isStated: true },
    ]),
  )
}

/** The explanations of a list whose entries have one. */
export function explanationTexts(name: string, list: readonly { explanation: string }[]): QuestionText[] {
  return list.map(({ explanation }, i) => ({
    path: [name, i, 'explanation'],
    text: explanation,
    as: 'explanation',
    isStated: true,
  }))
}
