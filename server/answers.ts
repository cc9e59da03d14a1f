import { type AttemptError, judgeSave, type Save, type Saved } from '@/core/attempt'
import type { Learner } from '@/core/people'
import type { Question } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { type AnswerError, readAnswer, show, showAnswer } from '@/core/shown-question'
import { asSaved } from './attempt-rows'
import { db } from './db'
import { loadVersions } from './question-versions'
import { seededBy } from './seed'

/**
 * Saves what a learner has for one question. Nothing is graded. The same save twice is one save.
 *
 * Refused: `not-found` (also somebody else's, or no such position), `closed` once submitted, `stale` where something newer is
 * kept, `malformed-answer` and `unknown-choice` where the answer is none to this question; nothing is changed then.
 */
export async function saveAnswer(
  id: string,
  position: number,
  save: Save,
  learner: Learner,
  now = new Date(),
): Promise<Result<{ revision: number }, AttemptError | AnswerError>> {
  const place = await findPlace(id, position)
  if (!place || place.personId !== learner.id) return err('not-found')
  const read = readAnswer(place.question, seededBy(place.seed), save.answer)
  if (!read.ok) return read

  const { confidence, isFlagged, revision } = save
  const written = await db().answer.updateMany({
    // A mark is given when the attempt is closed: without one the answer is still open.
    where: { attemptId: id, position, revision: { lt: revision }, mark: null },
    data: { value: read.value === null ? null : JSON.stringify(read.value), confidence, isFlagged, revision, savedAt: now },
  })
  if (written.count === 1) return ok({ revision })

  const kept = await db().answer.findUnique({ where: { attemptId_position: { attemptId: id, position } } })
  if (!kept) return err('not-found')
  const judged = judgeSave(asSaved(kept), { answer: read.value, confidence, isFlagged, revision })
  if (judged === 'repeated') return ok({ revision })
  return err(kept.mark === null ? 'stale' : 'closed')
}

/** What is kept for one question of a learner's attempt, in shown ids; null where there is none. */
export async function findSaved(id: string, position: number, learner: Learner): Promise<Saved | null> {
  const place = await findPlace(id, position)
  if (!place || place.personId !== learner.id) return null
  const kept = await db().answer.findUnique({ where: { attemptId_position: { attemptId: id, position } } })
  if (!kept) return null
  const saved = asSaved(kept)
  return { ...saved, answer: showAnswer(place.question, seededBy(place.seed), saved.answer) }
}

/** A question of a learner's attempt as it is shown, with what is kept for it; null where there is none. */
export async function findOpenQuestion(id: string, position: number, learner: Learner) {
  const place = await findPlace(id, position)
  const saved = await findSaved(id, position, learner)
  return place && saved && { shown: show(place.question, seededBy(place.seed)), saved }
}

// What never changes of an attempt is kept, so that a save need not read it each time.
type Place = { personId: string; seed: string; versions: Map<number, number> }
const places = new Map<string, Place>()
const placesAtMost = 10_000

async function findPlace(id: string, position: number): Promise<(Place & { question: Question }) | null> {
  const place = places.get(id) ?? (await readPlace(id))
  const version = place?.versions.get(position)
  if (!place || version === undefined) return null
  const questions = await loadVersions([version])
  return { ...place, question: questions.get(version) as Question }
}

async function readPlace(id: string): Promise<Place | null> {
  const row = await db().attempt.findUnique({
    where: { id },
    select: { personId: true, seed: true, answers: { select: { position: true, questionVersionId: true } } },
  })
  if (!row) return null
  if (places.size >= placesAtMost) places.delete(places.keys().next().value as string)
  const versions = new Map(row.answers.map(({ position, questionVersionId }) => [position, questionVersionId]))
  const place = { personId: row.personId, seed: row.seed, versions }
  places.set(id, place)
  return place
}
