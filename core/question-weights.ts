import type { SummedQuestion } from './consistency'
import { spreadOf } from './item-sums'

/**
 * The weight of a question among the questions of a quiz, as a share of all: as its points intend it, and as it turned out, by how much
 * it contributes to differences between grades. Moodle shows both times 100.
 */
export type QuestionWeight = { intended: number | null; effective: number | null }

// What is left of a covariance that is 0 but for rounding, as a share of the squared points.
const roundingError = 1e-14

/**
 * Returns the weight of each question, in the order given. `possible` are the points of one attempt, which are those of all questions
 * together unless each attempt draws some of them from a bank. The rest of each attempt is scaled to the same points, `possible` less
 * those of the question, so that the total T of an attempt is mark plus rest.
 *
 * The effective weight is sqrt(cov(x, T)) divided by the sum of these roots over all questions where the covariance is not negative. It
 * is null if the question's own covariance is negative or unknown (fewer than two responses), or if the sum is 0. The intended weight
 * is null if no question is worth points. Source: Moodle's quiz statistics calculations.
 */
export function questionWeightsOf(questions: readonly SummedQuestion[], possible: number): QuestionWeight[] {
  const points = questions.reduce((sum, question) => sum + question.points, 0)
  const roots = questions.map((question) => rootOfCovariance(question, possible))
  const sum = roots.reduce<number>((total, root) => total + (root ?? 0), 0)
  return questions.map((question, i) => {
    const root = roots[i] ?? null
    return { intended: points > 0 ? question.points / points : null, effective: root === null || sum === 0 ? null : root / sum }
  })
}

function rootOfCovariance({ points, sums }: SummedQuestion, possible: number): number | null {
  const spread = spreadOf(sums)
  if (!spread) return null
  const covariance = points ** 2 * spread.markVariance + points * (possible - points) * spread.covariance
  if (Math.abs(covariance) <= roundingError * possible ** 2) return 0
  return covariance < 0 ? null : Math.sqrt(covariance)
}
