import type { Confidence } from './confidence'
import { isCertainButWrong } from './ending'
import { isWhole } from './grade'
import type { Question } from './question'
import { type Seeded, shuffle } from './seed'

/** Days until a question comes back: first after the attempt, then after one and after two successful reviews. */
const intervalDays = [1, 7, 30] as const

/** The largest number of questions in one sitting. */
export const sittingSize = 5

/** A question in review. `step` counts successful reviews in a row. The question is due from `dueAt` on. */
export type ReviewItem = {
  questionId: string
  module: string
  objective: string
  step: number
  isCertainButWrong: boolean
  dueAt: Date
}

/**
 * The result of one answer. `mark` is a fraction 0..1. The confidence of a blank and of a number that cannot be read is null: it says
 * nothing of an answer.
 */
export type Outcome = { mark: number; confidence: Confidence | null }

/** Returns true if a question should come back: its answer was not wholly right, or it was a guess. */
export function needsReview({ mark, confidence }: Outcome): boolean {
  return !isWhole(mark) || confidence === 'guessing'
}

/** Returns the review item of a question that enters review after an attempt. It is due in 1 day. */
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
    isCertainButWrong: isCertainButWrong({ ...outcome, isBlank: false, isUnreadable: false }),
    dueAt: daysAfter(now, intervalDays[0]),
  }
}

/**
 * Returns the item after a review. A success moves it to the next interval; anything else brings it back in 1 day. Returns null
 * after the last success: the question leaves review.
 */
export function reschedule(item: ReviewItem, outcome: Outcome, now: Date): ReviewItem | null {
  if (needsReview(outcome)) {
    return {
      ...item,
      step: 0,
      isCertainButWrong: isCertainButWrong({ ...outcome, isBlank: false, isUnreadable: false }),
      dueAt: daysAfter(now, intervalDays[0]),
    }
  }
  const next = intervalDays[item.step + 1]
  return next === undefined ? null : { ...item, step: item.step + 1, isCertainButWrong: false, dueAt: daysAfter(now, next) }
}

/**
 * Returns the due items in the order of a sitting, at most `sittingSize` of them. Items that were answered wrongly with certainty
 * come first. Modules alternate; within a module, the item that has been due longest comes first.
 */
export function listSitting(items: readonly ReviewItem[], now: Date): ReviewItem[] {
  const due = items.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  const certainButWrong = due.filter((each) => each.isCertainButWrong)
  const others = due.filter((each) => !each.isCertainButWrong)
  return [...alternateModules(certainButWrong), ...alternateModules(others)].slice(0, sittingSize)
}

/**
 * Picks the question with which an item is reviewed: another one on the same objective if there is one, otherwise the item's own.
 * `withheld` has the ids of questions that must not be shown, such as those of an open attempt. Returns null if no question is
 * left.
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

function alternateModules(items: ReviewItem[]): ReviewItem[] {
  const byModule = new Map<string, ReviewItem[]>()
  for (const each of items) byModule.set(each.module, [...(byModule.get(each.module) ?? []), each])
  const longest = Math.max(0, ...[...byModule.values()].map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => [...byModule.values()].flatMap((list) => list[i] ?? [])).flat()
}

function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000)
}
