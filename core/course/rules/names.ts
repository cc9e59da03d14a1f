import type { AuthoredCourse } from '../authored-course'
import { listWords } from './likeness'

/** This many common words in a row are no accident. */
const lengthOfRun = 6

/** Returns a function that removes the course's names and glossary terms from a text, in singular and plural and in any case. */
export function removeNames({ course, terms }: Pick<AuthoredCourse, 'course' | 'terms'>): (text: string) => string {
  // "spring tide (springs)" is two names for one thing.
  const parts = [...terms.values()].flatMap(({ term }) => term.split(/[()]/))
  const names = [...course.names, ...parts].map((name) => name.trim()).filter(Boolean)
  if (names.length === 0) return (text) => text
  const longestFirst = names.sort((a, b) => b.length - a.length).map(asPattern)
  const isName = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?:s|es)?(?![\\p{L}\\p{N}])`, 'giu')
  return (text) => text.replace(isName, ' ')
}

/** Returns a function that lists every six words in a row of a text, after names, glossary terms and numbers are removed. */
export function listRuns(course: Pick<AuthoredCourse, 'course' | 'terms'>): (text: string) => string[] {
  const remove = removeNames(course)
  return (text) => {
    const words = listWords(remove(text)).filter((word) => !/\p{N}/u.test(word))
    return words.slice(lengthOfRun - 1).map((_, i) => words.slice(i, i + lengthOfRun).join(' '))
  }
}

function asPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
