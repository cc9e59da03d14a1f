import { type Confidence, confidences } from './confidence'

/** How often somebody was right when they said how sure they were. `right` counts whole marks. */
export type CalibrationStep = { confidence: Confidence; answers: number; right: number }

const fewest = 10

/** The share right at each step, from unsure to certain; null until 10 answers carry a confidence. Blanks say nothing and are left out. */
export function calibrate(
  answers: readonly { confidence: Confidence | null; mark: number; isBlank: boolean }[],
): CalibrationStep[] | null {
  const told = answers.filter((each) => each.confidence !== null && !each.isBlank)
  if (told.length < fewest) return null
  return confidences.map((step) => {
    const here = told.filter((each) => each.confidence === step)
    return { confidence: step, answers: here.length, right: here.filter(({ mark }) => mark >= 1).length }
  })
}
