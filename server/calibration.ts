import { type CalibrationStep, calibrate } from '@/core/calibration'
import { readConfidence } from '@/core/confidence'
import type { Viewer } from '@/core/people'
import { db } from './database/client'

/**
 * Counts how often the viewer was right at each step of confidence, over all of their own graded attempts. Returns null if fewer
 * than 10 answers have a confidence. Only the viewer may see the result.
 */
export async function findCalibration(viewer: Viewer): Promise<CalibrationStep[] | null> {
  const rows = await db().answer.findMany({
    where: { attempt: { personId: viewer.id, submittedAt: { not: null } }, confidence: { not: null } },
    select: { confidence: true, mark: true, value: true },
  })
  return calibrate(
    rows.map((each) => ({
      confidence: readConfidence(each.confidence),
      mark: each.mark ?? 0,
      isBlank: each.value === null,
    })),
  )
}
