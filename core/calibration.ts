import { type Confidence, confidences } from './confidence'

/**
 * How often a learner was right at one step of confidence. `answers` counts all answers at this step, `right` those with a whole
 * mark.
 */
export type CalibrationStep = { confidence: Confidence; answers: number; right: number }

const minAnswers = 10

/**
 * Counts the answers and the right answers at each step, from guessing to certain. Returns null if fewer than 10 answers have a
 * confidence. Blanks are not counted.
 */
export function calibrate(
  answers: readonly { confidence: Confidence | null; mark: number; isBlank: boolean }[],
): CalibrationStep[] | null {
  const rated = answers.filter((each) => each.confidence !== null && !each.isBlank)
  if (rated.length < minAnswers) return null
  return confidences.map((step) => {
    const atStep = rated.filter((each) => each.confidence === step)
    return { confidence: step, answers: atStep.length, right: atStep.filter(({ mark }) => mark >= 1).length }
  })
}
