import { createHash } from 'node:crypto'
import type { Instructor } from '@/core/people'
import { err, ok, type Result } from '@/core/result'
import { startFinishing } from './correction-job'
import { loadCourse } from './course/course'
import { db } from './database/client'
import { countRead, listSources, type NoticeSource, type ReadCount } from './notices'
import type { ChangeError, ChangeState } from './version-changes'

/** A claim whose text has changed since it was taught: what was said, what the course says now, and the sources of that. */
export type FactChange = {
  id: number
  claimId: string
  said: string
  isNow: string
  source: NoticeSource[]
  state: ChangeState
  proposedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
  readers: ReadCount
}

/**
 * Compares what the claims of the course say with what was taught before, and proposes each difference once. A claim that is new is only
 * stored; one that the course has no longer is left as it was. Call it when the server starts. Returns how many proposals are new.
 */
export async function proposeFactChanges(now = new Date()): Promise<number> {
  const { claims } = loadCourse()
  const stored = new Map((await db().taughtClaim.findMany()).map((each) => [each.claimId, each]))
  const open = new Map((await db().factChange.findMany({ where: { state: 'proposed' } })).map((each) => [each.claimId, each]))
  const fresh = [...claims.values()].filter(({ id }) => !stored.has(id))
  await db().taughtClaim.createMany({
    data: fresh.map(({ id, text }) => ({ claimId: id, text, hash: hashOfText(text), since: now })),
  })
  let proposed = 0
  for (const { claimId, text: said, hash } of stored.values()) {
    const claim = claims.get(claimId)
    const waiting = open.get(claimId)
    const isNow = claim === undefined || hashOfText(claim.text) === hash ? null : claim.text.trim()
    if (waiting && waiting.isNow !== isNow) {
      await db().factChange.update({ where: { id: waiting.id }, data: { state: 'obsolete', openFor: null } })
    }
    if (isNow === null || waiting?.isNow === isNow) continue
    const source = JSON.stringify(listSources([claimId]))
    const data = {
      claimId,
      said,
      isNow,
      source,
      modules: JSON.stringify(listTeaching(claimId)),
      state: 'proposed',
      openFor: claimId,
    }
    await db().factChange.create({ data: { ...data, proposedAt: now } })
    proposed += 1
  }
  return proposed
}

/**
 * Returns the changed facts in a state, the latest first, at most 100, with how many of the learners whom the instructor sees were told and
 * have read it.
 */
export async function listFactChanges(instructor: Instructor, state: ChangeState): Promise<FactChange[]> {
  const rows = await db().factChange.findMany({
    where: { state },
    include: { decidedBy: { select: { name: true } } },
    orderBy: { id: 'desc' },
    take: 100,
  })
  const read = await countRead(
    instructor,
    'fact',
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, claimId, said, isNow, source, proposedAt, decidedAt, decidedBy }) => ({
    ...{ id, claimId, said, isNow, state, proposedAt, decidedAt },
    source: JSON.parse(source) as NoticeSource[],
    decidedBy: decidedBy?.name ?? null,
    readers: read.get(id) ?? { notified: 0, read: 0 },
  }))
}

/**
 * Decides about a changed fact: that what was said was wrong, so that everybody who was taught it gets a notice, or that only the wording is
 * another. From then on the new text is what is taught. Deciding the same twice is deciding it once. Refusals: `not-administrator`;
 * `not-found` if nothing is proposed under this id, also because another administrator was faster.
 */
export async function decideFactChange(
  instructor: Instructor,
  id: number,
  corrects: boolean,
  now = new Date(),
): Promise<Result<null, ChangeError>> {
  if (instructor.sees !== 'everybody') return err('not-administrator')
  const state = corrects ? 'corrected' : 'kept'
  const isDecided = await db().$transaction(async (tx) => {
    const where = { id, state: 'proposed' }
    const data = { state, openFor: null, decidedAt: now, decidedById: instructor.id }
    if ((await tx.factChange.updateMany({ where, data })).count === 0) return false
    const { claimId, isNow } = await tx.factChange.findUniqueOrThrow({ where: { id } })
    await tx.taughtClaim.update({ where: { claimId }, data: { text: isNow, hash: hashOfText(isNow), since: now } })
    return true
  })
  if (!isDecided) return (await db().factChange.count({ where: { id, state } })) > 0 ? ok(null) : err('not-found')
  if (corrects) startFinishing()
  return ok(null)
}

/** Decides that every changed fact up to the id `last` is only worded otherwise. Returns how many. Refuses as `not-administrator`. */
export async function keepAllFacts(
  instructor: Instructor,
  last: number,
  now = new Date(),
): Promise<Result<number, 'not-administrator'>> {
  if (instructor.sees !== 'everybody') return err('not-administrator')
  const open = await db().factChange.findMany({ where: { state: 'proposed', id: { lte: last } }, select: { id: true } })
  for (const { id } of open) await decideFactChange(instructor, id, false, now)
  return ok(open.length)
}

function listTeaching(claimId: string): string[] {
  return loadCourse()
    .modules.filter(
      ({ passages, quiz }) =>
        passages.some(({ claims }) => claims.includes(claimId)) || quiz.questions.some(({ claims }) => claims.includes(claimId)),
    )
    .map(({ slug }) => slug)
}

// White space is no content.
function hashOfText(text: string): string {
  return createHash('sha256').update(text.trim().replace(/\s+/gu, ' ')).digest('base64url')
}
