import type { Confidence } from './confidence'
import type { Question } from './question'
import { type Seeded, shuffle } from './seed'

/** Days until a question comes back: after the first, the second and the third time. */
const intervalDays = [1, 7, 30] as const

/** How many questions are reviewed at a sitting. */
export const sittingSize = 5

/** A question that should come back. `step` counts the reviews in a row that went well. */
export type ReviewItem = {
  questionId: string
  module: string
  objective: string
  step: number
  isCertainButWrong: boolean
  dueAt: Date
}

/** What is known of a question that was just answered. */
export type Outcome = { mark: number; confidence: Confidence | null }

/** True where an answer shows that the question should come back: it was missed, in part or whole, or guessed. */
export function needsReview({ mark, confidence }: Outcome): boolean {
  return mark < 1 || confidence === 'guessing'
}

/** The question as it enters review after an attempt, due in a day. */
export function enterReview(
  question: Pick<Question, 'id' | 'objective'>,
  module: string,
  outcome: Outcome,
  now: Date,
): ReviewItem {
  return {
    questionId: question.id,
    module,
    objective: question.objective,
    step: 0,
    isCertainButWrong: isCertainButWrong(outcome),
    dueAt: daysAfter(now, intervalDays[0]),
  }
}

/** The question after a review: further off when it went well, back to a day after a miss; null when it is done with. */
export function reschedule(item: ReviewItem, outcome: Outcome, now: Date): ReviewItem | null {
  if (needsReview(outcome)) {
    return { ...item, step: 0, isCertainButWrong: isCertainButWrong(outcome), dueAt: daysAfter(now, intervalDays[0]) }
  }
  const next = intervalDays[item.step + 1]
  return next === undefined ? null : { ...item, step: item.step + 1, isCertainButWrong: false, dueAt: daysAfter(now, next) }
}

/** What is due, in the order of a sitting: certain but wrong first, then mixed across modules, what waits longest first in each. */
export function listSitting(items: readonly ReviewItem[], now: Date): ReviewItem[] {
  const due = items.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  const first = due.filter((each) => each.isCertainButWrong)
  return [...mix(first), ...mix(due.filter((each) => !each.isCertainButWrong))].slice(0, sittingSize)
}

/**
 * The question with which an item is reviewed: preferably another one on the same objective. `withheld` are the ids that
 * must not be shown, such as those of an open attempt; null where nothing is left.
 */
export function pickReview(
  item: ReviewItem,
  bank: readonly Question[],
  withheld: ReadonlySet<string>,
  seeded: Seeded,
): Question | null {
  const free = bank.filter(({ id, objective }) => objective === item.objective && !withheld.has(id))
  const others = shuffle(
    free.filter(({ id }) => id !== item.questionId),
    seeded,
    ({ id }) => `review/${id}`,
  )
  return others[0] ?? free[0] ?? null
}

function isCertainButWrong({ mark, confidence }: Outcome): boolean {
  return mark < 1 && confidence === 'certain'
}

function mix(items: ReviewItem[]): ReviewItem[] {
  const byModule = new Map<string, ReviewItem[]>()
  for (const each of items) byModule.set(each.module, [...(byModule.get(each.module) ?? []), each])
  const longest = Math.max(0, ...[...byModule.values()].map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => [...byModule.values()].flatMap((list) => list[i] ?? [])).flat()
}

function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000)
}
