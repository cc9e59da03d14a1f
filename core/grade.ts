// Browsers load this file, so it imports only types: the schemas would bring zod with them.
import type { Question } from './question'

/** What an attempt earned, in points. `isPassed` was decided by the rules at the time of grading. */
export type Grade = { earned: number; possible: number; isPassed: boolean }

/** A question of an attempt and its mark, a fraction 0..1 of the question's points. */
export type Marked = { question: Pick<Question, 'points' | 'safety'>; mark: number }

// Fractions of a point such as 1/3 and 1/7 are not exact in binary, but seven sevenths must count as a whole point.
const roundingError = 1e-9

/**
 * Grades an attempt: the points earned and the points possible. The attempt passes if the points earned are at least
 * `passPercent` (1..100) of the points possible, compared before rounding, and every safety question has mark 1.
 */
export function grade(marked: readonly Marked[], passPercent: number): Grade {
  const earned = marked.reduce((sum, { question, mark }) => sum + mark * question.points, 0)
  const possible = possiblePoints(marked.map(({ question }) => question))
  const judged = marked.map(({ question, mark }) => ({ isSafety: question.safety !== undefined, mark }))
  const { isEnough, missedSafety } = judgeGrade({ earned, possible }, passPercent, judged)
  return { earned, possible, isPassed: isEnough && missedSafety === 0 }
}

/** Returns why an attempt passed or failed: whether its points are enough, and how many safety questions are not wholly right. */
export function judgeGrade(
  grade: Pick<Grade, 'earned' | 'possible'>,
  passPercent: number,
  marked: readonly { isSafety: boolean; mark: number }[],
): { isEnough: boolean; missedSafety: number } {
  const missedSafety = marked.filter(({ isSafety, mark }) => isSafety && !isWhole(mark)).length
  return { isEnough: reaches(grade, passPercent), missedSafety }
}

/** Returns how many questions on safety are not wholly right. */
export function countMissedSafety(marked: readonly Marked[]): number {
  return marked.filter(({ question, mark }) => question.safety !== undefined && !isWhole(mark)).length
}

/** Returns true if the points earned are enough to pass, compared before rounding. Safety is another matter. */
export function isEnough(grade: Pick<Grade, 'earned' | 'possible'>, passPercent: number): boolean {
  return reaches(grade, passPercent)
}

/** Returns true if a mark is 1, apart from the rounding error of binary fractions. */
export function isWhole(mark: number): boolean {
  return mark >= 1 - roundingError
}

/** Returns the sum of the questions' points. */
export function possiblePoints(questions: readonly Pick<Question, 'points'>[]): number {
  return questions.reduce((sum, { points }) => sum + points, 0)
}

/** Returns the share of the points in percent, 0..100, not rounded. Returns 0 if no points were possible. */
export function percent({ earned, possible }: Pick<Grade, 'earned' | 'possible'>): number {
  return possible === 0 ? 0 : (earned / possible) * 100
}

/**
 * Returns the share of the points as it is shown: a whole percent, rounded down, so that a grade never appears to reach a
 * threshold that it missed. 79.6% in a quiz that needs 80% is shown as 79%.
 */
export function shownPercent(of: Pick<Grade, 'earned' | 'possible'>): number {
  if (of.possible === 0) return 0
  const above = Math.floor(percent(of)) + 1
  return reaches(of, above) ? above : above - 1
}

/**
 * Returns the highest grade, which is the one shown for a quiz. The earlier of two equal grades wins. Returns null for no grades.
 */
export function highest(grades: readonly Grade[]): Grade | null {
  return grades.reduce<Grade | null>((best, each) => (best === null || percent(each) > percent(best) ? each : best), null)
}

function reaches({ earned, possible }: Pick<Grade, 'earned' | 'possible'>, percent: number): boolean {
  return earned * 100 >= percent * possible - roundingError
}
