import { cache } from 'react'
import type { AuthoredCourse, Finding } from '@/core/course/authored-course'
import { type Claim, type Doubt, doubtOf, type Reference, type Strength, strengthOf, type Term } from '@/core/course/course'
import { ContentError, listModuleFolders, loadCourse } from '@/server/course/course'

/** The course, read once for a page: in development every other reading would be a new one. */
export const readCourse = cache((): AuthoredCourse => loadCourse())

/** What keeps the course from being read; empty where it can be. Only in development: a build with errors fails. */
export const listCourseErrors = cache((): Finding[] => {
  if (process.env.NODE_ENV !== 'development') return []
  try {
    readCourse()
    return []
  } catch (error) {
    if (error instanceof ContentError) return error.findings
    throw error
  }
})

/** The modules that have pages. Where the course has errors, any that may be there: Next would keep an empty list after it is mended. */
export function listModuleParams(): { slug: string }[] {
  const slugs = listCourseErrors().length > 0 ? listModuleFolders() : readCourse().modules.map(({ slug }) => slug)
  return slugs.map((slug) => ({ slug }))
}

/** A claim by its id. The loader has made sure that it is there. */
export function requireClaim(id: string): Claim {
  return required(readCourse().claims.get(id), `claim "${id}"`)
}

/** A claim as it is opened: its strength, its fine print, how its common telling holds up, and the sources that may be shown. */
export type ShownClaim = Pick<Claim, 'id' | 'text' | 'note' | 'verdict' | 'telling'> & {
  strength: Strength
  doubt: Doubt | null
  sources: Pick<Reference, 'id' | 'citation' | 'url'>[]
}

/** A claim as it is opened. */
export const showClaim = cache((claim: Claim): ShownClaim => {
  const { id, text, note, verdict, telling, references } = claim
  const sources = references.flatMap((each) => findShownReference(each) ?? [])
  return {
    ...{ id, text, note, verdict, telling, strength: strengthOf(claim), doubt: doubtOf(claim) },
    sources: sources.map(({ id, citation, url }) => ({ id, citation, url })),
  }
})

/** The claims of these ids as they are opened, without those that the course has no more, as an old attempt may name. */
export function listShownClaims(ids: readonly string[]): ShownClaim[] {
  return ids.flatMap((id) => readCourse().claims.get(id) ?? []).map(showClaim)
}

/** Where a passage is read again. */
export type PassageLink = { href: string; title: string }

/** The way to a passage and, from there, back to the page `from`; null where it is no longer taught. */
export function findPassageLink(module: string, passage: string, from: string): PassageLink | null {
  const found = readCourse()
    .modules.find(({ slug }) => slug === module)
    ?.passages.find(({ id }) => id === passage)
  return found ? { href: `/modules/${module}?from=${from}#${passage}`, title: found.title } : null
}

/** A term by its id. The loader has made sure that it is there. */
export function requireTerm(id: string): Term {
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
