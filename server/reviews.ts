import type { Confidence } from '@/core/confidence'
import { type ExplainedQuestion, explain } from '@/core/explained'
import type { Viewer } from '@/core/people'
import {
  type AnswerError,
  isBlank,
  isUnreadable,
  mark,
  type Question,
  readAnswer,
  type ShownQuestion,
  show,
} from '@/core/question'
import { err, ok, type Result } from '@/core/result'
import { enterReview, listSitting, needsReview, pickReview, type ReviewItem, reschedule } from '@/core/review'
import { findModule, loadCourse } from './course/course'
import { type Db, db } from './database/client'
import { readSecret } from './env'
import { listOpenQuestionIds } from './question-versions'
import { seededBy } from './seed'
import { listWithdrawnIds } from './withdrawn'

/**
 * A question to review. `id` is the question id of the item that is due. `shown` may be another question on the same objective.
 */
export type DueQuestion = { id: string; module: string; shown: ShownQuestion }

/**
 * Counts a learner's due questions, including those of an open attempt. Objectives that are no longer taught, or whose questions are all
 * withdrawn, do not count.
 */
export async function countDue(viewer: Viewer, now = new Date()): Promise<number> {
  const rows = await db().review.findMany({ where: { personId: viewer.id, dueAt: { lte: now } } })
  return (await onlyTaught(rows)).length
}

/**
 * Returns when a learner's next question is due after `now`; with a `questionId`, when that question is. Returns null if none is
 * due later.
 */
export async function findNextDue(viewer: Viewer, questionId?: string, now = new Date()): Promise<Date | null> {
  const where = { personId: viewer.id, dueAt: { gt: now }, ...(questionId !== undefined && { questionId }) }
  const rows = await db().review.findMany({ where, orderBy: { dueAt: 'asc' } })
  return (await onlyTaught(rows))[0]?.dueAt ?? null
}

/** Returns the due questions of one sitting, in the order of `listSitting`. Questions of an open attempt and withdrawn ones are left out. */
export async function listDueQuestions(viewer: Viewer, now = new Date()): Promise<DueQuestion[]> {
  const items: ReviewItem[] = await db().review.findMany({ where: { personId: viewer.id, dueAt: { lte: now } } })
  const withheld = await listWithheldIds(viewer)
  // Items that cannot be asked now are left out first, so that the sitting is filled with items that can.
  const askable = new Map(items.map((item) => [item, pick(item, viewer, withheld)] as const).filter(([, picked]) => picked))
  return listSitting([...askable.keys()], now).map((item) => {
    const picked = askable.get(item) as Question
    return { id: item.questionId, module: item.module, shown: show(picked, seedOf(item, viewer)) }
  })
}

/** Returns one due question. Returns null if it is not due, or if every question for it is in an open attempt or withdrawn. */
export async function findDue(questionId: string, viewer: Viewer, now = new Date()): Promise<DueQuestion | null> {
  const item = await findItem(questionId, viewer, now)
  const picked = item && pick(item, viewer, await listWithheldIds(viewer))
  return item && picked ? { id: questionId, module: item.module, shown: show(picked, seedOf(item, viewer)) } : null
}

/**
 * Marks the answer to a due question, reschedules the question, and explains it. Nothing is graded. A blank counts as wrong.
 *
 * Refusals: `not-due` if the question is not due, for example because it was just answered; `malformed-answer` and
 * `unknown-choice` as in `readAnswer`; `unreadable-number` as in `isUnreadable`. After all but the first the question stays due.
 */
export async function answerReview(
  questionId: string,
  given: unknown,
  confidence: Confidence | null,
  viewer: Viewer,
  now = new Date(),
): Promise<Result<ExplainedQuestion, 'not-due' | AnswerError | 'unreadable-number'>> {
  const item = await findItem(questionId, viewer, now)
  const picked = item && pick(item, viewer, await listWithheldIds(viewer))
  if (!item || !picked) return err('not-due')
  const read = readAnswer(picked, seedOf(item, viewer), given)
  if (!read.ok) return read
  if (isUnreadable(picked, read.value)) return err('unreadable-number')

  const outcome = { mark: mark(picked, read.value), confidence: isBlank(read.value) ? null : confidence }
  const next = reschedule(item, outcome, now)
  // Two tabs may answer at once. Only the one that finds the item unchanged may reschedule it.
  const where = { personId: viewer.id, questionId, dueAt: item.dueAt }
  const moved = next
    ? await db().review.updateMany({ where, data: { ...next, updatedAt: now } })
    : await db().review.deleteMany({ where })
  if (moved.count === 0) return err('not-due')
  return ok(explain(picked, read.value, outcome.mark, outcome.confidence))
}

/** Puts the missed and guessed questions of an attempt into review. Questions that are already in review start again. */
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

// The seed stays the same until the item is rescheduled, so that a page that is loaded twice shows the same question and order.
function seedOf({ questionId, dueAt }: ReviewItem, { id }: Viewer) {
  return seededBy(`${readSecret()}/review/${id}/${questionId}/${dueAt.getTime()}`)
}

// The questions that are part of an open attempt, and those that are withdrawn.
async function listWithheldIds(viewer: Viewer): Promise<Set<string>> {
  return new Set([...(await listOpenQuestionIds(viewer.id)), ...(await listWithdrawnIds())])
}

async function onlyTaught<Item extends Pick<ReviewItem, 'module' | 'objective'>>(items: readonly Item[]): Promise<Item[]> {
  const { modules } = loadCourse()
  const withdrawn = await listWithdrawnIds()
  const isAsked = (objective: string) => (question: Question) => question.objective === objective && !withdrawn.has(question.id)
  return items.filter(({ module, objective }) =>
    modules.some(({ slug, quiz }) => slug === module && quiz.questions.some(isAsked(objective))),
  )
}
