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

/** A row of a list that cannot be used. `line` counts from 1, as an editor counts. */
export type BadRow = { line: number; email: string; fault: InvitationFault }

/**
 * Reads the rows of a list of invitations, which hold texts of bounded length. The first row may have titles; without them the cell with
 * an @ is the address. A row whose address was there before is one that cannot be used.
 */
export function readInvitees(rows: readonly { line: number; cells: string[] }[]): {
  invitees: { email: string; name: string }[]
  badRows: BadRow[]
} {
  const seen = new Set<string>()
  const badRows: BadRow[] = []
  const invitees: { email: string; name: string }[] = []
  const [first, ...others] = rows
  const titles = first?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const hasTitles = first !== undefined && !first.cells.some((cell) => cell.includes('@'))
  const emailAt = titles.findIndex((title) => /^e-?mail/.test(title))
  const nameAt = titles.findIndex((title) => /name/.test(title))
  for (const { line, cells } of hasTitles ? others : rows) {
    // Without an @ the first cell with something in it is taken for the address, so that the refusal can name it.
    const isTyped = (cell: string) => cell.trim() !== ''
    const guessed = cells.findIndex((cell) => cell.includes('@'))
    const at = hasTitles && emailAt >= 0 ? emailAt : guessed >= 0 ? guessed : cells.findIndex(isTyped)
    const name = hasTitles && nameAt >= 0 ? cells[nameAt] : cells.find((_, i) => i !== at)
    const read = readInvitee(cells[at] ?? '', name ?? '')
    const fault = read.ok ? (seen.has(read.value.email) ? 'repeated' : null) : read.error
    if (fault) badRows.push({ line, email: (cells[Math.max(0, at)] ?? '').slice(0, 100), fault })
    if (!read.ok || fault) continue
    seen.add(read.value.email)
    invitees.push(read.value)
  }
  return { invitees, badRows }
}
