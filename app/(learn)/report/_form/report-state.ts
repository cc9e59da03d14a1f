import type { ReportError } from '@/core/report'

/** The form that reports a problem, once it was sent: what was typed, and why it was refused. */
export type ReportingState = {
  values: { kind: string; quote: string; text: string }
  error?: ReportError
  /** The address that the browser must load next. Without scripts, the response redirects to it instead. */
  goTo?: string
}

/** The server action of the form. */
export type ReportAction = (state: ReportingState, form: FormData) => Promise<ReportingState>
