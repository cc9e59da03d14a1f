import type { AuthoredCourse, Finding } from '../authored-course'
import type { ForbiddenSentence } from '../course'
import { listStatedSentences } from './statements'

/**
 * Finds sentences in which the course itself says what `forbidden.yaml` forbids. Such a sentence is allowed where the course
 * presents it as wrong or quotes it.
 */
export function checkForbiddenSentences(course: AuthoredCourse): Finding[] {
  const sentences = listStatedSentences(course)
  return course.forbidden.flatMap((rule) => {
    const isForbidden = forbids(rule)
    return sentences
      .filter(({ text }) => isForbidden(text))
      .map(({ file, line, text }) => ({ file, line, message: `${rule.message} (“${text}”)`, fix: rule.mend }))
  })
}

/** Finds sentences of `refused` that their own entry does not forbid, and sentences of `allowed` that any entry forbids. */
export function checkForbiddenExamples({ forbidden, lineOf }: AuthoredCourse): Finding[] {
  const at = (...path: PropertyKey[]) => ({ file: 'forbidden.yaml', line: lineOf.forbidden(path) })
  const rules = forbidden.map((rule) => ({ rule, isForbidden: forbids(rule) }))
  return rules.flatMap(({ rule: { refused = [], allowed = [] }, isForbidden }, i) => [
    ...refused.flatMap((text, j) => {
      if (isForbidden(text)) return []
      const message = `“${text}” should be forbidden, but this entry does not forbid it.`
      return [{ ...at(i, 'refused', j), message, fix: 'Widen `pattern`, or narrow `unless`.' }]
    }),
    ...allowed.flatMap((text, j) =>
      rules
        .filter((each) => each.isForbidden(text))
        .map(({ rule }) => ({
          ...at(i, 'allowed', j),
          message: `“${text}” should be allowed, but an entry forbids it: ${rule.message}`,
          fix: 'Narrow the `pattern` that forbids it, or widen its `unless`.',
        })),
    ),
  ])
}

function forbids({ pattern, unless }: ForbiddenSentence): (text: string) => boolean {
  const isForbidden = new RegExp(pattern, 'iu')
  const isException = unless === undefined ? null : new RegExp(unless, 'iu')
  return (text) => isForbidden.test(text) && !isException?.test(text)
}
