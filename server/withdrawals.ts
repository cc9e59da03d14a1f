import type { Instructor } from '@/core/people'
import type { Question } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import type { WithdrawalTarget } from '@/core/withdrawal'
import { proposeChanges } from './change-proposals'
import { findModule } from './course/course'
import { db, isTaken } from './database/client'
import { versionOfPassage } from './lesson-versions'
import { log } from './log'
import { hashOf, storeVersions } from './question-versions'
import { forgetWithdrawn } from './withdrawn'

/**
 * A withdrawal. `question` is the stem as it was withdrawn; null for a passage. `state` is `in-force`; `mended` if the files say something
 * else by now, so that it holds nothing back; or `put-back`. `given` is in how many submitted attempts everybody got the points.
 */
export type Withdrawal = {
  id: number
  module: string
  targetId: string
  question: string | null
  passage: string | null
  reason: string
  at: Date
  by: string | null
  state: 'in-force' | 'mended' | 'put-back'
  endedAt: Date | null
  endedBy: string | null
  given: number
}

/** Why something is neither withdrawn nor put back. */
export type WithdrawalError = 'not-found' | 'not-administrator'

const mostShown = 200

/**
 * Takes a question or a passage out of the running course at once, with a reason that learners read, and returns its id. Every instructor
 * can: what may hurt somebody cannot wait. A question is not given, practised or reviewed any more, and who has it in an open attempt gets
 * its points. For attempts that were submitted before, a correction is proposed. Doing it twice is doing it once.
 *
 * Refuses as `not-found` if the course has no such question or passage.
 */
export async function withdraw(
  instructor: Instructor,
  target: WithdrawalTarget,
  reason: string,
  now = new Date(),
): Promise<Result<number, 'not-found'>> {
  const found = await findTarget(target)
  if (!found) return err('not-found')
  const { openFor } = found
  const before = await db().withdrawal.findUnique({ where: { openFor } })
  if (before?.version === found.version) return ok(before.id)
  try {
    const made = await db().$transaction(async (tx) => {
      // What was mended since, and is wrong again, is another withdrawal.
      if (before) await tx.withdrawal.update({ where: { id: before.id }, data: ended(instructor, now) })
      return tx.withdrawal.create({ data: { ...found, reason, byId: instructor.id, at: now } })
    })
    await take(target)
    return ok(made.id)
  } catch (error) {
    // After a double click, the other request may have withdrawn it first.
    if (!isTaken(error)) throw error
    return ok((await db().withdrawal.findUniqueOrThrow({ where: { openFor } })).id)
  }
}

/**
 * Puts something back into the course. Whoever withdrew it can, and administrators. Points that were given stay given. Doing it twice is
 * doing it once. Refusals: `not-found`, `not-administrator`.
 */
export async function putBack(instructor: Instructor, id: number, now = new Date()): Promise<Result<null, WithdrawalError>> {
  const row = await db().withdrawal.findUnique({ where: { id } })
  if (!row) return err('not-found')
  if (instructor.sees !== 'everybody' && row.byId !== instructor.id) return err('not-administrator')
  const { count } = await db().withdrawal.updateMany({ where: { id, endedAt: null }, data: ended(instructor, now) })
  const { kind, module, targetId } = row
  if (count > 0) await take(kind === 'question' ? { module, question: targetId } : { module, passage: targetId })
  return ok(null)
}

/** Returns the withdrawals, the latest first and at most 200 of each: those that hold something back now, and the others. */
export async function listWithdrawals(): Promise<{ inForce: Withdrawal[]; past: Withdrawal[] }> {
  const select = { by: { select: { name: true } }, endedBy: { select: { name: true } }, questionVersion: true } as const
  const list = (endedAt: null | { not: null }) =>
    db().withdrawal.findMany({ where: { endedAt }, include: select, orderBy: { id: 'desc' }, take: mostShown })
  const rows = [...(await list(null)), ...(await list({ not: null }))]
  const counted = await db().answer.groupBy({
    by: ['withdrawalId'],
    where: { withdrawalId: { in: rows.map(({ id }) => id) } },
    _count: true,
  })
  const given = new Map(counted.map(({ withdrawalId, _count: count }) => [withdrawalId, count]))
  const shown = rows.map((row): Withdrawal => {
    const { id, module, targetId, reason, at, by, endedAt, endedBy, questionVersion } = row
    const question = questionVersion && (JSON.parse(questionVersion.body) as Question)
    return {
      ...{ id, module, targetId, reason, at, endedAt },
      question: question?.stem ?? null,
      passage: question ? question.passage : targetId,
      ...{ by: by?.name ?? null, endedBy: endedBy?.name ?? null },
      state: endedAt ? 'put-back' : isAsWithdrawn(row) ? 'in-force' : 'mended',
      given: given.get(id) ?? 0,
    }
  })
  return {
    inForce: shown.filter(({ state }) => state === 'in-force'),
    past: shown.filter(({ state }) => state !== 'in-force'),
  }
}

type Found = {
  kind: string
  module: string
  targetId: string
  version: string
  questionVersionId: number | null
  openFor: string
}

async function findTarget(target: WithdrawalTarget): Promise<Found | null> {
  const { module } = target
  if ('question' in target) {
    const question = findQuestion(module, target.question)
    if (!question) return null
    const [questionVersionId = null] = await storeVersions(module, [question])
    const named = { kind: 'question', module, targetId: question.id, openFor: `question/${question.id}` }
    return { ...named, version: hashOf(question), questionVersionId }
  }
  const taught = findModule(module)
  const version = taught && versionOfPassage(taught, target.passage)
  if (!version) return null
  const openFor = `passage/${module}/${target.passage}`
  return { kind: 'passage', module, targetId: target.passage, version, questionVersionId: null, openFor }
}

function findQuestion(module: string, id: string): Question | null {
  const taught = findModule(module)
  return [...(taught?.quiz.questions ?? []), ...(taught?.practice ?? [])].find((each) => each.id === id) ?? null
}

function isAsWithdrawn({ kind, module, targetId, version }: Omit<Found, 'openFor'>): boolean {
  const taught = findModule(module)
  if (kind === 'passage') return taught !== null && versionOfPassage(taught, targetId) === version
  const question = findQuestion(module, targetId)
  return question !== null && hashOf(question) === version
}

function ended({ id }: Instructor, now: Date) {
  return { openFor: null, endedAt: now, endedById: id }
}

// What is proposed for attempts that were submitted follows from what is withdrawn. A fault there must not undo the withdrawal, and the
// next start proposes it again.
async function take(target: WithdrawalTarget): Promise<void> {
  forgetWithdrawn()
  if (!('question' in target)) return
  await proposeChanges({ questionId: target.question }).catch((err: unknown) =>
    log.error({ err }, 'a correction for what was withdrawn could not be proposed; the next start proposes it'),
  )
}
