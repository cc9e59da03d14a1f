// Types alone: browsers use this file, and the schemas of the questions would bring their library along.
import type { Question } from './question'

/** What an attempt earned. `isPassed` was decided by the rules that held when it was given. */
export type Grade = { earned: number; possible: number; isPassed: boolean }

/** A question of an attempt with the mark it was given, a fraction 0..1 of its points. */
export type Marked = { question: Pick<Question, 'points' | 'safety'>; mark: number }

// Thirds and sevenths of a point do not add up exactly in binary: 1/3 + 1/3 + 1/3 must be a whole.
const roundingError = 1e-9

/**
 * The grade of an attempt: points earned over points possible. It passes when the points are at least `passPercent` of
 * the possible, compared before rounding, and every safety question has mark 1.
 */
export function grade(marked: readonly Marked[], passPercent: number): Grade {
  const earned = marked.reduce((sum, { question, mark }) => sum + mark * question.points, 0)
  const possible = possiblePoints(marked.map(({ question }) => question))
  const judged = marked.map(({ question, mark }) => ({ isSafety: question.safety !== undefined, mark }))
  const { isEnough, missedSafety } = judgeGrade({ earned, possible }, passPercent, judged)
  return { earned, possible, isPassed: isEnough && missedSafety === 0 }
}

/** Why an attempt passed or not: whether its points were enough, and how many questions on safety were not wholly right. */
export function judgeGrade(
  grade: Pick<Grade, 'earned' | 'possible'>,
  passPercent: number,
  marked: readonly { isSafety: boolean; mark: number }[],
): { isEnough: boolean; missedSafety: number } {
  const missedSafety = marked.filter(({ isSafety, mark }) => isSafety && !isWhole(mark)).length
  return { isEnough: reaches(grade, passPercent), missedSafety }
}

/** True where a mark is a whole question's, but for what binary fractions lose. */
export function isWhole(mark: number): boolean {
  return mark >= 1 - roundingError
}

/** The points of a whole list of questions. */
export function possiblePoints(questions: readonly Pick<Question, 'points'>[]): number {
  return questions.reduce((sum, { points }) => sum + points, 0)
}

/** The share of the points in percent, 0..100, unrounded; 0 where nothing could be earned. */
export function percent({ earned, possible }: Pick<Grade, 'earned' | 'possible'>): number {
  return possible === 0 ? 0 : (earned / possible) * 100
}

/**
 * The share as it is shown, a whole percent. It never shows a grade as reaching a threshold that it missed: 79.6 % of an
 * attempt that needed 80 % is shown as 79 %.
 */
export function shownPercent(of: Pick<Grade, 'earned' | 'possible'>): number {
  if (of.possible === 0) return 0
  const above = Math.floor(percent(of)) + 1
  return reaches(of, above) ? above : above - 1
}

/** The grade shown for a quiz: the highest of its attempts, the earlier of two equals; null without any. A grade of 0 is a grade. */
export function highest(grades: readonly Grade[]): Grade | null {
  return grades.reduce<Grade | null>((best, each) => (best === null || percent(each) > percent(best) ? each : best), null)
}

function reaches({ earned, possible }: Pick<Grade, 'earned' | 'possible'>, percent: number): boolean {
  return earned * 100 >= percent * possible - roundingError
}
