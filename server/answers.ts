import { type AttemptError, judgeSave, type Save, type Saved } from '@/core/attempt'
import type { Session, Viewer } from '@/core/people'
import { type AnswerError, readAnswer, type ShownQuestion, show, showAnswer } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { findLaidOutQuestion } from './attempt-layouts'
import { type AnswerRow, asSaved } from './attempt-rows'
import { db } from './database/client'
import { doesSessionHold } from './sessions'

/**
 * Saves what a learner has for one question. Nothing is graded. The same save twice is one save.
 *
 * A session that was only read is enough: the one statement that saves also asks whether it still holds, and nothing else is
 * told before that was asked.
 *
 * Refused: `signed-out` where the session was ended, `not-found` (also somebody else's, or no such position), `closed` once
 * submitted, `stale` where something newer is kept, `malformed-answer` and `unknown-choice` where the answer is none to this
 * question; nothing is changed then.
 */
export async function saveAnswer(
  id: string,
  position: number,
  save: Save,
  session: Session,
  now = new Date(),
): Promise<Result<{ revision: number }, 'signed-out' | AttemptError | AnswerError>> {
  const laidOut = await findLaidOutQuestion(id, position, session)
  const read = laidOut && readAnswer(laidOut.question, laidOut.seeded, save.answer)
  const { revision } = save
  const asked = read?.ok ? { ...save, answer: read.value } : null
  if (asked && (await write(id, position, asked, session, now))) return ok({ revision })

  if (!(await doesSessionHold(session))) return err('signed-out')
  if (read && !read.ok) return read
  const kept = asked && (await findRow(id, position))
  if (!kept) return err('not-found')
  if (judgeSave(asSaved(kept), asked) === 'repeated') return ok({ revision })
  return err(kept.mark === null ? 'stale' : 'closed')
}

/** What is kept for one question of a learner's attempt, in shown ids; null where there is none. */
export async function findSaved(id: string, position: number, viewer: Viewer): Promise<Saved | null> {
  return (await findOpenQuestion(id, position, viewer))?.saved ?? null
}

/** A question of a learner's attempt as it is shown, with what is kept for it; null where there is none. */
export async function findOpenQuestion(
  id: string,
  position: number,
  viewer: Viewer,
): Promise<{ shown: ShownQuestion; saved: Saved } | null> {
  const laidOut = await findLaidOutQuestion(id, position, viewer)
  const kept = laidOut && (await findRow(id, position))
  if (!kept) return null
  const saved = asSaved(kept)
  const answer = showAnswer(laidOut.question, laidOut.seeded, saved.answer)
  return { shown: show(laidOut.question, laidOut.seeded), saved: { ...saved, answer } }
}

/** True where something given in shown ids is an answer, or a blank, to one question of a learner's attempt. */
export async function isAnswerTo(id: string, position: number, given: unknown, viewer: Viewer): Promise<boolean> {
  const laidOut = await findLaidOutQuestion(id, position, viewer)
  return laidOut !== null && readAnswer(laidOut.question, laidOut.seeded, given).ok
}

function findRow(attemptId: string, position: number): Promise<AnswerRow | null> {
  return db().answer.findUnique({ where: { attemptId_position: { attemptId, position } } })
}

// The statement that runs most often is written out, for both engines alike: worked out anew by the client each time, it made up a
// third of a save. A mark is given when the attempt is closed: without one the answer is still open.
async function write(id: string, position: number, { answer, ...save }: Saved, session: Session, now: Date): Promise<boolean> {
  const value = answer === null ? null : JSON.stringify(answer)
  const changed = await db().$executeRaw`
    UPDATE "Answer"
    SET "value" = ${value}, "confidence" = ${save.confidence}, "isFlagged" = ${save.isFlagged},
      "revision" = ${save.revision}, "savedAt" = ${now}
    WHERE "attemptId" = ${id} AND "position" = ${position} AND "revision" < ${save.revision} AND "mark" IS NULL
      AND EXISTS (SELECT 1 FROM "Person" WHERE "id" = ${session.id} AND "sessionVersion" = ${session.sessionVersion})`
  return changed === 1
}
