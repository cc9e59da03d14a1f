import type { Question } from '../question'
import type { Quiz } from '../quiz'
import type { Claim, Course, ForbiddenSentence, Misconception, Module, Passage, RecordedIds, Reference, Term } from './course'
import type { Figure } from './figure'
import type { PageFacts } from './page'

/** A problem in a course file: the file, the line (counted from 1), what is wrong, and how to fix it. */
export type Finding = { file: string; line: number; message: string; fix: string }

/**
 * Returns the line, counted from 1, of the value at a path of field names and list indexes. If nothing is at the path, returns
 * the line of the longest part of the path that exists.
 */
export type LineOf = (path: readonly PropertyKey[]) => number

/** A node of a lesson's syntax tree, with the fields that the rules need. */
export type LessonNode = {
  type: string
  name?: string | null
  value?: string
  depth?: number
  url?: string
  alt?: string | null
  title?: string | null
  checked?: boolean | null
  identifier?: string
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: LessonNode[]
  position?: { start: { line: number; offset?: number }; end: { line: number; offset?: number } }
}

/**
/**
 * A picture of a lesson or page: the name of its file beside the lesson, the address at which it is served, its size in CSS pixels,
 * its media type and its content. The address holds a hash of the content.
 */
export type Picture = { file: string; address: string; width: number; height: number; type: string; content: Uint8Array }

/**
 * A parsed MDX file. `facts` is the front matter, not yet checked against a schema; `misread` has the paths in it of entries whose
 * text was cut off, which was reported already. `bodyLine` is the number of lines before the body. `passages` and `tags` are in
 * reading order, and `pictures` has each picture once. `findings` are the problems found while parsing.
 */
export type LessonSource = {
  facts: unknown
  lineOfFact: LineOf
  misread: PropertyKey[][]
  body: string
  bodyLine: number
  passages: (Passage & { line: number })[]
  pictures: Picture[]
  tags: { name: string; attributes: Record<string, string>; line: number; passage: string | null }[]
  tree: LessonNode
  findings: Finding[]
}

/** A page that is not a lesson: the course home, or the page about the course. */
export type Page = PageFacts & { body: string; source: LessonSource }

/** A module with everything that its author wrote, keys included. It must never be sent to a browser. */
export type AuthoredModule = Module & {
  body: string
  source: LessonSource
  quiz: Quiz
  practice: Question[]
  figures: Figure[]
  lineOf: Record<'quiz' | 'practice' | 'figures', LineOf>
}

/**
 * The line numbers of the course files that belong to no module. In a file that is a list of entries, a path begins with an id.
 */
export type CourseLines = Record<'course' | 'claims' | 'references' | 'misconceptions' | 'glossary' | 'forbidden' | 'ids', LineOf>

/**
 * A whole course, as it is read from its folder. `recorded` is null if the folder has no `ids.yaml`. `unlisted` are
 * folders that look like modules and that \`course.yaml\` does not list. `doubts` are findings of the reader: what the files may say,
 * but probably do not mean.
 */
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
  unlisted: string[]
  doubts: Finding[]
  lineOf: CourseLines
}
