import type { AuthoredCourse, Finding } from '../authored-course'
import { listStatedSentences } from './statements'

/**
 * Finds sentences in which the course itself says what `forbidden.yaml` forbids. Such a sentence is allowed where the course
 * presents it as wrong or quotes it.
 */
export function checkForbiddenSentences(course: AuthoredCourse): Finding[] {
  const sentences = listStatedSentences(course)
  return course.forbidden.flatMap(({ pattern, unless, message, mend }) => {
    const isForbidden = new RegExp(pattern, 'iu')
    const isException = unless === undefined ? null : new RegExp(unless, 'iu')
    return sentences
      .filter(({ text }) => isForbidden.test(text) && !isException?.test(text))
      .map(({ file, line, text }) => ({ file, line, message: `${message} (“${text}”)`, fix: mend }))
  })
}
