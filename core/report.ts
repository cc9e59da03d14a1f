import { z } from 'zod'
import { reportKinds } from './report-kinds'
import { rawText } from './text'

const line = (tooLong: string, most: number) =>
  rawText(tooLong, 4 * most)
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(z.string().max(most, tooLong))

/**
 * The fields of the form that reports a problem. Two clicks are enough: only the kind is needed, and one is chosen already. `quote` is the
 * sentence that it is about, and `text` what is the matter.
 */
export const reportForm = z.object({
  kind: z.enum(reportKinds, 'report-kind-unknown'),
  quote: line('report-quote-long', 300),
  text: line('report-long', 1000),
})
/** A report as it is sent. */
export type ReportForm = z.infer<typeof reportForm>

/** The fields of the form that answers a report. The reporter reads the answer. */
export const reportAnswerForm = z.object({
  answer: line('report-answer-long', 1000).pipe(z.string().min(1, 'report-answer-missing')),
})

/** Where a report is: nobody has answered it yet, it was answered, or the reporter has read the answer. */
export type ReportState = 'open' | 'answered' | 'read'

/** Returns where a report is. */
export function reportState({ answeredAt, readAt }: { answeredAt: Date | null; readAt: Date | null }): ReportState {
  if (!answeredAt) return 'open'
  return readAt && readAt >= answeredAt ? 'read' : 'answered'
}

/** Why a report or its answer is refused. */
export type ReportError =
  | 'not-found'
  | 'report-kind-unknown'
  | 'report-quote-long'
  | 'report-long'
  | 'report-answer-long'
  | 'report-answer-missing'
  | 'too-many-reports'
