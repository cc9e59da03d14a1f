import { createHash, randomBytes } from 'node:crypto'
import type { PasswordFault } from '@/core/password'
import type { LinkError, SignUp, Viewer } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { type Db, db } from './database/client'
import { findPasswordFault } from './new-passwords'
import { hashPassword } from './passwords'
import { type Account, asAccount, createPerson, findAccountByEmail } from './people'
import { logSecurity } from './security-log'
import { takeTallies } from './tallies'

const linkLifeHours = 24

/**
 * Creates a one-time link with which the first instructor signs up, and returns its path. Returns null if there is an instructor.
 * The link is valid for 24 hours. Earlier links that were not used become invalid.
 */
export async function createInstructorLink(now = new Date()): Promise<string | null> {
  if ((await db().person.count({ where: { role: 'instructor' } })) > 0) return null
  const { token, ...link } = newLink(now)
  await db().$transaction([
    db().instructorLink.deleteMany({ where: { usedAt: null } }),
    db().instructorLink.create({ data: link }),
  ])
  return `/set-up/${token}`
}

/** Returns true if there is a link that nobody has used and that has not expired: the next one for a first instructor replaces it. */
export async function isInstructorLinkOpen(now = new Date()): Promise<boolean> {
  return (await db().instructorLink.count({ where: { usedAt: null, expiresAt: { gt: now } } })) > 0
}

/**
 * Creates a one-time link with which one more person becomes an instructor, and returns its path. The link is valid for 24 hours.
 * Earlier links stay valid, because they may be for other people. Does not check who asks: it is for the operator.
 */
export async function inviteInstructor(now = new Date()): Promise<string> {
  const { token, ...link } = newLink(now)
  await db().instructorLink.create({ data: link })
  return `/set-up/${token}`
}

/** Returns true if a one-time link can still make somebody an instructor. */
export async function isLinkValid(token: string, now = new Date()): Promise<boolean> {
  return (await db().instructorLink.count({ where: usable(token, now) })) === 1
}

/**
 * Creates an instructor's account with a one-time link, which cannot be used again. The first instructor is an administrator.
 *
 * Refusals: `link-invalid` if the link was used, has expired or never existed; `email-taken` if the e-mail address has an account;
 * `password-common` and `password-personal` if the password is easy to guess; `crowded` while too many passwords wait to be hashed.
 * After all but the first the link is still valid.
 */
export async function redeemInstructorLink(
  token: string,
  form: SignUp,
  now = new Date(),
): Promise<Result<Account, LinkError | 'email-taken' | 'crowded' | PasswordFault>> {
  const fault = await findPasswordFault(form.password, form)
  if (fault) return err(fault)
  if (!(await isLinkValid(token, now))) return err('link-invalid')
  const passwordHash = await hashPassword(form.password)
  if (passwordHash === null) return err('crowded')
  const refusal = new Error('email-taken')
  try {
    const redeemed = await db().$transaction(async (tx): Promise<Result<Account, LinkError>> => {
      // Two tabs may use the link at once. Only the one that still finds it unused may go on.
      const used = await tx.instructorLink.updateMany({ where: usable(token, now), data: { usedAt: now } })
      if (used.count === 0) return err('link-invalid')
      const made = await createPerson(tx, form, 'instructor', passwordHash, now)
      // The error rolls the transaction back, so that the link is unused again.
      if (!made.ok) throw refusal
      return ok({ ...made.value, isAdministrator: await appointFirst(tx, made.value.id) })
    })
    if (redeemed.ok) logSecurity('instructor-made', { person: redeemed.value.id })
    return redeemed
  } catch (error) {
    if (error === refusal) return err('email-taken')
    throw error
  }
}

/**
 * Makes the viewer an instructor with a one-time link, which cannot be used again. The first is an administrator. Does nothing, and leaves the link valid, if the
 * viewer is already one. Refuses as `link-invalid` if the link was used, has expired or never existed.
 */
export async function acceptInstructorRole(token: string, viewer: Viewer, now = new Date()): Promise<Result<null, LinkError>> {
  if (viewer.role === 'instructor') return ok(null)
  const accepted = await db().$transaction(async (tx): Promise<Result<null, LinkError>> => {
    const used = await tx.instructorLink.updateMany({ where: usable(token, now), data: { usedAt: now } })
    if (used.count === 0) return err('link-invalid')
    // An instructor is in no cohort as a learner. What was learned is kept.
    await takeTallies(tx, viewer.id)
    await tx.enrolment.deleteMany({ where: { personId: viewer.id } })
    await tx.moduleStanding.deleteMany({ where: { personId: viewer.id } })
    await tx.person.updateMany({ where: { id: viewer.id }, data: { role: 'instructor' } })
    await appointFirst(tx, viewer.id)
    return ok(null)
  })
  if (accepted.ok) logSecurity('instructor-made', { person: viewer.id })
  return accepted
}

/**
 * Creates a one-time link that sets a new password for the person with an e-mail address, and returns its path. The link is valid for
 * 24 hours. An earlier one becomes invalid. Does not check who asks: it is for the operator. Refuses as `not-found` if nobody has the
 * address.
 */
export async function createResetLink(email: string, now = new Date()): Promise<Result<string, 'not-found'>> {
  const account = await findAccountByEmail(email)
  if (!account) return err('not-found')
  const { token, ...link } = newLink(now)
  await db().$transaction([
    db().resetLink.deleteMany({ where: { personId: account.id, usedAt: null } }),
    db().resetLink.create({ data: { ...link, personId: account.id } }),
  ])
  return ok(`/reset/${token}`)
}

/** Returns the account whose password a one-time link can set. Returns null if the link is no longer valid. */
export async function findResetAccount(token: string, now = new Date()): Promise<Account | null> {
  const row = await db().resetLink.findFirst({ where: usable(token, now), include: { person: true } })
  return row && asAccount(row.person)
}

/**
 * Sets a new password with a one-time link, which cannot be used again, and revokes all sessions of the account.
 *
 * Refusals: `link-invalid` if the link was used, has expired, was replaced or never existed; `password-common` and
 * `password-personal` if the password is easy to guess; `crowded` while too many passwords wait to be hashed. After all but the first
 * the link is still valid.
 */
export async function redeemResetLink(
  token: string,
  password: string,
  now = new Date(),
): Promise<Result<Account, LinkError | 'crowded' | PasswordFault>> {
  const account = await findResetAccount(token, now)
  if (!account) return err('link-invalid')
  const fault = await findPasswordFault(password, account)
  if (fault) return err(fault)
  const passwordHash = await hashPassword(password)
  if (passwordHash === null) return err('crowded')
  const redeemed = await db().$transaction(async (tx): Promise<Result<Account, LinkError>> => {
    // Two tabs may use the link at once. Only the one that still finds it unused may go on.
    const used = await tx.resetLink.updateMany({ where: usable(token, now), data: { usedAt: now } })
    if (used.count === 0) return err('link-invalid')
    const data = { passwordHash, sessionVersion: { increment: 1 } }
    return ok(asAccount(await tx.person.update({ where: { id: account.id }, data })))
  })
  if (redeemed.ok) logSecurity('password-reset', { person: account.id })
  return redeemed
}

// There is always an administrator, and so the first instructor is one. Returns whether this one is.
async function appointFirst(tx: Pick<Db, '$executeRaw'>, id: string): Promise<boolean> {
  const appointed = await tx.$executeRaw`
    UPDATE "Person" SET "isAdministrator" = true
    WHERE "id" = ${id} AND NOT EXISTS (SELECT 1 FROM "Person" WHERE "isAdministrator")`
  return appointed === 1
}

function newLink(now: Date) {
  const token = randomBytes(24).toString('base64url')
  return { token, tokenHash: hashToken(token), createdAt: now, expiresAt: new Date(now.getTime() + linkLifeHours * 3_600_000) }
}

function usable(token: string, now: Date) {
  return { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } }
}

// A token has 32 characters. The beginning of anything longer is enough to find no link.
function hashToken(token: string): string {
  return createHash('sha256').update(token.slice(0, 100)).digest('base64url')
}
