import { findNameFault, tidyName } from './name'
import { signUpForm } from './people'
import { err, ok, type Result } from './result'

/** Why a row of a list of invitations cannot be used: no address, no valid one, one that is there already, or a name that nobody can see. */
export type InvitationFault = 'no-address' | 'address-invalid' | 'repeated' | 'name-unusable'

/**
 * Reads an e-mail address and a name from a row of a list. The name may be empty: then whoever joins writes it. Refusals:
 * `no-address`, `address-invalid`, `name-unusable`.
 */
export function readInvitee(email: string, name: string): Result<{ email: string; name: string }, InvitationFault> {
  if (email.length > 1000) return err('address-invalid')
  if (email.trim() === '') return err('no-address')
  const read = signUpForm.shape.email.safeParse(email)
  if (!read.success) return err('address-invalid')
  if (name.length > 1000) return err('name-unusable')
  const tidied = tidyName(name)
  const fault = tidied === '' ? null : findNameFault(tidied)
  return fault ? err('name-unusable') : ok({ email: read.data, name: tidied })
}
