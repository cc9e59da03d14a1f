import type { AuthoredCourse, Finding } from '../authored-course'
import { listLessons } from './lesson-words'

/**
 * Finds claims whose common telling is contradicted or unsupported but is not written anywhere. The verdict is about the telling:
 * a reader who cannot see the telling would take the verdict for one on the claim itself.
 */
export function checkVerdictsWithoutTelling(course: AuthoredCourse): Finding[] {
  const quoted = new Set(
    listLessons(course).flatMap(({ source }) =>
      source.tags.flatMap(({ name, attributes }) => (name === 'OftenSaid' && attributes.claim ? [attributes.claim] : [])),
    ),
  )
  return [...course.claims.values()]
    .filter(({ verdict }) => verdict === 'contradicted' || verdict === 'unsupported')
    .filter(({ id, telling }) => telling === undefined && !quoted.has(id))
    .map(({ id, verdict }) => ({
      file: 'claims.yaml',
      line: course.lineOf.claims([id, 'verdict']),
      message: `The common telling of claim ${id} is ${verdict}, but the course does not show it.`,
      fix: `Write the telling in the claim's \`telling\`, or name the claim where a lesson quotes it: <OftenSaid claim="${id}">.`,
    }))
}
