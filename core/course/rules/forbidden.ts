import type { AuthoredCourse, Finding } from '../authored-course'
import { listStatedSentences } from './statements'

/** Sentences by which the course says what `forbidden.yaml` forbids. Where they are marked as wrong, or quoted, they may stand. */
export function checkForbiddenSentences(course: AuthoredCourse): Finding[] {
  const sentences = listStatedSentences(course)
  return course.forbidden.flatMap(({ pattern, unless, message, mend }) => {
    const isForbidden = new RegExp(pattern, 'iu')
    const isExcused = unless === undefined ? null : new RegExp(unless, 'iu')
    return sentences
      .filter(({ text }) => isForbidden.test(text) && !isExcused?.test(text))
      .map(({ file, line, text }) => ({ file, line, message: `${message} (“${text}”)`, fix: mend }))
  })
}
