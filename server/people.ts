import { createHash, randomBytes } from 'node:crypto'
import type { Instructor, LinkError, Person, Role, SignUp } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { type Db, db, isTaken } from './database/client'
import { hashPassword } from './passwords'
import { newId } from './seed'

const linkLifeHours = 24

/** A person with the version of their sessions. Raising the version ends all sessions of the person. */
export type Account = Person & { sessionVersion: number }

/** Returns the account with this id. Returns null if there is none. */
export async function findAccount(id: string): Promise<Account | null> {
  const select = { id: true, name: true, email: true, role: true, sessionVersion: true }
  const row = await db().person.findUnique({ where: { id }, select })
  return row && asAccount(row)
}

/** Returns the learners that an instructor may see, as a filter for people. Every query for an instructor must use it. */
export function seenBy({ sees }: Instructor) {
  switch (sees) {
    case 'everybody':
      return { role: 'learner' }
  }
}

/**
 * Creates a one-time link with which the first instructor signs up, and returns its path. Returns null if there is an instructor.
 * The link is valid for 24 hours. Earlier links that were not used become invalid.
 */
export async function createInstructorLink(now = new Date()): Promise<string | null> {
  if ((await db().person.count({ where: { role: 'instructor' } })) > 0) return null
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(now.getTime() + linkLifeHours * 3_600_000)
  await db().$transaction(async (tx) => {
    await tx.instructorLink.deleteMany({ where: { usedAt: null } })
    await tx.instructorLink.create({ data: { tokenHash: hashToken(token), createdAt: now, expiresAt } })
  })
  return `/set-up/${token}`
}

/** Returns true if a one-time link can still be used. */
export async function isLinkValid(token: string, now = new Date()): Promise<boolean> {
  const where = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } }
  return (await db().instructorLink.count({ where })) === 1
}

/**
 * Creates an instructor's account with a one-time link, which cannot be used again.
 *
 * Refusals: `link-invalid` if the link was used, has expired or never existed; `email-taken` if the e-mail address has an
 * account. After `email-taken` the link is still valid.
 */
export async function redeemInstructorLink(
  token: string,
  form: SignUp,
  now = new Date(),
): Promise<Result<Account, LinkError | 'email-taken'>> {
  if (!(await isLinkValid(token, now))) return err('link-invalid')
  const passwordHash = await hashPassword(form.password)
  const refusal = new Error('email-taken')
  try {
    return await db().$transaction(async (tx) => {
      const where = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } }
      // Two tabs may use the link at once. Only the one that still finds it unused may go on.
      const used = await tx.instructorLink.updateMany({ where, data: { usedAt: now } })
      if (used.count === 0) return err('link-invalid')
      const made = await createPerson(tx, form, 'instructor', passwordHash, now)
      // The error rolls the transaction back, so that the link is unused again.
      if (!made.ok) throw refusal
      return made
    })
  } catch (error) {
    if (error === refusal) return err('email-taken')
    throw error
  }
}

/**
 * Returns the text in which people are searched: name and e-mail address in lower case, because engines compare case differently.
 */
function searchTextOf({ name, email }: Pick<Person, 'name' | 'email'>): string {
  return `${name} ${email}`.normalize('NFC').toLowerCase()
}

/**
 * Creates an account with a role and the hash of its password. Refuses an e-mail address that has an account as `email-taken`.
 */
export async function createPerson(
  client: Pick<Db, 'person'>,
  { name, email }: Pick<SignUp, 'name' | 'email'>,
  role: Role,
  passwordHash: string,
  createdAt: Date,
): Promise<Result<Account, 'email-taken'>> {
  try {
    const data = { id: newId(), name, email, role, passwordHash, createdAt, searchText: searchTextOf({ name, email }) }
    return ok(asAccount(await client.person.create({ data })))
  } catch (error) {
    if (isTaken(error)) return err('email-taken')
    throw error
  }
}

/** Converts a stored person into an account. */
export function asAccount(row: { id: string; name: string; email: string; role: string; sessionVersion: number }): Account {
  const { id, name, email, sessionVersion } = row
  return { id, name, email, role: row.role === 'instructor' ? 'instructor' : 'learner', sessionVersion }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
