import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import type { PluggableList } from 'unified'

/**
 * What a lesson may hold besides plain Markdown: tables, footnotes and text crossed out, and formulas in TeX. The check and the page
 * read lessons with the same list, so that what was checked is what is shown.
 */
export const lessonSyntax: PluggableList = [[remarkGfm, { singleTilde: false }], remarkMath]
