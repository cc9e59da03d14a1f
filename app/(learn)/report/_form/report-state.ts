import type { ReportError } from '@/core/report'

/** The form that reports a problem, once it was sent: what was typed, and why it was refused. */
export type ReportingState = {
  values: { kind: string; quote: string; text: string }
  error?: ReportError
}

/** The server action of the form. */
export type ReportAction = (state: ReportingState, form: FormData) => Promise<ReportingState>
