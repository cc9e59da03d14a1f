import { listChoiceLists } from '../../question'
import type { AuthoredCourse } from '../authored-course'
import type { Breach } from './bank-figures'
import { listWords, sharedWeight, weighByRarity } from './likeness'
import { listPlacedQuestions } from './placed-questions'
import { listExplanations } from './question-words'
import { findWording } from './wording'

/** The largest share of the weight of an explanation that another explanation of the question may contain. */
const mostShared = 0.7

/** Finds explanations that say nearly the same as another one of the question, and so nothing about their own option. */
export function checkRepeatedExplanations(course: AuthoredCourse): Breach[] {
  const questions = listPlacedQuestions(course)
  const all = questions.flatMap(({ question }) => listExplanations(question).map(({ text }) => listWords(text)))
  const weigh = weighByRarity(all)
  return questions
    .filter(({ question }) => question.kind === 'single-choice' || question.kind === 'multiple-response')
    .flatMap(({ question, file, line }) =>
      listChoiceLists(question).flatMap(({ path, choices }) =>
        choices.flatMap(({ explanation }, i) => {
          const words = listWords(explanation)
          const isSaid = choices.slice(0, i).some((each) => sharedWeight(listWords(each.explanation), words, weigh) > mostShared)
          if (!isSaid) return []
          const message = `In "${question.id}" this explanation says nearly the same as another.`
          const fix = 'Say why just this option is right or wrong.'
          return [{ file, line: line([...path, i, 'explanation']), message, fix, isHint: true }]
        }),
      ),
    )
}

/** Finds explanations that name the crisis line of one country and no help for readers elsewhere. */
export function checkHelpOfOneCountry(course: AuthoredCourse): Breach[] {
  const wording = findWording(course)
  const numbers = course.course.crisis.flatMap(({ telephone }) => telephone ?? [])
  if (!wording) return []
  return listPlacedQuestions(course).flatMap(({ question, file, line }) =>
    listExplanations(question).flatMap(({ path, text }) => {
      const number = numbers.find((each) => ` ${listWords(text).join(' ')} `.includes(` ${listWords(each).join(' ')} `))
      if (number === undefined || wording.helpAnywhere(text)) return []
      const message = `An explanation of "${question.id}" names ${number} and no help for readers elsewhere.`
      const fix = 'Name the local emergency number or the crisis help of the lesson.'
      return [{ file, line: line(path), message, fix, isHint: true }]
    }),
  )
}
