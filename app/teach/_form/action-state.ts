import type { CohortError } from '@/core/cohort'
import type { BadRow } from '@/core/invitation'
import type { ReportError } from '@/core/report'
import type { AdministratorError } from '@/server/administrators'
import type { CorrectionError } from '@/server/corrections'
import type { InvitationError } from '@/server/invitations'
import type { OverrideError } from '@/server/overrides'

/** Why a form of the instructor's pages is refused. */
export type TeachError =
  | CohortError
  | InvitationError
  | OverrideError
  | AdministratorError
  | ReportError
  | CorrectionError
  | 'target-missing'
  | 'reason-missing'
  | 'reason-long'
  | 'given-invalid'
  | 'email-invalid'
  | 'bad-rows'

/** A form of the instructor's pages once it was sent: what was typed, and why it was refused. `badRows` are those of a list. */
export type ActionState = {
  values: Record<string, string>
  error?: TeachError
  badRows?: BadRow[]
}

/** The server action of a form of the instructor's pages. */
export type TeachAction = (state: ActionState, form: FormData) => Promise<ActionState>
