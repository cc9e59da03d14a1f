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

/** Returns the grade that an override gives. Refuses fewer points than 0 and more than are possible as `points-invalid`. */
export function overriddenGrade({ possible }: Grade, asked: { earned: number; isPassed: boolean }): Grade | 'points-invalid' {
  return asked.earned < 0 || asked.earned > possible ? 'points-invalid' : { ...asked, possible }
}
