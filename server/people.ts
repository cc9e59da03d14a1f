import { everyoneId } from '@/core/cohort'
import { foldEmail, plainEmail } from '@/core/email'
import type { Instructor, Person, RemovalError, Role, SignUp } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { foldForSearch, mostSearchCharacters } from '@/core/search'
import { type Db, db, isTaken, literal, type Sql, sql } from './database/client'
import { personKeys } from './person-keys'
import { newId } from './seed'
import { takeTallies } from './tallies'
import { everyCohort } from './tally-rows'

const accountColumns = { id: true, name: true, email: true, role: true, sessionVersion: true, isAdministrator: true }

/**
 * A person with the version of their sessions. Raising the version ends all sessions of the person. Only an instructor can be an
 * administrator.
 */
export type Account = Person & { sessionVersion: number; isAdministrator: boolean }

/** A stored person, without what only the sign-in needs. */
export type PersonRow = Omit<Account, 'role'> & { role: string }

/** Returns the account with this id. Returns null if there is none. */
export async function findAccount(id: string): Promise<Account | null> {
  const row = await db().person.findUnique({ where: { id }, select: accountColumns })
  return row && asAccount(row)
}

/** Returns the account with this e-mail address, in any form, as `findPerson` does. Returns null if there is none. */
export async function findAccountByEmail(email: string): Promise<Account | null> {
  const row = await findPerson(email)
  return row && asAccount(row)
}

/**
 * Returns the stored person with an e-mail address, in whatever form it is typed. The caller must limit its length first.
 *
 * Accounts of earlier versions may have addresses that count as one today. Then the account is returned whose address is exactly the one
 * that is typed, or else the one that has the form of today. Returns null if there is none.
 */
export async function findPerson(email: string): Promise<(PersonRow & { passwordHash: string }) | null> {
  const [addressKey, plain] = [foldEmail(email), plainEmail(email)]
  const rows = await db().person.findMany({ where: { OR: [{ addressKey }, { email: plain }] } })
  const exact = rows.find((row) => row.email === plain) ?? rows.find((row) => row.email === addressKey)
  return exact ?? (rows.length === 1 ? (rows[0] ?? null) : null)
}

/**
 * Returns the accounts whose e-mail addresses count as one today, in groups, the oldest account first. They were made by earlier versions,
 * and each is still found by its own address. Does not check who asks: it is for the operator.
 */
export async function listSharedAddresses(): Promise<Person[][]> {
  const shared = await db().person.groupBy({
    by: ['addressKey'],
    where: { addressKey: { not: '' } },
    having: { addressKey: { _count: { gt: 1 } } },
    orderBy: { addressKey: 'asc' },
  })
  const groups: Person[][] = []
  for (const { addressKey } of shared) {
    const rows = await db().person.findMany({ where: { addressKey }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
    groups.push(rows.map((row) => asPerson(row)))
  }
  return groups
}

/**
 * Returns what an instructor may see, as filters: for people, for cohorts, and in SQL as a condition on a row `e` of "Enrolment", or of a
 * tally. Every query for an instructor uses one of them.
 */
export function seenBy({ id, sees }: Pick<Instructor, 'id' | 'sees'>) {
  switch (sees) {
    case 'everybody':
      return { learners: { role: 'learner' }, cohorts: {}, enrolled: sql`1 = 1`, tallied: sql`e."cohortId" = ${everyCohort}` }
    case 'own-cohorts': {
      const cohorts = { instructors: { some: { personId: id } } }
      const own = sql`e."cohortId" IN (SELECT "cohortId" FROM "CohortInstructor" WHERE "personId" = ${id})`
      return {
        learners: { role: 'learner', enrolment: { cohort: cohorts } },
        cohorts,
        enrolled: own,
        tallied: own,
      }
    }
  }
}

/**
 * Returns everybody with an account, sorted by name. `search` is a part of a name or an e-mail address, as `whereFound` reads it. Does not
 * check who asks: it is for the operator.
 */
export async function listPeople(search = ''): Promise<(Omit<Account, 'sessionVersion'> & { joinedAt: Date })[]> {
  const rows = await db().person.findMany({ where: whereFound(search), orderBy: byName })
  return rows.map((row) => ({ ...asPerson(row), isAdministrator: row.isAdministrator, joinedAt: row.createdAt }))
}

/** The order of people by name: accents, capital letters and special letters do not count. */
export const byName = [{ sortKey: 'asc' as const }, { email: 'asc' as const }, { id: 'asc' as const }]

/**
 * Returns a filter for the people whose name or e-mail address contains a text, in whatever form it is typed; a whole address may have any
 * form that it can have at sign-in. Blanks alone search for
 * nothing and find everybody. A text that cannot be used finds nobody: one of more than 200 characters, or one that is invisible.
 */
export function whereFound(search: string) {
  const wanted = readSearch(search)
  if (wanted === 'everybody') return {}
  if (wanted === 'nobody') return { id: { in: [] } }
  return { OR: [{ searchText: { contains: wanted.text } }, { addressKey: wanted.addressKey }] }
}

/** Returns the filter of `whereFound` in SQL, as a condition on a row `p` of "Person". */
export function foundInSql(search: string): Sql {
  const wanted = readSearch(search)
  if (wanted === 'everybody') return sql`1 = 1`
  if (wanted === 'nobody') return sql`1 = 0`
  return sql`(p."searchText" LIKE ${`%${wanted.text}%`} OR p."addressKey" = ${wanted.addressKey})`
}

function readSearch(search: string): 'everybody' | 'nobody' | { text: string; addressKey: string } {
  const bound = search.slice(0, mostSearchCharacters + 1)
  if (bound.trim() === '') return 'everybody'
  const text = bound.length > mostSearchCharacters ? '' : foldForSearch(bound)
  return text === '' ? 'nobody' : { text: literal(text), addressKey: foldEmail(bound) }
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
 * Refusals: `last-instructor` if no instructor would be left; `last-administrator` if no administrator would be left, but other
 * instructors; `not-found` if there is no such person.
 */
export async function removePerson({
  id,
  email,
}: Pick<Person, 'id' | 'email'>): Promise<Result<RecordCounts, RemovalError | 'not-found'>> {
  return db().$transaction(async (tx) => {
    const removed = await countRecords({ id }, tx)
    await takeTallies(tx, id)
    // One statement checks and deletes, so that two administrators who leave at once cannot both go. Everything that belongs to the
    // person is deleted with the row.
    const deleted = await tx.$executeRaw`
      DELETE FROM "Person" WHERE "id" = ${id}
        AND (NOT "isAdministrator" OR (SELECT COUNT(*) FROM "Person" WHERE "isAdministrator") > 1)`
    if (deleted === 0) {
      if ((await tx.person.count({ where: { id } })) === 0) return err('not-found')
      return err((await tx.person.count({ where: { role: 'instructor' } })) === 1 ? 'last-instructor' : 'last-administrator')
    }
    await tx.invitation.deleteMany({ where: { email: { in: [email, foldEmail(email)] } } })
    // Failed sign-ins are counted under the e-mail address.
    await tx.rateLimiterFlexible.deleteMany({ where: { key: { endsWith: literal(`:${email}`) } } })
    return ok(removed)
  })
}

/**
 * Creates an account with a role and the hash of its password. A learner is put into a cohort, by default into *Everyone*; the caller
 * then calls `refreshEnrolments`. Refuses an e-mail address that has an account, in any form, as `email-taken`.
 */
export async function createPerson(
  client: Pick<Db, 'person'>,
  { name, email }: Pick<SignUp, 'name' | 'email'>,
  role: Role,
  passwordHash: string,
  createdAt: Date,
  cohortId = everyoneId,
): Promise<Result<Account, 'email-taken'>> {
  const enrolment = role === 'learner' ? { enrolment: { create: { cohortId, joinedAt: createdAt } } } : {}
  try {
    const keys = personKeys({ name, email })
    const { addressKey } = keys
    // Two that are created at once have the same `email`. This finds accounts of earlier versions, which may have another form of it.
    if ((await client.person.count({ where: { addressKey } })) > 0) return err('email-taken')
    const data = { id: newId(), name, email: addressKey, role, passwordHash, createdAt, ...keys, ...enrolment }
    return ok(asAccount(await client.person.create({ data })))
  } catch (error) {
    if (isTaken(error)) return err('email-taken')
    throw error
  }
}

/** Converts a stored person into what pages show of them. */
export function asPerson({ id, name, email, ...row }: Omit<PersonRow, 'sessionVersion' | 'isAdministrator'>): Person {
  return { id, name, email, role: row.role === 'instructor' ? 'instructor' : 'learner' }
}

/** Converts a stored person into an account. */
export function asAccount(row: PersonRow): Account {
  const person = asPerson(row)
  return { ...person, sessionVersion: row.sessionVersion, isAdministrator: person.role === 'instructor' && row.isAdministrator }
}
