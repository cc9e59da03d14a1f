import { z } from 'zod'
import type { Grade } from './grade'
import { rawText } from './text'

/** A reason that an instructor gives, and that the learner reads: 1 to 500 characters. */
export const reason = rawText('reason-long', 2000)
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1, 'reason-missing').max(500, 'reason-long'))

/** The fields of the form that overrides a grade. `earned` is in points; `isPassed` is a checkbox. */
export const overrideForm = z.object({
  earned: rawText('points-invalid', 20)
    .transform((text) => text.trim().replace(',', '.'))
    .pipe(z.string().regex(/^\d{1,6}(\.\d{1,4})?$/, 'points-invalid'))
    .transform(Number),
  isPassed: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  reason,
})

/** An entry in the log of a grade: an override, or the reversal of the one before. */
export type OverrideEntry = { isReversal: boolean; before: Grade; after: Grade; reason: string; byName: string | null; at: Date }

/** Returns the grade that an override gives. Refuses fewer points than 0 and more than are possible as `points-invalid`. */
export function overriddenGrade({ possible }: Grade, asked: { earned: number; isPassed: boolean }): Grade | 'points-invalid' {
  return asked.earned < 0 || asked.earned > possible ? 'points-invalid' : { ...asked, possible }
}

/**
 * Returns the grade as it was before the override that is in force, which a reversal brings back. Returns null if no override is in
 * force. `log` has the entries of one attempt, the oldest first.
 */
export function findGradeBefore(log: readonly Pick<OverrideEntry, 'isReversal' | 'before'>[]): Grade | null {
  const begun = log.slice(log.findLastIndex(({ isReversal }) => isReversal) + 1)
  return begun[0]?.before ?? null
}
