import { cache } from 'react'
import type { AuthoredCourse, AuthoredModule, Finding, Picture } from '@/core/course/authored-course'
import { type Claim, doubtOf, type Reference, type Term } from '@/core/course/course'
import {
  type Doubt,
  doubts,
  findStrength,
  type LegendWords,
  listStrengths,
  type StrengthSymbol,
  type UsualStrength,
} from '@/core/course/evidence'
import { ContentError, listModuleFolders, loadCourse } from '@/server/course/course'
import { usualDoubtWords, usualStrengthWords } from './words/strength'

/** The course, read once for each page: in development every other reading would read the files again. */
export const readCourse = cache((): AuthoredCourse => loadCourse())

/** What keeps the course from being read; empty if it can be. Only in development: a build of a course with errors fails. */
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

/**
 * The modules that have pages. In a course with errors these are all that have a folder: Next would otherwise keep an empty list
 * after the errors are fixed.
 */
export function listModuleParams(): { slug: string }[] {
  const slugs = listCourseErrors().length > 0 ? listModuleFolders() : readCourse().modules.map(({ slug }) => slug)
  return slugs.map((slug) => ({ slug }))
}

/** A module that the course teaches, by its slug; null if there is none. */
export function findTaughtModule(slug: string): AuthoredModule | null {
  return readCourse().modules.find((module) => module.slug === slug) ?? null
}

/** The title of a module. An attempt may be of a module that the course has no longer; then these words stand for its title. */
export function titleOfModule(slug: string): string {
  return findTaughtModule(slug)?.title ?? 'A module that is no longer taught'
}

/** A claim by its id. Throws if there is none; the loader of the course makes sure that there is. */
export function requireClaim(id: string): Claim {
  return required(readCourse().claims.get(id), `claim "${id}"`)
}

/** Words of the scale of evidence. `isOwn` is true for words of the course, and false for the usual ones, which are the interface's. */
type ShownWords = LegendWords & { isOwn: boolean }

/** A strength of evidence as a page shows it, in the words of the course. */
export type ShownStrength = { id: string; symbol: StrengthSymbol } & ShownWords

/** What is wrong with a common telling, as a page shows it, in the words of the course. */
export type ShownDoubt = { id: Doubt } & ShownWords

/** The scale of evidence of the course, in the order of its legend. */
export const listShownStrengths = cache((): ShownStrength[] =>
  listStrengths(readCourse().course).map(({ id, symbol, words }) => ({
    ...{ id, symbol },
    ...(words ?? usualStrengthWords[id as UsualStrength]),
    isOwn: words !== null,
  })),
)

/** The strength of a claim's evidence. It depends on the evidence alone; the verdict is shown with the telling. */
export function strengthOf({ id, evidence }: Pick<Claim, 'id' | 'evidence'>): ShownStrength {
  const found = findStrength(listStrengths(readCourse().course), evidence)
  return required(
    listShownStrengths().find((each) => each.id === found?.id),
    `strength "${evidence}", which claim "${id}" names`,
  )
}

/** Every doubt about common tellings, in the order of the legend. */
export function listShownDoubts(): ShownDoubt[] {
  const { doubts: own } = readCourse().course
  return doubts.map((id) => ({ id, ...(own?.[id] ?? usualDoubtWords[id]), isOwn: own?.[id] !== undefined }))
}

/** What is wrong with the common telling of a claim; null if nothing is. */
export function shownDoubtOf(claim: Pick<Claim, 'verdict'>): ShownDoubt | null {
  return listShownDoubts().find(({ id }) => id === doubtOf(claim)) ?? null
}

/** A claim as a page shows it: its strength, its note, how its common telling holds up, and the sources that may be shown. */
export type ShownClaim = Pick<Claim, 'id' | 'text' | 'note' | 'verdict' | 'telling'> & {
  strength: ShownStrength
  doubt: ShownDoubt | null
  /** Null in a course that shows no sources at all. */
  sources: Pick<Reference, 'id' | 'citation' | 'url'>[] | null
}

/** A claim as a page shows it. */
export const showClaim = cache((claim: Claim): ShownClaim => {
  const { id, text, note, verdict, telling, references } = claim
  const sources = references.flatMap((each) => findShownReference(each) ?? [])
  return {
    ...{ id, text, note, verdict, telling, strength: strengthOf(claim), doubt: shownDoubtOf(claim) },
    sources: hasCourseList('/references') ? sources.map(({ id, citation, url }) => ({ id, citation, url })) : null,
  }
})

/** The claims of these ids as a page shows them. A claim that the course has no longer, as in an old attempt, is left out. */
export function listShownClaims(ids: readonly string[]): ShownClaim[] {
  return ids.flatMap((id) => readCourse().claims.get(id) ?? []).map(showClaim)
}

/** A link to a passage, with its title. */
export type PassageLink = { href: string; title: string }

/** The link to a passage, which also leads back to the page `from`; null if the course has that passage no longer. */
export function findPassageLink(module: string, passage: string, from: string): PassageLink | null {
  const found = findTaughtModule(module)?.passages.find(({ id }) => id === passage)
  return found ? { href: `/modules/${module}?from=${from}#${passage}`, title: found.title } : null
}

/** A term of the glossary by its id. Throws if there is none; the loader of the course makes sure that there is. */
export function requireTerm(id: string): Term {
  return required(readCourse().terms.get(id), `term "${id}"`)
}

/**
 * A picture of a module's lesson by the name of its file; of the course home or the page about the course if the module is null.
 * Throws if there is none; the loader of the course makes sure that there is.
 */
export function requirePicture(module: string | null, file: string): Picture {
  const { modules, home, about } = readCourse()
  const sources = module === null ? [home, about] : modules.filter(({ slug }) => slug === module)
  const pictures = sources.flatMap(({ source }) => source.pictures)
  return required(
    pictures.find((each) => each.file === file),
    `picture "${file}"`,
  )
}

/** A source by its id; null if the course does not have it, or may not show it. */
export function findShownReference(id: string): Reference | null {
  const found = readCourse().references.get(id)
  return found?.citable ? found : null
}

/** A page that lists something of the course: its address, and what links to it say. */
export type CourseList = { href: '/claims' | '/references' | '/glossary'; text: string }

/** The pages that list claims, sources and terms. A course without any of these has no such page, and nothing links to it. */
export const listCourseLists = cache((): CourseList[] => {
  const { claims, references, terms } = readCourse()
  const all: [CourseList, boolean][] = [
    [{ href: '/claims', text: 'Evidence' }, claims.size > 0],
    [{ href: '/references', text: 'References' }, [...references.values()].some(({ citable }) => citable)],
    [{ href: '/glossary', text: 'Glossary' }, terms.size > 0],
  ]
  return all.filter(([, isFilled]) => isFilled).map(([page]) => page)
})

/** Whether the course has something for a page that lists it. */
export function hasCourseList(href: CourseList['href']): boolean {
  return listCourseLists().some((page) => page.href === href)
}

function required<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`There is no ${what}.`)
  return found
}
