import type { Confidence } from '@/core/confidence'
import { type ExplainedQuestion, explain } from '@/core/explained'
import type { Viewer } from '@/core/people'
import { type AnswerError, isBlank, mark, type Question, readAnswer, type ShownQuestion, show } from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { enterReview, listSitting, needsReview, pickReview, type ReviewItem, reschedule } from '@/core/review'
import { findModule, loadCourse } from './course/course'
import { type Db, db } from './database/client'
import { readSecret } from './env'
import { listOpenQuestionIds } from './question-versions'
import { seededBy } from './seed'

/** A question to review. `id` is the id of the item that is due, which may be asked about by another question. */
export type DueQuestion = { id: string; module: string; shown: ShownQuestion }

/** How many of a learner's questions are due, those of an open attempt among them; not what is no longer taught. */
export async function countDue(viewer: Viewer, now = new Date()): Promise<number> {
  const rows = await db().review.findMany({ where: { personId: viewer.id, dueAt: { lte: now } } })
  return keepTaught(rows).length
}

/** When the first of a learner's questions comes back after `now`, or when the one named does; null where none will. */
export async function findNextDue(viewer: Viewer, questionId?: string, now = new Date()): Promise<Date | null> {
  const where = { personId: viewer.id, dueAt: { gt: now }, ...(questionId !== undefined && { questionId }) }
  const rows = await db().review.findMany({ where, orderBy: { dueAt: 'asc' } })
  return keepTaught(rows)[0]?.dueAt ?? null
}

/** Up to five due questions, certain-but-wrong first, mixed across modules; none of an open attempt. */
export async function listDueQuestions(viewer: Viewer, now = new Date()): Promise<DueQuestion[]> {
  const items: ReviewItem[] = await db().review.findMany({ where: { personId: viewer.id, dueAt: { lte: now } } })
  const withheld = await listOpenQuestionIds(viewer.id)
  // What cannot be asked now is left out first, so that it takes no place from what can.
  const askable = new Map(items.map((item) => [item, pick(item, viewer, withheld)] as const).filter(([, picked]) => picked))
  return listSitting([...askable.keys()], now).map((item) => {
    const picked = askable.get(item) as Question
    return { id: item.questionId, module: item.module, shown: show(picked, seedOf(item, viewer)) }
  })
}

/** One due question as it is shown; null where it is not due, or its questions stand in an open attempt. */
export async function findDue(questionId: string, viewer: Viewer, now = new Date()): Promise<DueQuestion | null> {
  const item = await findItem(questionId, viewer, now)
  const picked = item && pick(item, viewer, await listOpenQuestionIds(viewer.id))
  return item && picked ? { id: questionId, module: item.module, shown: show(picked, seedOf(item, viewer)) } : null
}

/**
 * Checks the answer to a due question, moves the question on, and explains it. Nothing is graded.
 *
 * Refused: `not-due` (also a second time), `malformed-answer`, `unknown-choice`. A blank counts as a miss.
 */
export async function answerReview(
  questionId: string,
  given: unknown,
  confidence: Confidence | null,
  viewer: Viewer,
  now = new Date(),
): Promise<Result<ExplainedQuestion, 'not-due' | AnswerError>> {
  const item = await findItem(questionId, viewer, now)
  const picked = item && pick(item, viewer, await listOpenQuestionIds(viewer.id))
  if (!item || !picked) return err('not-due')
  const read = readAnswer(picked, seedOf(item, viewer), given)
  if (!read.ok) return read

  const outcome = { mark: mark(picked, read.value), confidence: isBlank(read.value) ? null : confidence }
  const next = reschedule(item, outcome, now)
  // Two tabs may answer at once: only the one that still finds the item where it was moves it.
  const where = { personId: viewer.id, questionId, dueAt: item.dueAt }
  const moved = next
    ? await db().review.updateMany({ where, data: { ...next, updatedAt: now } })
    : await db().review.deleteMany({ where })
  if (moved.count === 0) return err('not-due')
  return ok(explain(picked, read.value, outcome.mark, outcome.confidence))
}

/** Puts what an attempt missed, and what was guessed, into review; what was in review already starts again. */
export async function enterReviews(
  tx: Pick<Db, 'review'>,
  personId: string,
  module: string,
  marked: readonly { question: Question; mark: number; confidence: Confidence | null }[],
  now: Date,
): Promise<void> {
  const items = marked
    .filter(needsReview)
    .map(({ question, ...outcome }) => ({ ...enterReview(question, module, outcome, now), personId, updatedAt: now }))
  if (items.length === 0) return
  await tx.review.deleteMany({ where: { personId, questionId: { in: items.map(({ questionId }) => questionId) } } })
  await tx.review.createMany({ data: items })
}

async function findItem(questionId: string, viewer: Viewer, now: Date): Promise<ReviewItem | null> {
  const row = await db().review.findUnique({ where: { personId_questionId: { personId: viewer.id, questionId } } })
  return row && row.dueAt <= now ? row : null
}

function pick(item: ReviewItem, viewer: Viewer, withheld: ReadonlySet<string>): Question | null {
  return pickReview(item, findModule(item.module)?.quiz.questions ?? [], withheld, seedOf(item, viewer))
}

// The same until the item moves, so that a page that is loaded twice shows the same question in the same order.
function seedOf({ questionId, dueAt }: ReviewItem, { id }: Viewer) {
  return seededBy(`${readSecret()}/review/${id}/${questionId}/${dueAt.getTime()}`)
}

function keepTaught<Item extends Pick<ReviewItem, 'module' | 'objective'>>(items: readonly Item[]): Item[] {
  const { modules } = loadCourse()
  return items.filter(({ module, objective }) =>
    modules.some(({ slug, quiz }) => slug === module && quiz.questions.some((each) => each.objective === objective)),
  )
}
