import { listChoiceLists, mark, type QuestionOf } from '../../question'
import type { AuthoredCourse } from '../authored-course'
import { asPercent, type BankFigure, type Breach, checkFigures, type Measure } from './bank-figures'
import { sumOf } from './banks'
import { listBank, type PlacedQuestion } from './placed-questions'

/** The fewest options of a single-choice question, and of a blank in a cloze. */
const fewestOptions = 4
const fewestInBlank = 3

/** The share of right options in a multiple-response question, from and to: in each, and over a bank that has two or more. */
const keyedInEach = [0.3, 0.6] as const
const keyedInBank = [0.35, 0.55] as const
const fewestDistractors = 2

/** The largest share of the marks of multiple-response questions that a learner may earn by ticking everything. */
const mostByTickingAll = 1 / 3

type MultipleResponse = QuestionOf<'multiple-response'>

/** Finds questions with too few distractors, and banks in which ticking most options, or few, pays. */
export function checkDistractors(course: AuthoredCourse): Breach[] {
  const graded = course.modules.flatMap(listBank)
  return [...graded.flatMap(checkOptions), ...checkFigures(course, measureKeyed)]
}

/** Measures the share of right options in multiple-response questions, and the marks for ticking everything. */
export const measureKeyed: Measure = ({ questions }) => {
  const several = questions.flatMap((placed) => (placed.question.kind === 'multiple-response' ? [placed.question] : []))
  const causes = questions.filter(({ question }) => question.kind === 'multiple-response')
  const keyed = sumOf(several.map(({ key }) => key.length))
  const options = sumOf(several.map(({ choices }) => choices.length))
  const share = keyed / Math.max(1, options)
  const [least, most] = keyedInBank
  const marks = sumOf(several.map((each) => each.points * markOfTickingAll(each)))
  const points = sumOf(several.map((each) => each.points))
  const figures: BankFigure[] = [
    {
      what: 'Options of multiple-response questions that are right',
      value: `${keyed} of ${options} (${asPercent(share)})`,
      limit: `${asPercent(least)} to ${asPercent(most)}, with two questions or more`,
      isOver: several.length > 1 && (share < least || share > most),
      causes,
      fix: `Add ${share > most ? 'distractors to' : 'right options to, or take distractors out of,'} some of`,
    },
    {
      what: 'Marks for ticking everything',
      value: asPercent(marks / Math.max(1, points)),
      limit: `at most ${asPercent(mostByTickingAll)}`,
      isOver: points > 0 && marks / points > mostByTickingAll,
      causes,
      fix: 'Add distractors to some of',
    },
  ]
  return figures
}

/** Returns the mark (0..1) for ticking every option. */
export function markOfTickingAll(question: MultipleResponse): number {
  return mark(
    question,
    question.choices.map(({ id }) => id),
  )
}

function checkOptions(placed: PlacedQuestion): Breach[] {
  const { question } = placed
  switch (question.kind) {
    case 'single-choice':
      if (question.choices.length >= fewestOptions) return []
      return [tooFew(placed, ['choices'], `"${question.id}" has`, question.choices.length, fewestOptions)]
    case 'cloze':
      return listChoiceLists(question).flatMap(({ path, choices }, i) =>
        choices.length >= fewestInBlank
          ? []
          : [tooFew(placed, path, `Blank "${question.blanks[i]?.id}" of "${question.id}" has`, choices.length, fewestInBlank)],
      )
    case 'multiple-response':
      return checkKeyed(placed, question)
    case 'true-false':
    case 'matching':
    case 'ordering':
    case 'numeric':
    case 'short-answer':
      return []
  }
}

function checkKeyed({ file, line }: PlacedQuestion, { id, choices, key }: MultipleResponse): Breach[] {
  const [least, most] = keyedInEach
  const share = key.length / choices.length
  const distractors = choices.length - key.length
  if (distractors >= fewestDistractors && share >= least && share <= most) return []
  const message = `In "${id}" ${key.length} of ${choices.length} options are right (${asPercent(share)}); ${asPercent(least)} to ${asPercent(most)} should be, with at least ${fewestDistractors} distractors.`
  const fix = share > most || distractors < fewestDistractors ? 'Add distractors that people believe.' : 'Take distractors out.'
  return [{ file, line: line(['key']), message, fix, isHint: false }]
}

function tooFew({ file, line }: PlacedQuestion, path: PropertyKey[], what: string, count: number, fewest: number): Breach {
  const message = `${what} ${count} options; ${fewest} are wanted.`
  return { file, line: line(path), message, fix: 'Add an error that people make.', isHint: false }
}
