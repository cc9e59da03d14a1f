import type { AuthoredCourse, Finding } from '../authored-course'
import { listLessons } from './lesson-words'

/**
 * Claims whose common telling is contradicted or unsupported and is nowhere to be read: the verdict is about the telling, and
 * beside what is so it would be read as a verdict on that.
 */
export function checkVerdictsWithoutTelling(course: AuthoredCourse): Finding[] {
  const told = new Set(
    listLessons(course).flatMap(({ source }) =>
      source.tags.flatMap(({ name, attributes }) => (name === 'OftenSaid' && attributes.claim ? [attributes.claim] : [])),
    ),
  )
  return [...course.claims.values()]
    .filter(({ verdict }) => verdict === 'contradicted' || verdict === 'unsupported')
    .filter(({ id, telling }) => telling === undefined && !told.has(id))
    .map(({ id, verdict }) => ({
      file: 'claims.yaml',
      line: course.lineOf.claims([id, 'verdict']),
      message: `The common telling of claim ${id} is ${verdict}, and nobody can read it.`,
      fix: `Write in its \`telling\` how it is often told, or name it where a lesson says so: <OftenSaid claim="${id}">.`,
    }))
}
