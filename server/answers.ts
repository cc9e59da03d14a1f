import { type AttemptError, judgeSave, type Save, type Saved } from '@/core/attempt'
import type { Session, Viewer } from '@/core/people'
import { type AnswerError, isUnreadable, readAnswer, type ShownQuestion, show, showAnswer } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { findLaidOutQuestion } from './attempt-layouts'
import { type AnswerRow, asSaved } from './attempt-rows'
import { db, heldSql } from './database/client'
import { doesSessionHold } from './sessions'

/**
 * Saves a learner's answer to one question. Nothing is graded. Repeating a save has no further effect.
 *
 * A `Session` is enough: the statement that saves also checks that the session is still valid, and no other result is returned
 * before that has been checked.
 *
 * A refused save changes nothing. The refusals:
 * - `signed-out`: the session is no longer valid
 * - `not-found`: there is no such attempt or position, or the attempt belongs to somebody else
 * - `closed`: the attempt was already submitted
 * - `stale`: something newer is saved
 * - `malformed-answer`, `unknown-choice`: see `readAnswer`
 */
export async function saveAnswer(
  id: string,
  position: number,
  save: Save,
  session: Session,
  now = new Date(),
): Promise<Result<{ revision: number; isUnreadable?: true }, 'signed-out' | AttemptError | AnswerError>> {
  const laidOut = await findLaidOutQuestion(id, position, session)
  const read = laidOut && readAnswer(laidOut.question, laidOut.seeded, save.answer)
  const { revision } = save
  const asked = read?.ok ? { ...save, answer: read.value } : null
  const isUnread = laidOut !== null && asked !== null && isUnreadable(laidOut.question, asked.answer)
  const saved = { revision, ...(isUnread && { isUnreadable: true as const }) }
  if (asked && (await write(id, position, asked, session, now))) return ok(saved)

  if (!(await doesSessionHold(session))) return err('signed-out')
  const row = laidOut && (await findRow(id, position))
  if (!row) return err('not-found')
  if (asked && judgeSave(asSaved(row), asked) === 'repeated') return ok(saved)
  if (row.mark !== null) return err('closed')
  return read && !read.ok ? read : err('stale')
}

/**
 * Returns a question of a learner's attempt, as the attempt shows it, and what is saved for it, in shown ids. `isUnreadable` is true if
 * that should be a number and cannot be read as one. Returns null if there is no such question or the attempt belongs to somebody else.
 */
export async function findOpenQuestion(
  id: string,
  position: number,
  viewer: Viewer,
): Promise<{ shown: ShownQuestion; saved: Saved; isUnreadable: boolean } | null> {
  const laidOut = await findLaidOutQuestion(id, position, viewer)
  const row = laidOut && (await findRow(id, position))
  if (!row) return null
  const saved = asSaved(row)
  const { question, seeded } = laidOut
  const answer = showAnswer(question, seeded, saved.answer)
  return { shown: show(question, seeded), saved: { ...saved, answer }, isUnreadable: isUnreadable(question, saved.answer) }
}

/** Returns true if the given value, in shown ids, is a valid answer or a blank to one question of a learner's own attempt. */
export async function isAnswerTo(id: string, position: number, given: unknown, viewer: Viewer): Promise<boolean> {
  const laidOut = await findLaidOutQuestion(id, position, viewer)
  return laidOut !== null && readAnswer(laidOut.question, laidOut.seeded, given).ok
}

function findRow(attemptId: string, position: number): Promise<AnswerRow | null> {
  return db().answer.findUnique({ where: { attemptId_position: { attemptId, position } } })
}

// This statement runs more often than any other. Building it with Prisma took a third of the time of a save, so it is written in
// SQL that SQLite and PostgreSQL both understand. Closing an attempt gives every answer a mark, so an answer without one is still
// open.
async function write(id: string, position: number, { answer, ...save }: Saved, session: Session, now: Date): Promise<boolean> {
  const value = answer === null ? null : JSON.stringify(answer)
  const changed = await db().$executeRaw`
    UPDATE "Answer"
    SET "value" = ${value}, "confidence" = ${save.confidence}, "isFlagged" = ${save.isFlagged},
      "revision" = ${save.revision}, "savedAt" = ${now}
    WHERE "attemptId" = ${id} AND "position" = ${position} AND "revision" < ${save.revision} AND "mark" IS NULL
      AND EXISTS (SELECT 1 FROM "Person" WHERE "id" = ${session.id} AND "sessionVersion" = ${session.sessionVersion} ${heldSql()})
      AND NOT EXISTS (SELECT 1 FROM "EndedSession" WHERE "id" = ${session.sessionId})`
  return changed === 1
}
