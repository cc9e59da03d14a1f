import { createHash, randomBytes } from 'node:crypto'
import type { LinkError, Person, Role, SignIn, SignInError, SignUp } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { type Db, db, isTaken } from './database/client'
import { fitsPassword, hashPassword } from './passwords'
import { newId } from './seed'
import { countSignUp, countTry, forgetTry } from './sign-in-limits'

const linkLifeHours = 24

/** A person with what a session must agree with. */
export type Account = Person & { sessionVersion: number }

/**
 * Makes a learner's account. Refused: `email-taken` where the address has one, `too-many-tries` after very many from the same
 * `source`, a network address; a trusted script has none.
 */
export async function signUp(
  form: SignUp,
  now = new Date(),
  source: string | null = null,
): Promise<Result<Account, 'email-taken' | 'too-many-tries'>> {
  if (source !== null && !(await countSignUp(source))) return err('too-many-tries')
  return createPerson(db(), form, 'learner', await hashPassword(form.password), now)
}

/**
 * Whom an address and a password belong to.
 *
 * Refused: `wrong-credentials`, which does not say whether the address is known, and takes as long either way;
 * `too-many-tries` after repeated failures for the address or from the same `source` (a network address).
 */
export async function signIn({ email, password }: SignIn, source: string): Promise<Result<Account, SignInError>> {
  if (!(await countTry(email, source))) return err('too-many-tries')
  const row = await db().person.findUnique({ where: { email } })
  if (!(await fitsPassword(row?.passwordHash ?? null, password)) || !row) return err('wrong-credentials')
  await forgetTry(email, source)
  return ok(asAccount(row))
}

/** The account with this id; null where there is none. */
export async function findAccount(id: string): Promise<Account | null> {
  const select = { id: true, name: true, email: true, role: true, sessionVersion: true }
  const row = await db().person.findUnique({ where: { id }, select })
  return row && asAccount(row)
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

async function createPerson(
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

function asAccount(row: { id: string; name: string; email: string; role: string; sessionVersion: number }): Account {
  const { id, name, email, sessionVersion } = row
  return { id, name, email, role: row.role === 'instructor' ? 'instructor' : 'learner', sessionVersion }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
