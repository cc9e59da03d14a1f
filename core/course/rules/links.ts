import type { AuthoredCourse, Finding } from '../authored-course'
import { lineOfNode, listLessons, listNodes, type PlacedLesson, wordsOf } from './lesson-words'

/** The addresses of the pages that every course has. */
const pages = ['/', '/about', '/claims', '/glossary', '/references', '/progress', '/reviews']

/**
 * Finds links to a page or passage that does not exist, links to an address that is not https, and links whose words do not say
 * where they lead. It makes no request.
 */
export function checkBrokenLinks(course: AuthoredCourse): Finding[] {
  return listLessons(course).flatMap((lesson) =>
    listNodes(lesson.source.tree, ({ type }) => type === 'link').flatMap((node) => {
      const problem = whyNotFollowed(course, lesson, node.url ?? '') ?? whyNotUnderstood(wordsOf(node))
      return problem ? [{ file: lesson.file, line: lineOfNode(lesson.source, node), ...problem }] : []
    }),
  )
}

type Problem = { message: string; fix: string } | null

function whyNotFollowed(course: AuthoredCourse, { source, slug }: PlacedLesson, url: string): Problem {
  if (/^(https:\/\/[^\s/]+\.[^\s/]+|mailto:\S+@\S+|tel:\+?\d)/.test(url)) return null
  if (/^https?:/.test(url)) return { message: `The link ${url} is not https.`, fix: 'Use the address that begins with https://.' }
  if (pages.includes(url)) return null
  const [, path, passage] = /^\/modules\/([^/#]+)(?:#(.+))?$/.exec(url) ?? [null, slug, /^#(.+)$/.exec(url)?.[1]]
  const passages = slug !== null && path === slug ? source.passages : course.modules.find((each) => each.slug === path)?.passages
  const isThere = passages && (url.includes('#') ? passages.some(({ id }) => id === passage) : url === `/modules/${path}`)
  if (isThere) return null
  return {
    message: `The link ${url || '(empty)'} leads nowhere.`,
    fix: 'Use https://…, /modules/<slug>#<passage>, or #<passage> for a passage of the same lesson.',
  }
}

function whyNotUnderstood(words: string): Problem {
  if (words !== '' && !/^(here|click here|this|link|this link|more|read more)$/i.test(words)) return null
  return {
    message: `The words of a link, "${words}", do not say where it leads.`,
    fix: 'Use words that name what the reader finds there.',
  }
}
