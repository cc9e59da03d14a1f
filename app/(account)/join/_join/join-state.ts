import type { JoinError, LinkError } from '@/core/people'

/** A form that joins a cohort, once it was sent. */
export type JoinState = {
  error?: JoinError | LinkError
}

/** The server action of such a form. */
export type JoinAction = (state: JoinState, form: FormData) => Promise<JoinState>
