import { type CalibrationStep, calibrate } from '@/core/calibration'
import { readConfidence } from '@/core/confidence'
import type { Viewer } from '@/core/people'
import { db } from './database/client'

/** How often a learner was right at each step of confidence, over all graded attempts; null until 10 answers carry one. Only for the learner. */
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
