import type { JoinError, LinkError } from '@/core/people'

/** A form that joins a cohort, once it was sent. */
export type JoinState = {
  error?: JoinError | LinkError
  /** The address that the browser must load next. Without scripts, the response redirects to it instead. */
  goTo?: string
}

/** The server action of such a form. */
export type JoinAction = (state: JoinState, form: FormData) => Promise<JoinState>
