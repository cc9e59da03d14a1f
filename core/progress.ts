import { type Grade, highest } from './grade'

/**
 * A learner's progress in one module. `passage` is the bookmark, a passage id. `readAt` is when the learner said that the lesson
 * is read. `attempts` counts graded attempts, `openAttempt` is the id of the open one. `grade` is the highest grade; `isPassed`
 * is true if any attempt passed.
 */
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

/** What is stored about a learner in one module, from which progress is worked out. */
export type ModuleDoings = {
  passage: string | null
  readAt: Date | null
  openAttempt: string | null
  grades: readonly Grade[]
}

/** Works out the progress in one module. It is complete when the learner has read the lesson and passed any attempt. */
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

/** Returns true if the course has modules and all of them are complete. */
export function isCourseComplete(modules: readonly ModuleProgress[]): boolean {
  return modules.length > 0 && modules.every(({ isComplete }) => isComplete)
}
