import { z } from 'zod'
import { words } from '../questions/every-question'
import { pattern } from './course'

/** A number that a page states about its own course, so that the check can count again. */
export const statedCount = z.strictObject({
  /** Words of the page, with the number in digits. The first number in them counts. */
  says: words.regex(/\d/, 'write the number in digits'),
  /** What is counted. */
  of: z.enum(['claims', 'references', 'citable references', 'modules', 'graded questions']),
  /** A regular expression. If it is given, only what has a matching id is counted. */
  ids: pattern.optional(),
})
/** A number that `statedCount` accepts. */
export type StatedCount = z.infer<typeof statedCount>

/** The front matter of the course home and of the page about the course. */
export const pageFacts = z.strictObject({
  /** The title of the page. */
  title: words,
  /** One or two sentences about the page. */
  summary: words,
  /** Numbers that the page states about its own course. */
  counts: z.array(statedCount).optional(),
})
/** Front matter that `pageFacts` accepts. */
export type PageFacts = z.infer<typeof pageFacts>
