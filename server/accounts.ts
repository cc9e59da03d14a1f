import type { PasswordFault } from '@/core/password'
import type { PasswordChange, RemovalError, Viewer } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { db } from './database/client'
import { findPasswordFault } from './new-passwords'
import { hashPassword } from './passwords'
import { type Account, type RecordCounts, removePerson } from './people'
import { personKeys } from './person-keys'
import { logSecurity } from './security-log'
import { signIn } from './sign-in'
import type { Source } from './sign-in-limits'

/** Changes the viewer's name to one that `nameForm` has accepted. Refuses as `signed-out` if the session was revoked. */
export async function changeName(name: string, viewer: Viewer): Promise<Result<null, 'signed-out'>> {
  const changed = await db().person.updateMany({
    where: whileSessionHolds(viewer),
    data: { name, ...personKeys({ name, email: viewer.email }) },
  })
  return changed.count === 1 ? ok(null) : err('signed-out')
}

/**
 * Sets a new password for a viewer who knows the current one. Revokes all sessions and reset links of the account, and returns the
 * account, so that the caller can issue a new session. `source` is where the request comes from.
 *
 * Refusals: `password-wrong` if the current password is wrong; `too-many-tries` and `crowded` as at sign-in; `password-common` and
 * `password-personal` if the new one is easy to guess; `signed-out` if the session was revoked, for example from another tab.
 */
export async function changePassword(
  { current, password }: PasswordChange,
  viewer: Viewer,
  source: Source,
): Promise<Result<Account, 'password-wrong' | 'too-many-tries' | 'crowded' | PasswordFault | 'signed-out'>> {
  const fault = await findPasswordFault(password, viewer)
  if (fault) return err(fault)
  const proof = await checkCurrentPassword(current, viewer, source)
  if (!proof.ok) return proof
  const passwordHash = await hashPassword(password)
  if (passwordHash === null) return err('crowded')
  const data = { passwordHash, sessionVersion: { increment: 1 } }
  const [changed] = await db().$transaction([
    db().person.updateMany({ where: whileSessionHolds(viewer), data }),
    db().resetLink.deleteMany({ where: { personId: viewer.id, usedAt: null } }),
  ])
  if (changed.count === 0) return err('signed-out')
  logSecurity('password-changed', { person: viewer.id, network: source.network })
  const isAdministrator = viewer.role === 'instructor' && viewer.sees === 'everybody'
  return ok({ ...viewer, isAdministrator, sessionVersion: viewer.sessionVersion + 1 })
}

/** Revokes all sessions of the viewer, including the current one. A second call has no effect. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  await db().person.updateMany({ where: whileSessionHolds(viewer), data: { sessionVersion: { increment: 1 } } })
  logSecurity('signed-out', { person: viewer.id })
}

/**
 * Removes the viewer's own account and everything that is stored about them, and returns how much that was. `source` is where the request
 * comes from.
 *
 * Refusals: `password-wrong` if the current password is wrong; `too-many-tries` and `crowded` as at sign-in; `last-instructor` and
 * `last-administrator` as in `removePerson`; `not-found` if the account is already removed.
 */
export async function removeAccount(
  current: string,
  viewer: Viewer,
  source: Source,
): Promise<Result<RecordCounts, 'password-wrong' | 'too-many-tries' | 'crowded' | RemovalError | 'not-found'>> {
  const proof = await checkCurrentPassword(current, viewer, source)
  if (!proof.ok) return proof
  const removed = await removePerson(viewer)
  if (removed.ok) logSecurity('account-removed', { person: viewer.id, network: source.network })
  return removed
}

// Failures are counted as failed sign-ins, so that a stolen session cannot be used to guess the password.
async function checkCurrentPassword(
  password: string,
  { email }: Viewer,
  source: Source,
): Promise<Result<Account, 'password-wrong' | 'too-many-tries' | 'crowded'>> {
  const result = await signIn({ email, password }, source)
  if (result.ok) return result
  return err(result.error === 'wrong-credentials' ? 'password-wrong' : result.error)
}

function whileSessionHolds({ id, sessionVersion }: Viewer) {
  return { id, sessionVersion }
}
