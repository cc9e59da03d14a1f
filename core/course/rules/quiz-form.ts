import { listChoiceLists } from '../../question'
import { fold } from '../../questions/folding'
import type { AuthoredCourse, Finding } from '../authored-course'
import { listPlacedQuestions } from './placed-questions'
import { listExplanations, listOptions } from './question-words'

// Matches a whole choice or its beginning, such as "All of the above", "None of these, …", "Both A and B", "A and C".
const pointsAtOthers =
  /^((all|none|any|both|neither|either|most|two) (of )?(the )?(above|these|those|others?|other (answers|choices|options))\b|(both |neither )?[a-d] (and|or|nor) [a-d]$)/i

/**
 * Finds choices such as "all of the above" in a shuffled list. In such a list nothing is "above", and a learner who knows that
 * two choices are right knows this one as well.
 */
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
                message: `The choice "${text}" refers to other choices, but choices are shuffled.`,
                fix: 'Write a choice that does not, or set `pinned: true`.',
              },
            ],
      ),
    ),
  )
}

/** Finds options of one list that have the same words: a learner could not know which is right. */
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
        message: `"${text}" is in the same list twice.`,
        fix: 'Change or remove one of the two.',
      }))
  })
}

/** Finds explanations that only repeat the option or only say that it is right or wrong. */
export function checkEmptyExplanations(course: AuthoredCourse): Finding[] {
  return listPlacedQuestions(course).flatMap(({ question, file, line }) => {
    const emptyWords = new Set([
      'right',
      'wrong',
      'correct',
      'incorrect',
      'yes',
      'no',
      'true',
      'false',
      ...listOptions(question).map(({ text }) => withoutFinalStop(text)),
    ])
    return listExplanations(question)
      .filter(({ text }) => emptyWords.has(withoutFinalStop(text)))
      .map(({ path, text }) => ({
        file,
        line: line(path),
        message: `The explanation "${text}" explains nothing.`,
        fix: 'Say why it is right or wrong.',
      }))
  })
}

function withoutFinalStop(text: string): string {
  return fold(text).replace(/[.!?]+$/, '')
}
