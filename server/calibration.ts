import { type CalibrationStep, calibrate } from '@/core/calibration'
import { readConfidence } from '@/core/confidence'
import type { Viewer } from '@/core/people'
import { db } from './database/client'

/**
 * Counts how often the viewer was right at each step of confidence, over all of their own graded attempts. Returns null if fewer
 * than 10 answers have a confidence. Only the viewer may see the result.
 */
export async function findCalibration(viewer: Viewer): Promise<CalibrationStep[] | null> {
  // Equal answers are counted in the database: somebody may have taken a quiz a thousand times.
  const rows = await db().answer.groupBy({
    by: ['confidence', 'mark'],
    where: {
      attempt: { personId: viewer.id, submittedAt: { not: null } },
      confidence: { not: null },
      value: { not: null },
    },
    _count: true,
  })
  return calibrate(
    rows.flatMap(({ confidence, mark, _count: times }) =>
      Array(times).fill({ confidence: readConfidence(confidence), mark: mark ?? 0, isBlank: false }),
    ),
  )
}
