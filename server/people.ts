import type { Instructor, Person, RemovalError, Role, SignUp } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { type Db, db, isTaken } from './database/client'
import { newId } from './seed'

const accountColumns = { id: true, name: true, email: true, role: true, sessionVersion: true }

/** A person with the version of their sessions. Raising the version ends all sessions of the person. */
export type Account = Person & { sessionVersion: number }

/** Returns the account with this id. Returns null if there is none. */
export async function findAccount(id: string): Promise<Account | null> {
  const row = await db().person.findUnique({ where: { id }, select: accountColumns })
  return row && asAccount(row)
}

/** Returns the account with this e-mail address, in the form in which addresses are compared. Returns null if there is none. */
export async function findAccountByEmail(email: string): Promise<Account | null> {
  const row = await db().person.findUnique({ where: { email }, select: accountColumns })
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
 * Returns everybody with an account, sorted by name. `search` is a part of a name or an e-mail address. Does not check who asks: it
 * is for the operator.
 */
export async function listPeople(search = ''): Promise<(Person & { joinedAt: Date })[]> {
  const where = { searchText: { contains: search.normalize('NFC').trim().toLowerCase() } }
  const rows = await db().person.findMany({ where, orderBy: [{ searchText: 'asc' }, { id: 'asc' }] })
  return rows.map(({ createdAt, ...row }) => {
    const { sessionVersion: _, ...person } = asAccount(row)
    return { ...person, joinedAt: createdAt }
  })
}

/** How many records of each sort are stored about a person. Only answers that are not blank are counted. */
export type RecordCounts = { attempts: number; answers: number; lessons: number; reviews: number }

/** Counts what is stored about a person. Does not check who asks. */
export async function countRecords(
  { id }: Pick<Person, 'id'>,
  client: Pick<Db, 'attempt' | 'answer' | 'lessonProgress' | 'review'> = db(),
): Promise<RecordCounts> {
  const where = { personId: id }
  return {
    attempts: await client.attempt.count({ where }),
    answers: await client.answer.count({ where: { attempt: where, value: { not: null } } }),
    lessons: await client.lessonProgress.count({ where }),
    reviews: await client.review.count({ where }),
  }
}

/**
 * Removes a person and everything that is stored about them, in one transaction, and returns how much that was. The caller checks
 * that the person, or the operator, wants it.
 *
 * Refusals: `last-instructor` if no instructor would be left; `not-found` if there is no such person.
 */
export async function removePerson({
  id,
  email,
}: Pick<Person, 'id' | 'email'>): Promise<Result<RecordCounts, RemovalError | 'not-found'>> {
  return db().$transaction(async (tx) => {
    const removed = await countRecords({ id }, tx)
    // One statement checks and deletes, so that two instructors who leave at once cannot both go. Everything that belongs to the
    // person is deleted with the row.
    const deleted = await tx.$executeRaw`
      DELETE FROM "Person" WHERE "id" = ${id}
        AND ("role" <> 'instructor' OR (SELECT COUNT(*) FROM "Person" WHERE "role" = 'instructor') > 1)`
    if (deleted === 0) return err((await tx.person.count({ where: { id } })) === 1 ? 'last-instructor' : 'not-found')
    // Failed sign-ins are counted under the e-mail address.
    await tx.rateLimiterFlexible.deleteMany({ where: { key: { endsWith: `:${email}` } } })
    return ok(removed)
  })
}

/**
 * Returns the text in which people are searched: name and e-mail address in lower case, because engines compare case differently.
 */
export function searchTextOf({ name, email }: Pick<Person, 'name' | 'email'>): string {
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
