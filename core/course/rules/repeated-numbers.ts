import type { QuestionOf } from '../../question'
import { fold } from '../../questions/folding'
import type { AuthoredCourse } from '../authored-course'
import { type BankFigure, type Breach, checkFigures, type Measure } from './bank-figures'
import { listBank, type PlacedQuestion } from './placed-questions'

/** How many numeric questions may have the same answer: a share of those in a bank, and a number in the whole course. */
const mostOfBank = 0.5
const mostInCourse = 2

type Numeric = { placed: PlacedQuestion; question: QuestionOf<'numeric'> }

/** Finds numbers that are the answer too often, numeric questions with the same words, and stems without their unit. */
export function checkRepeatedNumbers(course: AuthoredCourse): Breach[] {
  const numeric = listNumeric(course.modules.flatMap(listBank))
  return [
    ...checkFigures(course, measureNumbers),
    ...numeric.flatMap((each, i) => checkTwin(each, numeric.slice(0, i))),
    ...numeric.flatMap(checkUnit),
  ]
}

/** Measures how often the most frequent number is the answer. */
export const measureNumbers: Measure = ({ slug, questions }) => {
  const numeric = listNumeric(questions)
  const groups = numeric.map((each) => numeric.filter(({ question }) => question.key === each.question.key))
  const most = groups.reduce((a, b) => (b.length > a.length ? b : a), [])
  const figure: BankFigure = {
    what: 'One number as the answer of numeric questions',
    value: numeric.length === 0 ? 'none' : `${most[0]?.question.key} in ${most.length} of ${numeric.length}`,
    limit: slug === null ? `at most ${mostInCourse} questions` : 'at most half of the questions',
    isOver: most.length > (slug === null ? mostInCourse : Math.max(1, mostOfBank * numeric.length)),
    causes: most.map(({ placed }) => placed),
    fix: 'Ask for another number in some of',
  }
  return [figure]
}

function listNumeric(questions: readonly PlacedQuestion[]): Numeric[] {
  return questions.flatMap((placed) => (placed.question.kind === 'numeric' ? [{ placed, question: placed.question }] : []))
}

function checkTwin({ placed, question }: Numeric, earlier: Numeric[]): Breach[] {
  const twin = earlier.find((each) => asAsked(each) === asAsked({ placed, question }))
  if (!twin) return []
  const message = `"${question.id}" asks for the same number in the same words as "${twin.question.id}".`
  return [
    {
      file: placed.file,
      line: placed.line(['stem']),
      message,
      fix: 'Ask for another one, or drop one of the two.',
      isHint: false,
    },
  ]
}

function asAsked({ question: { stem, unit } }: Numeric): string {
  return `${fold(stem)} ${fold(unit)}`
}

function checkUnit({ placed, question: { id, stem, unit, unitSpellings } }: Numeric): Breach[] {
  const spaced = (text: string) => ` ${fold(text).replace(/[^\p{L}\p{N}%‰°µ]+/gu, ' ')} `
  // A sign such as % is written close to its number.
  const isNamed = [unit, ...unitSpellings].some((each) =>
    /\p{L}/u.test(each) ? spaced(stem).includes(spaced(each)) : stem.includes(each),
  )
  if (isNamed) return []
  const message = `The stem of "${id}" does not say in which unit the number is wanted.`
  const fix = `Put "${unit}" or one of its spellings into the stem.`
  return [{ file: placed.file, line: placed.line(['stem']), message, fix, isHint: false }]
}
