import { listChoiceLists } from '../../question'
import { fold } from '../../questions/short-answer'
import type { AuthoredCourse, Finding } from '../authored-course'
import { listPlacedQuestions } from './placed-questions'
import { listExplanations, listOptions } from './question-words'

// The whole choice, or its beginning: "All of the above", "None of these, …", "Both A and B", "A and C".
const pointsAtOthers =
  /^((all|none|any|both|neither|either|most|two) (of )?(the )?(above|these|those|others?|other (answers|choices|options))\b|(both |neither )?[a-d] (and|or|nor) [a-d]$)/i

/** Choices such as "all of the above" in a list that is shuffled: there is no "above", and who knows two knows the third. */
export function checkChoicesAboutChoices(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ question, file, line }) =>
    listChoiceLists(question).flatMap(({ path, choices }) =>
      choices.flatMap(({ text, pinned }, i) =>
        pinned || !pointsAtOthers.test(text)
          ? []
          : [
              {
                file,
                line: line([...path, i, 'text']),
                message: `The choice "${text}" speaks of other choices, but choices are shuffled.`,
                fix: 'Write a choice that stands alone, or set `pinned: true`.',
              },
            ],
      ),
    ),
  )
}

/** Two options of one list with the same words: nobody could tell the right one. */
export function checkEqualOptions(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ question, file, line }) => {
    const options = listOptions(question)
    const listOf = (path: readonly PropertyKey[]) => path.slice(0, -2).join('/')
    return options
      .filter(({ path, text }, i) =>
        options.slice(0, i).some((each) => listOf(each.path) === listOf(path) && fold(each.text) === fold(text)),
      )
      .map(({ path, text }) => ({
        file,
        line: line(path),
        message: `"${text}" stands twice in one list.`,
        fix: 'Change or remove one of the two.',
      }))
  })
}

/** Explanations that only say the option again, or say only that it is right or wrong. */
export function checkEmptyExplanations(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ question, file, line }) => {
    const said = new Set([
      'right',
      'wrong',
      'correct',
      'incorrect',
      'yes',
      'no',
      'true',
      'false',
      ...listOptions(question).map(({ text }) => bare(text)),
    ])
    return listExplanations(question)
      .filter(({ text }) => said.has(bare(text)))
      .map(({ path, text }) => ({
        file,
        line: line(path),
        message: `The explanation "${text}" explains nothing.`,
        fix: 'Say why it is right or wrong.',
      }))
  })
}

function bare(text: string): string {
  return fold(text).replace(/[.!?]+$/, '')
}
