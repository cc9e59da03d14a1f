import type { Question } from '../question'
import type { Quiz } from '../quiz'
import type { Claim, Course, ForbiddenSentence, Misconception, Module, Passage, RecordedIds, Reference, Term } from './course'
import type { Figure } from './figure'

/** Something wrong in a course file, where it is, and how to mend it. Lines count from 1. */
export type Finding = { file: string; line: number; message: string; fix: string }

/** The line, from 1, of what a path leads to: keys and places in lists. A path that leads nowhere gives the line of its last part that is there. */
export type LineOf = (path: readonly PropertyKey[]) => number

/** The part of a lesson's syntax tree that the checks need. */
export type LessonNode = {
  type: string
  name?: string | null
  value?: string
  depth?: number
  url?: string
  alt?: string | null
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: LessonNode[]
  position?: { start: { line: number; offset?: number }; end: { line: number; offset?: number } }
}

/** A lesson's text, taken apart: front matter (unchecked), body, passages in order, and the tree of the body, which begins after `bodyLine`. */
export type LessonSource = {
  facts: unknown
  lineOfFact: LineOf
  body: string
  bodyLine: number
  passages: (Passage & { line: number })[]
  tags: { name: string; attributes: Record<string, string>; line: number; passage: string | null }[]
  tree: LessonNode
  findings: Finding[]
}

/** A page of words: the course home, or what the course says about itself. */
export type Page = { title: string; summary: string; body: string; source: LessonSource }

/** A module with everything that its author wrote. Only what runs on the server may hold one. */
export type AuthoredModule = Module & {
  body: string
  source: LessonSource
  quiz: Quiz
  practice: Question[]
  figures: Figure[]
  lineOf: Record<'quiz' | 'practice' | 'figures', LineOf>
}

/** The files of a course folder that belong to no module, and where things stand in them. Paths into the lists begin with an id. */
export type CourseLines = Record<'course' | 'claims' | 'references' | 'misconceptions' | 'glossary' | 'forbidden' | 'ids', LineOf>

/** A whole course, as `modules/` has it. `recorded` is null where the course keeps no `ids.yaml`. */
export type AuthoredCourse = {
  dir: string
  course: Course
  home: Page
  about: Page
  modules: AuthoredModule[]
  claims: Map<string, Claim>
  references: Map<string, Reference>
  misconceptions: Map<string, Misconception>
  terms: Map<string, Term>
  forbidden: ForbiddenSentence[]
  recorded: RecordedIds | null
  lineOf: CourseLines
}
