import type { AuthoredCourse, Finding } from '../authored-course'
import { findWordLists, type WordLists } from './word-lists'

/** Tests by the word lists of a language. Each returns true if a text contains a word of its list. */
export type Wording = Record<keyof WordLists, (text: string) => boolean> & {
  /** Returns true for a text that hedges or advises. */
  cautious: (text: string) => boolean
  /** Returns true for a text that is absolute or stronger than it has to be. */
  tooStrong: (text: string) => boolean
  /** Returns true for a text that begins with a word of `step`. */
  stepAtStart: (text: string) => boolean
}

/** Returns the tests for the language of a course, or null if it has no word lists. */
export function findWording({ course }: Pick<AuthoredCourse, 'course'>): Wording | null {
  const lists = findWordLists(course.language)
  if (!lists) return null
  const test = (pattern: RegExp) => (text: string) => pattern.test(plain(text))
  const words = (list: string) => test(asWholeWords(list))
  return {
    ...(Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, words(list)])) as Record<
      keyof WordLists,
      (text: string) => boolean
    >),
    reason: test(new RegExp(`${asWholeWords(lists.reason).source}|${lists.reasonTail}`)),
    reasonTail: test(new RegExp(lists.reasonTail)),
    cautious: words(`${lists.hedge}|${lists.advice}`),
    tooStrong: words(`${lists.absolute}|${lists.strong}`),
    stepAtStart: test(new RegExp(`^(?:${lists.step})\\b`)),
  }
}

/** Returns how often a text contains words of a list. */
export function countWords(list: string, text: string): number {
  return [...plain(text).matchAll(new RegExp(asWholeWords(list).source, 'g'))].length
}

/** Finds a language code that is well formed and belongs to no language, such as `xx`. */
export function checkLanguageCode({ course, lineOf }: AuthoredCourse): Finding[] {
  const [code = ''] = course.language.split('-')
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code)
  if (name !== undefined) return []
  return [
    {
      file: 'course.yaml',
      line: lineOf.course(['language']),
      message: `No language has the code "${code}".`,
      fix: 'Write the code of ISO 639, such as en, de or pt-BR.',
    },
  ]
}

/** Finds a course in a language without word lists, and says in one notice which rules do not apply to it. */
export function checkLanguage({ course, lineOf }: AuthoredCourse): Finding[] {
  if (findWordLists(course.language)) return []
  const rules =
    'cautious and absolute words, reasons, telling statements, safety variants, steps in an order, persons in a case, negative stems, help in any country, “we found no”, and reading grade'
  const message = `There are no word lists for the language "${course.language}"; these rules do not look at the course: ${rules}.`
  return [
    {
      file: 'course.yaml',
      line: lineOf.course(['language']),
      message,
      fix: 'Read your questions for these yourself, or add lists to core/course/rules/word-lists.ts.',
    },
  ]
}

/** Returns a text in lower case, with straight quotation marks and single spaces. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
}

function asWholeWords(list: string): RegExp {
  return new RegExp(`\\b(?:${list})\\b`)
}
