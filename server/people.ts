import { createHash, randomBytes } from 'node:crypto'
import type { Instructor, LinkError, Person, Role, SignUp } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { type Db, db, isTaken } from './database/client'
import { hashPassword } from './passwords'
import { newId } from './seed'

const linkLifeHours = 24

/** A person with what a session must agree with. */
export type Account = Person & { sessionVersion: number }

/** The account with this id; null where there is none. */
export async function findAccount(id: string): Promise<Account | null> {
  const select = { id: true, name: true, email: true, role: true, sessionVersion: true }
  const row = await db().person.findUnique({ where: { id }, select })
  return row && asAccount(row)
}

/** The learners whom an instructor may see, as a filter on stored people. Every query for an instructor goes through it. */
export function seenBy({ sees }: Instructor) {
  switch (sees) {
    case 'everybody':
      return { role: 'learner' }
  }
}

/**
 * The path of a new one-time link with which the first instructor makes an account; null where there is an instructor.
 * It lives for a day. An earlier link that was not used dies with this.
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

/** True where a one-time link can still be used. */
export async function isLinkValid(token: string, now = new Date()): Promise<boolean> {
  const where = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } }
  return (await db().instructorLink.count({ where })) === 1
}

/** Makes an instructor's account by a one-time link, and uses the link up. Refused: `link-invalid`, `email-taken` (the link stays). */
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
      // Two tabs may use the link at once: only the one that still finds it unused goes on.
      const used = await tx.instructorLink.updateMany({ where, data: { usedAt: now } })
      if (used.count === 0) return err('link-invalid')
      const made = await createPerson(tx, form, 'instructor', passwordHash, now)
      // Thrown, so that using the link up is undone with it.
      if (!made.ok) throw refusal
      return made
    })
  } catch (error) {
    if (error === refusal) return err('email-taken')
    throw error
  }
}

/** What people are searched by: name and address in small letters, since engines differ in how they compare. */
function searchTextOf({ name, email }: Pick<Person, 'name' | 'email'>): string {
  return `${name} ${email}`.normalize('NFC').toLowerCase()
}

/** Makes an account of a role with the hash of its password. Refused: `email-taken`. */
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

/** A stored person as an account. */
export function asAccount(row: { id: string; name: string; email: string; role: string; sessionVersion: number }): Account {
  const { id, name, email, sessionVersion } = row
  return { id, name, email, role: row.role === 'instructor' ? 'instructor' : 'learner', sessionVersion }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
