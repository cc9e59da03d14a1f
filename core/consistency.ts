import { fQuantile } from './distributions'
import type { Interval } from './interval'
import { type ItemSums, spreadOf } from './item-sums'
import { describeGrades, type GradeHistogram } from './quiz-statistics'

/** A question of a quiz: the points it is worth and the sums of its responses. */
export type SummedQuestion = { points: number; sums: ItemSums }

/**
 * How far the questions of a quiz measure the same thing. `alpha` is Cronbach's alpha, at most 1 and below 0 if questions contradict
 * each other, with its interval. `errorRatio` is the share of the standard deviation that is due to chance, and `standardError` the
 * standard error of a grade, as a share of the points. Moodle shows alpha and the error ratio times 100.
 */
export type Consistency = { alpha: number; interval: Interval; errorRatio: number; standardError: number }

/**
 * Why there is no alpha: the attempts did not all have the same questions, there is only one question, there are fewer than three
 * attempts, or all grades are equal.
 */
export type NoConsistency = { absent: 'different-questions' | 'one-question' | 'too-few-attempts' | 'equal-grades' }

/**
 * Returns Cronbach's alpha of a quiz, p/(p − 1) · (1 − Σ var(x)/var(T)) for p questions with marks x and totals T in points, and what
 * follows from it; or says why there is none. `questions` are those that were given, `grades` those of the same attempts.
 *
 * The interval (95 %) is Feldt's: L. S. Feldt, The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty,
 * Psychometrika 30 (1965) 357–370; (1 − alpha)/(1 − estimate) has an F distribution with n − 1 and (n − 1)(p − 1) degrees of freedom.
 * Source of the rest: Moodle's quiz statistics calculations.
 */
export function analyseConsistency(questions: readonly SummedQuestion[], grades: GradeHistogram): Consistency | NoConsistency {
  const { n, deviation } = describeGrades(grades)
  const p = questions.length
  // A question that was given less often than there are attempts was missing from some of them.
  if (questions.some(({ sums }) => sums.n !== n)) return { absent: 'different-questions' }
  if (p <= 1) return { absent: 'one-question' }
  if (deviation === null || n <= 2) return { absent: 'too-few-attempts' }
  if (deviation === 0) return { absent: 'equal-grades' }
  const possible = questions.reduce((sum, { points }) => sum + points, 0)
  const ofQuestions = questions.reduce((sum, { points, sums }) => sum + points ** 2 * (spreadOf(sums)?.markVariance ?? 0), 0)
  const alpha = (p / (p - 1)) * (1 - ofQuestions / (deviation * possible) ** 2)
  const errorRatio = Math.sqrt(Math.max(0, 1 - alpha))
  return { alpha, interval: feldtInterval(alpha, n, p), errorRatio, standardError: errorRatio * deviation }
}

function feldtInterval(alpha: number, n: number, p: number): Interval {
  const end = (share: number) => {
    const quantile = fQuantile(share, n - 1, (n - 1) * (p - 1))
    if (quantile === null) throw new Error(`There is no quantile of F for ${n} attempts and ${p} questions.`)
    return 1 - (1 - alpha) * quantile
  }
  return { low: end(0.975), high: end(0.025) }
}
