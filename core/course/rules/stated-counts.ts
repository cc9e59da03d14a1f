import type { AuthoredCourse, Finding, Page } from '../authored-course'
import type { StatedCount } from '../page'
import { listBlocks } from './lesson-words'

/** Finds numbers that a page states about its own course and that are not those of the course, or that the page does not contain. */
export function checkStatedCounts(course: AuthoredCourse): Finding[] {
  const pages: [string, Page][] = [
    ['home.mdx', course.home],
    ['about.mdx', course.about],
  ]
  return pages.flatMap(([file, { counts = [], source }]) => {
    const said = listBlocks(source).map(({ text }) => text)
    return counts.flatMap((count, i) => {
      const at = (field: string) => ({ file, line: source.lineOfFact(['counts', i, field]) })
      if (!said.some((text) => text.includes(count.says))) {
        const message = `The page does not say “${count.says}”.`
        return [{ ...at('says'), message, fix: 'Write the words as they stand in the page, or take the count out.' }]
      }
      const stated = Number(/\d+/.exec(count.says)?.[0])
      const found = listCounted(course, count.of).filter((id) => !count.ids || new RegExp(count.ids, 'iu').test(id)).length
      if (stated === found) return []
      const message = `The page says “${count.says}”, but the course has ${found}.`
      return [{ ...at('of'), message, fix: `Write ${found}, in the page as well, or correct what is counted.` }]
    })
  })
}

function listCounted(course: AuthoredCourse, of: StatedCount['of']): string[] {
  const references = [...course.references.values()]
  switch (of) {
    case 'claims':
      return [...course.claims.keys()]
    case 'references':
      return references.map(({ id }) => id)
    case 'citable references':
      return references.filter(({ citable }) => citable).map(({ id }) => id)
    case 'modules':
      return course.modules.map(({ slug }) => slug)
    case 'graded questions':
      return course.modules.flatMap(({ quiz }) => quiz.questions.map(({ id }) => id))
  }
}
