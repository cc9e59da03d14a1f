import { createHmac, timingSafeEqual } from 'node:crypto'
import { foldEmail } from '@/core/email'
import { type BadRow, readInvitees } from '@/core/invitation'
import type { PasswordFault } from '@/core/password'
import type { Instructor, LinkError, Viewer } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { readRows } from './csv'
import { type Db, db } from './database/client'
import { asOffer, type CohortOffer, moveTo } from './enrolments'
import { readEnv, readSecret } from './env'
import { findPasswordFault } from './new-passwords'
import { type ListPage, placePage } from './pages'
import { fitsPassword, hashPassword } from './passwords'
import { type Account, asAccount, createPerson, findAccountByEmail, seenBy } from './people'
import { sinceFirstPress } from './second-press'
import { logSecurity } from './security-log'
import { newId } from './seed'
import { refreshEnrolments, thePerson } from './standings'

const invitationDays = 30
/** The largest number of learners that one list can invite. */
export const mostInvitees = 1000
/** The longest list that is read, in characters. */
export const longestList = 100_000

/** An invitation as its cohort's instructors see it. `link` is null once it was used or has expired. */
export type ShownInvitation = {
  id: string
  email: string
  name: string
  createdAt: Date
  state: 'open' | 'joined' | 'expired'
  link: string | null
}

/** Why a list of invitations is refused. `bad-rows` comes with the rows; nothing was stored. */
export type InvitationError = 'not-found' | 'cohort-archived' | 'list-empty' | 'list-long' | 'list-unreadable'

/** What came of a list: how many were invited, who was in the cohort already, and the rows that cannot be used. */
export type Invited = { invited: number; present: number; badRows: BadRow[] }

/**
 * Invites the learners of a CSV list: an e-mail address in each row, and a name if there is one. The column titles may be in the first row;
 * without them the column with an @ has the addresses. Inviting an address again replaces its invitation.
 *
 * If a row cannot be used, nothing is stored and `invited` is 0, unless `keepsGood` asks to invite the others. Refusals:
 * `InvitationError`.
 */
export async function inviteLearners(
  instructor: Instructor,
  cohortId: string,
  list: string,
  keepsGood: boolean,
  now = new Date(),
): Promise<Result<Invited, InvitationError>> {
  const cohort = await db().cohort.findFirst({ where: { AND: [{ id: cohortId }, seenBy(instructor).cohorts] } })
  if (!cohort) return err('not-found')
  if (cohort.archivedAt) return err('cohort-archived')
  if (list.length > longestList) return err('list-long')
  const rows = readRows(list)
  if (!rows) return err('list-unreadable')
  const { invitees, badRows } = readInvitees(rows)
  if (invitees.length + badRows.length === 0) return err('list-empty')
  if (invitees.length + badRows.length > mostInvitees) return err('list-long')
  if (badRows.length > 0 && !keepsGood) return ok({ invited: 0, present: 0, badRows })

  const emails = invitees.map(({ email }) => email)
  const present = await db().person.findMany({
    where: { addressKey: { in: emails }, enrolment: { cohortId } },
    select: { addressKey: true },
  })
  const there = new Set(present.map(({ addressKey }) => addressKey))
  const wanted = invitees.filter(({ email }) => !there.has(email))
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
  const byId = instructor.id
  await db().$transaction([
    db().invitation.deleteMany({ where: { cohortId, email: { in: wanted.map(({ email }) => email) } } }),
    db().invitation.createMany({
      data: wanted.map((each) => ({ ...each, id: newId(), cohortId, createdAt: now, expiresAt, byId })),
    }),
  ])
  return ok({ invited: wanted.length, present: there.size, badRows })
}

/**
 * Returns a page of the invitations of a cohort, the newest first, then by address, 50 to a page. `open` counts those of all pages that can
 * still be used. Empty if the instructor may not see the cohort.
 */
export async function listInvitations(
  instructor: Instructor,
  cohortId: string,
  page = 1,
  now = new Date(),
): Promise<ListPage<ShownInvitation> & { open: number }> {
  const where = { cohortId, cohort: seenBy(instructor).cohorts }
  const open = await db().invitation.count({ where: { ...where, ...isOpen(now) } })
  const { skip, take, ...place } = placePage(page, await db().invitation.count({ where }), invitationsOnAPage)
  const rows = await db().invitation.findMany({ where, orderBy: newestFirst, skip, take })
  return { ...place, open, rows: rows.map((row) => asShown(row, now)) }
}

/** Returns all invitations of a cohort that can still be used, as `listInvitations` does. */
export async function listOpenInvitations(
  instructor: Instructor,
  cohortId: string,
  now = new Date(),
): Promise<ShownInvitation[]> {
  const where = { cohortId, cohort: seenBy(instructor).cohorts, ...isOpen(now) }
  return (await db().invitation.findMany({ where, orderBy: newestFirst })).map((row) => asShown(row, now))
}

const invitationsOnAPage = 50
const newestFirst = [{ createdAt: 'desc' as const }, { email: 'asc' as const }]

function isOpen(now: Date) {
  return { usedAt: null, expiresAt: { gt: now } }
}

type InvitationRow = { id: string; email: string; name: string; createdAt: Date; expiresAt: Date; usedAt: Date | null }

function asShown({ id, email, name, createdAt, expiresAt, usedAt }: InvitationRow, now: Date): ShownInvitation {
  const state = usedAt ? 'joined' : expiresAt > now ? 'open' : 'expired'
  return { id, email, name, createdAt, state, link: state === 'open' ? `${readEnv().origin}/join/${tokenOf(id)}` : null }
}

/** Takes an unused invitation back. Refuses as `not-found` if there is none, or the instructor may not see its cohort. */
export async function withdrawInvitation(instructor: Instructor, id: string): Promise<Result<null, 'not-found'>> {
  const removed = await db().invitation.deleteMany({ where: { id, usedAt: null, cohort: seenBy(instructor).cohorts } })
  return removed.count === 1 ? ok(null) : err('not-found')
}

/** An invitation as whoever has its link sees it. */
export type Offer = { email: string; name: string; hasAccount: boolean; cohort: CohortOffer }

/** Returns what a one-time link to join offers. Returns null if it was used, has expired, was withdrawn or never existed. */
export async function findOffer(token: string, now = new Date()): Promise<Offer | null> {
  const row = await findUsable(db(), token, now)
  if (!row) return null
  const { email, name, cohort } = row
  return { email, name, hasAccount: (await findAccountByEmail(email)) !== null, cohort: asOffer(cohort) }
}

/**
 * Puts the viewer, who has agreed to it, into the cohort that a one-time link offers. The link cannot be used again, but a second press of
 * the button by whoever has joined with it changes nothing and succeeds.
 *
 * Refusals: `link-invalid`; `other-address` if the invitation is for another e-mail address; `not-a-learner` for an instructor.
 */
export async function acceptOffer(
  token: string,
  viewer: Viewer,
  now = new Date(),
): Promise<Result<CohortOffer, LinkError | 'other-address' | 'not-a-learner'>> {
  return db().$transaction(async (tx): Promise<Result<CohortOffer, LinkError | 'other-address' | 'not-a-learner'>> => {
    const row = await findUsable(tx, token, now)
    if (!row) return (await hasJoinedWith(tx, token, viewer.id)) ?? err('link-invalid')
    if (row.email !== foldEmail(viewer.email)) return err('other-address')
    if (viewer.role !== 'learner') return err('not-a-learner')
    await tx.invitation.update({ where: { id: row.id }, data: { usedAt: now, usedById: viewer.id } })
    await moveTo(tx, viewer.id, row.cohort.id, now)
    return ok(asOffer(row.cohort))
  })
}

/**
 * Makes a learner's account with a one-time link, for the e-mail address that was invited, in the cohort that invited it. The link cannot
 * be used again, but the same form sent again within a minute returns the account that the first one made.
 *
 * Refusals: `link-invalid`; `email-taken` if the address has an account by now; `password-common` and `password-personal` if the password
 * is easy to guess; `crowded` while too many passwords wait to be hashed. After all but the first the link is still valid.
 */
export async function signUpByOffer(
  token: string,
  { name, password }: { name: string; password: string },
  now = new Date(),
): Promise<Result<Account, LinkError | 'email-taken' | 'crowded' | PasswordFault>> {
  const offer = await findOffer(token, now)
  if (!offer) return (await findJustMade(token, { name, password }, now)) ?? err('link-invalid')
  const fault = await findPasswordFault(password, { name, email: offer.email })
  if (fault) return err(fault)
  const passwordHash = await hashPassword(password)
  if (passwordHash === null) return err('crowded')
  if (await findAccountByEmail(offer.email)) return (await findJustMade(token, { name, password }, now)) ?? err('email-taken')
  const made = await db().$transaction(async (tx): Promise<Result<Account, LinkError | 'email-taken'>> => {
    const row = await findUsable(tx, token, now)
    if (!row) return err('link-invalid')
    const made = await createPerson(tx, { name, email: row.email }, 'learner', passwordHash, now, row.cohort.id)
    if (!made.ok) return made
    await tx.invitation.update({ where: { id: row.id }, data: { usedAt: now, usedById: made.value.id } })
    await refreshEnrolments(tx, thePerson(made.value.id))
    return made
  })
  if (made.ok) logSecurity('signed-up', { person: made.value.id })
  return made.ok ? made : ((await findJustMade(token, { name, password }, now)) ?? made)
}

// The offer that somebody has joined with, if they are still in its cohort.
async function hasJoinedWith(
  client: Pick<Db, 'invitation'>,
  token: string,
  personId: string,
): Promise<Result<CohortOffer, never> | null> {
  const where = { id: idIn(token) ?? '', usedById: personId, cohort: { enrolments: { some: { personId } } } }
  const row = await client.invitation.findFirst({ where, include: withCohort })
  return row && ok(asOffer(row.cohort))
}

// The account that the same form has just made. Without the name and the password the link of somebody else would let its finder in.
async function findJustMade(
  token: string,
  { name, password }: { name: string; password: string },
  now: Date,
): Promise<Result<Account, 'crowded'> | null> {
  const usedAt = { gte: sinceFirstPress(now) }
  const row = await db().invitation.findFirst({ where: { id: idIn(token) ?? '', usedAt }, include: { usedBy: true } })
  if (!row?.usedBy || row.usedBy.name !== name || row.usedBy.createdAt < usedAt.gte) return null
  const fits = await fitsPassword(row.usedBy.passwordHash, password)
  if (fits === null) return err('crowded')
  return fits ? ok(asAccount(row.usedBy)) : null
}

const withCohort = { cohort: { include: { instructors: { include: { person: { select: { name: true } } } } } } } as const

type UsableRow = { id: string; email: string; name: string; cohort: Parameters<typeof asOffer>[0] }

function findUsable(client: Pick<Db, 'invitation'>, token: string, now: Date): Promise<UsableRow | null> {
  const id = idIn(token)
  const where = { id: id ?? '', usedAt: null, expiresAt: { gt: now }, cohort: { archivedAt: null } }
  return client.invitation.findFirst({ where, include: withCohort })
}

// The database alone does not give the links away: the second half is made of the secret of the installation.
function tokenOf(id: string): string {
  return `${id}${createHmac('sha256', readSecret()).update(`invitation/${id}`).digest('base64url').slice(0, 22)}`
}

function idIn(token: string): string | null {
  if (token.length !== 44) return null
  const id = token.slice(0, 22)
  const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(id))]
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}
