import { cache } from 'react'
import type { AuthoredCourse } from '@/core/authored-course'
import type { Claim, Reference, Term } from '@/core/course'
import { loadCourse } from '@/server/content'

/** The course, read once for a page: in development every other reading would be a new one. */
export const readCourse = cache((): AuthoredCourse => loadCourse())

/** A claim by its id. The loader has made sure that it is there. */
export function findClaim(id: string): Claim {
  return required(readCourse().claims.get(id), `claim "${id}"`)
}

/** A term by its id. The loader has made sure that it is there. */
export function findTerm(id: string): Term {
  return required(readCourse().terms.get(id), `term "${id}"`)
}

/** A source by its id; null where it is unknown or may not be shown. */
export function findShownReference(id: string): Reference | null {
  const found = readCourse().references.get(id)
  return found?.citable ? found : null
}

function required<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`There is no ${what}.`)
  return found
}
