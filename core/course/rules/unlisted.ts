import type { AuthoredCourse, Finding } from '../authored-course'

/** Finds folders that hold a lesson or a quiz and that `course.yaml` does not list: nobody would see them. */
export function checkUnlisted({ unlisted, lineOf }: AuthoredCourse): Finding[] {
  return unlisted.map((slug) => ({
    file: 'course.yaml',
    line: lineOf.course(['modules']),
    message: `The folder "${slug}" holds a module that \`modules\` does not list.`,
    fix: `Add ${slug} to the list, or move the folder out of the course.`,
  }))
}
