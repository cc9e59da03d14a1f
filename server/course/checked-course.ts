import type { AuthoredCourse, Finding } from '@/core/course/authored-course'
import { checkCourse } from '@/core/course/check'
import type { CountSyllables } from '@/core/course/rules/readability'
import { readCourseFolder } from './course'

/** A course folder and all that was found in it. `isWhole` is false if the rules wait until the first errors are mended. */
export type CheckedCourse = { course: AuthoredCourse | null; errors: Finding[]; warnings: Finding[]; isWhole: boolean }

/**
 * Reads a course folder and looks at it by every rule. If a file does not have its form or an id names nothing, only that is
 * returned: the rules would report what follows from it. `countSyllables` is as `checkCourse` takes it.
 */
export function checkCourseFolder(dir: string, countSyllables: CountSyllables | null): CheckedCourse {
  const { course, findings, isSound } = readCourseFolder(dir)
  if (!course || !isSound) return { course, errors: findings, warnings: [], isWhole: false }
  const { errors, warnings } = checkCourse(course, countSyllables)
  return { course, errors: [...findings, ...errors], warnings, isWhole: true }
}
