import { type Grade, isWhole, judgeGrade, shownPercent } from '@/core/grade'
import { numberOf, numberWords, percentWords, pointWords } from './numbers'

/** What is asked of a marked question to say how its attempt went. */
type Marked = { mark: number; isSafety: boolean }

/** Whether an attempt passed, what it earned, and how much is left to learn: "You passed: 7 of 8. One to look at again." */
export function verdictWords(grade: Grade, questions: readonly Marked[], withheld = 0): string {
  const verdict = grade.isPassed ? 'You passed' : 'Not passed yet'
  const missed = questions.filter(({ mark }) => !isWhole(mark)).length
  const again = missed === 0 ? '' : ` ${numberWords(missed)} to look at again.`
  return `${verdict}: ${gradeWords(grade, questions.length + withheld)}.${again}`
}

/** What an attempt earned of what it could: "7 of 8", or "7.33 of 8 points" if not every question counted one whole point. */
export function gradeWords({ earned, possible }: Pick<Grade, 'earned' | 'possible'>, count: number): string {
  const isPlain = Number.isInteger(Number(pointWords(earned))) && possible === count
  return `${pointsOf({ earned, possible })}${isPlain ? '' : ' points'}`
}

/** Points earned and points possible, in figures alone: "7.33 of 8". */
export function pointsOf({ earned, possible }: Pick<Grade, 'earned' | 'possible'>): string {
  return `${pointWords(earned)} of ${pointWords(possible)}`
}

/** A grade as a whole percentage: "79%". It never shows a threshold as reached that was missed. */
export function gradePercent(grade: Pick<Grade, 'earned' | 'possible'>): string {
  return percentWords(shownPercent(grade))
}

/** Why an attempt did not pass, to its learner: one sentence for each reason; empty if it passed. */
export function whyNotPassed(grade: Grade, passPercent: number, questions: readonly Marked[]): string[] {
  if (grade.isPassed) return []
  const { isEnough, missedSafety } = judgeFailed(grade, passPercent, questions)
  const points = `To pass you need ${percentWords(passPercent)} of the points, and this is ${gradePercent(grade)}.`
  const safety = `${missedSafety === 1 ? 'A question on safety was' : `${numberOf(missedSafety, 'question')} on safety were`} missed. Each of these must be right to pass, because an error there could hurt somebody.`
  return [...(isEnough ? [] : [points]), ...(missedSafety > 0 ? [safety] : [])]
}

/** The same reasons in one sentence, to the learner's instructor; empty if the attempt passed. */
export function whyLearnerNotPassed(grade: Grade, passPercent: number, questions: readonly Marked[]): string {
  if (grade.isPassed) return ''
  const { isEnough, missedSafety } = judgeFailed(grade, passPercent, questions)
  const points = `it takes ${percentWords(passPercent)} of the points to pass`
  const safety = `${missedSafety === 1 ? 'a question on safety was' : `${missedSafety} questions on safety were`} missed`
  const words = [...(isEnough ? [] : [points]), ...(missedSafety > 0 ? [safety] : [])].join(', and ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

// An attempt whose points were enough has missed a question on safety, even if that question is withheld from the page.
function judgeFailed(grade: Grade, passPercent: number, questions: readonly Marked[]) {
  const { isEnough, missedSafety } = judgeGrade(grade, passPercent, questions)
  return { isEnough, missedSafety: isEnough ? Math.max(1, missedSafety) : missedSafety }
}
