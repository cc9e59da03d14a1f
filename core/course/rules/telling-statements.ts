import type { QuestionOf } from '../../question'
import type { AuthoredCourse } from '../authored-course'
import { asPercent, type BankFigure, type Breach, checkFigures, type Measure, pointsBetween } from './bank-figures'
import { shareOf } from './banks'
import { listBank, type PlacedQuestion } from './placed-questions'
import { findWording, type Wording } from './wording'

/** The largest share of a bank that may be true-false. One such question is always allowed. */
const mostOfBank = 0.15

/** The share of true statements, from and to, if there are at least this many statements. */
const fewestStatements = 6
const trueShare = { inBank: [0.35, 0.65], inAll: [0.4, 0.6] } as const

/** How often a learner may be right who answers "false" to every statement with a strong word and "true" to all others. */
const mostGuessed = 0.65

/** How much more often false statements than true ones may contain a strong word, in percentage points. */
const mostPoints = 20

type Statement = { placed: PlacedQuestion; question: QuestionOf<'true-false'> }

/**
 * Finds banks with too many true-false questions or ones that can be guessed, and stems that say outright whether they are true.
 */
export function checkTellingStatements(course: AuthoredCourse): Breach[] {
  return [...checkFigures(course, measureStatements), ...checkOutrightStems(course)]
}

/** Measures how many questions are true-false, how many statements are true, and how far a learner gets by strong words. */
export const measureStatements: Measure = ({ isWhole, questions }, course) => {
  const wording = findWording(course)
  const statements = listStatementsOf(questions)
  return [
    measureAmount(statements, questions.length),
    measureTrue(statements, isWhole),
    ...(wording ? [measureGuess(statements, isWhole, wording), measureStrong(statements, isWhole, wording)] : []),
  ]
}

/** Returns true if the right answer is "false" to a stem with a strong word, or "true" to one without. */
export function isGuessedByStrength(
  { stem, key }: Pick<QuestionOf<'true-false'>, 'stem' | 'key'>,
  { tooStrong }: Wording,
): boolean {
  return key !== tooStrong(stem)
}

function listStatementsOf(questions: readonly PlacedQuestion[]): Statement[] {
  return questions.flatMap((placed) => (placed.question.kind === 'true-false' ? [{ placed, question: placed.question }] : []))
}

function measureAmount(statements: Statement[], total: number): BankFigure {
  return {
    what: 'True-false questions',
    value: `${statements.length} of ${total} (${asPercent(statements.length / total)})`,
    limit: `at most ${asPercent(mostOfBank)}`,
    isOver: statements.length > Math.max(1, mostOfBank * total),
    causes: placesOf(statements),
    fix: 'Turn into another kind some of',
  }
}

function measureTrue(statements: Statement[], isWhole: boolean): BankFigure {
  const [least, most] = isWhole ? trueShare.inAll : trueShare.inBank
  const share = shareOf(statements, ({ question }) => question.key)
  const isEnough = statements.length >= fewestStatements
  return {
    what: 'Statements that are true',
    value: `${statements.filter(({ question }) => question.key).length} of ${statements.length} (${asPercent(share)})`,
    limit: `${asPercent(least)} to ${asPercent(most)}, with ${fewestStatements} or more`,
    isOver: isEnough && (share < least || share > most),
    causes: placesOf(statements.filter(({ question }) => question.key === share > most)),
    fix: 'Turn round the statement in some of',
  }
}

function measureGuess(statements: Statement[], isWhole: boolean, wording: Wording): BankFigure {
  const guessed = statements.filter(({ question }) => isGuessedByStrength(question, wording))
  const share = guessed.length / Math.max(1, statements.length)
  return {
    what: 'Guessing "false" by strong words is right',
    value: `in ${guessed.length} of ${statements.length} (${asPercent(share)})`,
    limit: `at most ${asPercent(mostGuessed)} over all, with ${fewestStatements} or more`,
    isOver: isWhole && statements.length >= fewestStatements && share > mostGuessed,
    causes: placesOf(guessed),
    fix: 'Take the strong word out of a false statement, or put one into a true statement, in some of',
  }
}

function measureStrong(statements: Statement[], isWhole: boolean, { tooStrong }: Wording): BankFigure {
  const isStrong = ({ question }: Statement) => tooStrong(question.stem)
  const ofFalse = statements.filter(({ question }) => !question.key)
  const ofTrue = statements.filter(({ question }) => question.key)
  const points = pointsBetween(shareOf(ofFalse, isStrong), shareOf(ofTrue, isStrong))
  return {
    what: 'Strong words, false statements less true ones',
    value: `${points} points (${ofFalse.filter(isStrong).length} of ${ofFalse.length} false, ${ofTrue.filter(isStrong).length} of ${ofTrue.length} true)`,
    limit: `at most ${mostPoints} points over all, with ${fewestStatements} or more`,
    isOver: isWhole && statements.length >= fewestStatements && points > mostPoints,
    causes: placesOf(ofFalse.filter(isStrong)),
    fix: 'Say it without the strong word in some of',
  }
}

function checkOutrightStems(course: AuthoredCourse): Breach[] {
  const wording = findWording(course)
  const statements = course.modules.flatMap((module) => listStatementsOf(listBank(module)))
  return statements
    .filter(({ question }) => wording?.outright(question.stem))
    .map(({ placed, question }) => ({
      file: placed.file,
      line: placed.line(['stem']),
      message: `The stem of "${question.id}" tells outright whether it is true.`,
      fix: 'Take out words such as "in fact" and "in truth".',
      isHint: false,
    }))
}

function placesOf(statements: Statement[]): PlacedQuestion[] {
  return statements.map(({ placed }) => placed)
}
