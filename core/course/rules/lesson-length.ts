import type { AuthoredCourse, AuthoredModule } from '../authored-course'
import type { Breach } from './bank-figures'
import { listBlocks } from './lesson-words'
import { listSentences, splitWords } from './readability'

/** The number of words of a lesson, from and to, including boxes and recap. `course.yaml` can set others. */
const usualWords = [1400, 1700] as const

/** The most words that a sentence may have. */
const mostWordsInSentence = 30

/** The reading speeds, in words a minute, between which the minutes of a lesson are right. */
const wordsPerMinute = [170, 180] as const

/**
 * Finds lessons that are too short or too long, lessons whose minutes do not fit their length, and sentences that are too long.
 */
export function checkLessonLength(course: AuthoredCourse): Breach[] {
  return course.modules.flatMap((module) => {
    const words = splitWords(
      listBlocks(module.source)
        .map(({ text }) => text)
        .join(' '),
    ).length
    return [...checkWords(course, module, words), ...checkMinutes(module, words), ...checkSentences(course, module)]
  })
}

/**
 * Returns the fewest and the most minutes that fit a number of words: words / 180 rounded down, words / 170 rounded up, at least
 * 1.
 */
export function minutesFor(words: number): [fewest: number, most: number] {
  const [slow, fast] = wordsPerMinute
  return [Math.max(1, Math.floor(words / fast)), Math.max(1, Math.ceil(words / slow))]
}

function checkWords({ course }: AuthoredCourse, { slug }: AuthoredModule, words: number): Breach[] {
  const [least, most] = course.lessonWords ?? usualWords
  if (words >= least && words <= most) return []
  const message = `The lesson has ${words} words; ${least} to ${most} are wanted, boxes and recap counted.`
  const fix =
    words > most ? 'Tell each thing once, or teach it in another lesson or a figure.' : 'Give an example, or join two lessons.'
  return [{ file: `${slug}/lesson.mdx`, line: 1, message, fix, isHint: false }]
}

function checkMinutes({ slug, source, minutes }: AuthoredModule, words: number): Breach[] {
  const [fewest, most] = minutesFor(words)
  if (minutes >= fewest && minutes <= most) return []
  const [slow, fast] = wordsPerMinute
  const wanted = fewest === most ? String(most) : `${fewest} to ${most}`
  const message = `The lesson says ${minutes} minutes; its ${words} words take ${wanted}, at ${slow} to ${fast} words a minute.`
  const line = source.lineOfFact(['minutes'])
  return [{ file: `${slug}/lesson.mdx`, line, message, fix: `Write \`minutes: ${most}\`.`, isHint: false }]
}

function checkSentences(course: AuthoredCourse, { slug, source }: AuthoredModule): Breach[] {
  return listBlocks(source).flatMap(({ text, line }) =>
    listSentences(course, text)
      .map((sentence) => ({ sentence, words: splitWords(sentence) }))
      .filter(({ words }) => words.length > mostWordsInSentence)
      .map(({ words }) => ({
        file: `${slug}/lesson.mdx`,
        line,
        message: `A sentence has ${words.length} words; at most ${mostWordsInSentence} are wanted (“${words.slice(0, 6).join(' ')} …”).`,
        fix: 'Make two of it.',
        isHint: false,
      })),
  )
}
