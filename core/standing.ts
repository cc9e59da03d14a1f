/** After how many days without any activity a learner needs help. */
export const idleDays = 14
/** After how many days an open attempt needs help. */
export const openDays = 7
/** How many failed attempts at one quiz make a learner stuck, until the quiz is passed. */
export const stuckFails = 2

/**
 * How a learner stands in one module of the course. `failed` counts submitted attempts that did not pass. `missedSafety` is true if the
 * last submitted attempt missed a question on safety. `dueAt` is the date that is in force, or null.
 */
export type ModuleStanding = {
  module: string
  submitted: number
  failed: number
  isPassed: boolean
  missedSafety: boolean
  openSince: Date | null
  dueAt: Date | null
}

/** How a learner stands in the course. `lastActiveAt` is null if nothing was done yet. */
export type LearnerStanding = { joinedAt: Date; lastActiveAt: Date | null; modules: readonly ModuleStanding[] }

/** Why a learner needs help. `modules` are the quizzes that it is about, in the order of the course. */
export type HelpReason =
  | { kind: 'stuck'; modules: ModuleStanding[] }
  | { kind: 'safety'; modules: ModuleStanding[] }
  | { kind: 'overdue'; modules: ModuleStanding[] }
  | { kind: 'open'; modules: ModuleStanding[] }
  /** `since` is the last activity. If there was none, it is the day on which the learner joined. */
  | { kind: 'idle'; since: Date; hasBegun: boolean }

/**
 * Returns why a learner needs help, the most telling reason first, or an empty array. The rules:
 * - stuck: a quiz that is not passed was failed twice
 * - safety: the last attempt at a quiz that is not passed missed a question on safety
 * - overdue: the due date of a quiz that is not passed has gone by
 * - open: an attempt has been open for more than 7 days
 * - idle: nothing was done for 14 days, and a quiz is not passed yet
 */
export function listHelpReasons({ joinedAt, lastActiveAt, modules }: LearnerStanding, now: Date): HelpReason[] {
  const left = modules.filter(({ isPassed }) => !isPassed)
  const stuck = left.filter(({ failed }) => failed >= stuckFails)
  const safety = left.filter(({ missedSafety }) => missedSafety)
  const overdue = left.filter(({ dueAt }) => dueAt !== null && dueAt < now)
  const open = modules.filter(({ openSince }) => openSince !== null && openSince < daysBefore(now, openDays))
  const since = lastActiveAt ?? joinedAt
  const reasons: HelpReason[] = [
    { kind: 'stuck', modules: stuck },
    { kind: 'safety', modules: safety },
    { kind: 'overdue', modules: overdue },
    { kind: 'open', modules: open },
  ]
  const named = reasons.filter((each) => each.kind === 'idle' || each.modules.length > 0)
  const isIdle = left.length > 0 && since < daysBefore(now, idleDays)
  return isIdle ? [...named, { kind: 'idle', since, hasBegun: lastActiveAt !== null }] : named
}

/** Returns the moment that lies a number of days of 24 hours before another. */
export function daysBefore(moment: Date, days: number): Date {
  return new Date(moment.getTime() - days * 86_400_000)
}

/** Returns true if something was done after the moment at which it was due. Without a due date nothing is late. */
export function isLate(doneAt: Date, dueAt: Date | null): boolean {
  return dueAt !== null && doneAt > dueAt
}

/**
 * Returns how many attempts at a quiz a learner may still start, or null if there is no limit. `allowed` is what the cohort allows,
 * `extra` what instructors have given in addition, and `started` counts the attempts so far, the open one included.
 */
export function attemptsLeft({
  allowed,
  extra,
  started,
}: {
  allowed: number | null
  extra: number
  started: number
}): number | null {
  return allowed === null ? null : Math.max(0, allowed + extra - started)
}
