import type { Instructor } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { type Db, db, sql } from './database/client'
import { byName } from './people'
import { logSecurity } from './security-log'

/**
 * Why a change of administrators is refused: whoever asks is not an administrator, the person is not an instructor, or no administrator
 * would be left.
 */
export type AdministratorError = 'not-administrator' | 'not-found' | 'last-administrator'

/** Makes an instructor an administrator, who sees everybody. Refusals: `not-administrator`, `not-found`. */
export async function appoint(administrator: Instructor, id: string): Promise<Result<null, 'not-administrator' | 'not-found'>> {
  const appointed = await db().$transaction((tx) => makeAdministrator(tx, id, administrator.id))
  if (appointed) return ok(null)
  return err((await isStillAdministrator(administrator)) ? 'not-found' : 'not-administrator')
}

/**
 * Takes the role of administrator from an instructor, who may be the one who asks. The person stays an instructor. Refusals:
 * `not-administrator`; `not-found` if the person is no administrator; `last-administrator`.
 */
export async function dismiss(administrator: Instructor, id: string): Promise<Result<null, AdministratorError>> {
  const dismissed = await db().$transaction((tx) => unmakeAdministrator(tx, id, administrator.id))
  if (dismissed) return ok(null)
  if (!(await isStillAdministrator(administrator))) return err('not-administrator')
  return err((await findIsAdministrator(id)) ? 'last-administrator' : 'not-found')
}

/** Hands the role of administrator over to another instructor, in one step. Refusals: `not-administrator`, `not-found`. */
export async function handOver(administrator: Instructor, id: string): Promise<Result<null, 'not-administrator' | 'not-found'>> {
  if (id === administrator.id) return err('not-found')
  return db().$transaction(async (tx): Promise<Result<null, 'not-administrator' | 'not-found'>> => {
    if (!(await makeAdministrator(tx, id, administrator.id))) {
      return err(
        (await tx.person.count({ where: { id: administrator.id, isAdministrator: true } })) ? 'not-found' : 'not-administrator',
      )
    }
    await unmakeAdministrator(tx, administrator.id, administrator.id)
    return ok(null)
  })
}

/** Like `appoint`, for the operator: does not check who asks. Refuses somebody who is not an instructor as `not-found`. */
export async function appointFromOutside(id: string): Promise<Result<null, 'not-found'>> {
  return (await db().$transaction((tx) => makeAdministrator(tx, id, null))) ? ok(null) : err('not-found')
}

/** Like `dismiss`, for the operator: does not check who asks. */
export async function dismissFromOutside(id: string): Promise<Result<null, 'not-found' | 'last-administrator'>> {
  if (await db().$transaction((tx) => unmakeAdministrator(tx, id, null))) return ok(null)
  return err((await findIsAdministrator(id)) ? 'last-administrator' : 'not-found')
}

/** Returns everybody who teaches, sorted by name, and who of them is an administrator. */
export async function listInstructors(): Promise<{ id: string; name: string; email: string; isAdministrator: boolean }[]> {
  return db().person.findMany({
    where: { role: 'instructor' },
    select: { id: true, name: true, email: true, isAdministrator: true },
    orderBy: byName,
  })
}

type Client = Pick<Db, '$executeRaw'>

// One statement each, which checks who asks and whether somebody is left, so that two who dismiss each other cannot both succeed. On
// PostgreSQL that takes a transaction, because single statements run at once there.
async function makeAdministrator(client: Client, id: string, byId: string | null): Promise<boolean> {
  const count = await client.$executeRaw`
    UPDATE "Person" SET "isAdministrator" = true WHERE "id" = ${id} AND "role" = 'instructor' AND ${isAskedBy(byId)}`
  if (count === 1) logSecurity('administrator-appointed', { person: id })
  return count === 1
}

async function unmakeAdministrator(client: Client, id: string, byId: string | null): Promise<boolean> {
  const count = await client.$executeRaw`
    UPDATE "Person" SET "isAdministrator" = false WHERE "id" = ${id} AND "isAdministrator" AND ${isAskedBy(byId)}
      AND (SELECT COUNT(*) FROM "Person" WHERE "isAdministrator") > 1`
  if (count === 1) logSecurity('administrator-dismissed', { person: id })
  return count === 1
}

// The operator, who asks from outside, is null.
function isAskedBy(byId: string | null) {
  return byId === null ? sql`1 = 1` : sql`EXISTS (SELECT 1 FROM "Person" a WHERE a."id" = ${byId} AND a."isAdministrator")`
}

async function isStillAdministrator({ id }: Instructor): Promise<boolean> {
  return (await findIsAdministrator(id)) === true
}

async function findIsAdministrator(id: string): Promise<boolean | null> {
  return (await db().person.findUnique({ where: { id }, select: { isAdministrator: true } }))?.isAdministrator ?? null
}
