import { type Grade, highest } from './grade'

/** How far somebody is in one module. `grade` is the highest; `isPassed` says whether any attempt passed. */
export type ModuleProgress = {
  module: string
  passage: string | null
  readAt: Date | null
  attempts: number
  openAttempt: string | null
  grade: Grade | null
  isPassed: boolean
  isComplete: boolean
}

/** What is known of somebody's doings in one module. */
export type ModuleDoings = {
  passage: string | null
  readAt: Date | null
  openAttempt: string | null
  grades: readonly Grade[]
}

/** Progress in one module: complete when the lesson is marked read and any attempt passed. */
export function moduleProgress(module: string, { passage, readAt, openAttempt, grades }: ModuleDoings): ModuleProgress {
  const isPassed = grades.some((each) => each.isPassed)
  return {
    module,
    passage,
    readAt,
    attempts: grades.length,
    openAttempt,
    grade: highest(grades),
    isPassed,
    isComplete: readAt !== null && isPassed,
  }
}

/** A course is complete when each of its modules is. */
export function isCourseComplete(modules: readonly ModuleProgress[]): boolean {
  return modules.length > 0 && modules.every(({ isComplete }) => isComplete)
}
