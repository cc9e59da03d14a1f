import type { AuthoredCourse, AuthoredModule, Finding } from '../authored-course'
import type { Breach } from './bank-figures'
import { listBlocks } from './lesson-words'
import { removeNames } from './names'
import { listBank } from './placed-questions'
import { listExplanations } from './question-words'

/** Counts the syllables of a word. The core has no dictionary, so its callers pass one in. */
export type CountSyllables = (word: string) => number

/** The US school grades of a lesson, from and to. Below, it is choppy; above, it is hard. `course.yaml` can set others. */
const usualGrades = [7, 9] as const

/** How many grades harder a passage may be than a lesson. A passage is short, so that one long word weighs more in it. */
const passageAllowance = 1

/** The highest US school grade of the explanations of a quiz. Each is read alone, so that there is no lowest grade. */
const highestOfExplanations = 10

/** The number of words of a text, and its US school grade. */
export type Reading = { words: number; grade: number }

/** Finds lessons that are too hard or too choppy, and passages that are too hard. Only English is measured. */
export function checkReading(course: AuthoredCourse, countSyllables: CountSyllables): Breach[] {
  if (!canMeasure(course)) return []
  const [least, most] = course.course.readingGrades ?? usualGrades
  return course.modules.flatMap((module) => {
    const { slug, source } = module
    const file = `${slug}/lesson.mdx`
    const blocks = listBlocks(source)
    const lesson = shownGrade(measureLesson(course, module, countSyllables))
    const wanted = `${least} to ${most} is wanted`
    const ofLesson = (fix: string) => ({
      file,
      line: 1,
      message: `The lesson reads at US grade ${lesson.toFixed(1)}; ${wanted}.`,
      fix,
      isHint: false,
    })
    return [
      ...(lesson < least ? [ofLesson('Join short sentences where one explains the other.')] : []),
      ...(lesson > most ? [ofLesson(easier)] : []),
      ...source.passages.flatMap(({ id, line }) => {
        const texts = blocks.filter(({ passage }) => passage === id).map(({ text }) => text)
        const grade = shownGrade(measure(course, texts, countSyllables))
        if (grade <= most + passageAllowance) return []
        const message = `The passage "${id}" reads at US grade ${grade.toFixed(1)}; at most ${most + passageAllowance} is wanted.`
        return [{ file, line, message, fix: easier, isHint: false }]
      }),
    ]
  })
}

/** Finds quizzes whose explanations are too hard to read. Only English is measured. */
export function checkHardExplanations(course: AuthoredCourse, countSyllables: CountSyllables): Finding[] {
  if (!canMeasure(course)) return []
  return course.modules.flatMap((module) => {
    const grade = shownGrade(measureExplanations(course, module, countSyllables))
    if (grade <= highestOfExplanations) return []
    const message = `What the quiz explains reads at US grade ${grade.toFixed(1)}; the target is at most ${highestOfExplanations}.`
    return [{ file: `${module.slug}/quiz.yaml`, line: 1, message, fix: easier }]
  })
}

/** Measures the lesson of a module. */
export function measureLesson(course: AuthoredCourse, { source }: AuthoredModule, countSyllables: CountSyllables): Reading {
  return measure(
    course,
    listBlocks(source).map(({ text }) => text),
    countSyllables,
  )
}

/** Measures all explanations of a module's quiz together. */
export function measureExplanations(course: AuthoredCourse, module: AuthoredModule, countSyllables: CountSyllables): Reading {
  const explained = listBank(module).flatMap(({ question }) => listExplanations(question).map(({ text }) => text))
  return measure(course, explained, countSyllables)
}

/**
 * Returns the number of words and the Flesch-Kincaid grade of texts: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
 * Each text begins a new sentence. Names and glossary terms are what the course teaches, so they count as words of a sentence but
 * not in the syllables per word.
 *
 * Source: Kincaid, Fishburne, Rogers & Chissom, "Derivation of new readability formulas", US Navy, 1975.
 */
export function measure(
  course: Pick<AuthoredCourse, 'course' | 'terms'>,
  texts: string[],
  countSyllables: CountSyllables,
): Reading {
  const sentences = texts.flatMap((text) => listSentences(course, text)).map(splitWords)
  const words = sentences.flat().length
  const other = texts.map(removeNames(course)).flatMap(splitWords)
  if (words === 0 || other.length === 0) return { words, grade: 0 }
  // A number counts as one syllable, and so does what the dictionary cannot say.
  const syllables = other.reduce((sum, word) => sum + Math.max(1, countSyllables(word)), 0)
  return { words, grade: 0.39 * (words / sentences.length) + 11.8 * (syllables / other.length) - 15.59 }
}

/** Returns the sentences of a text, without any that have no words. */
export function listSentences({ course }: Pick<AuthoredCourse, 'course'>, text: string): string[] {
  const segmenter = new Intl.Segmenter(course.language, { granularity: 'sentence' })
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => splitWords(sentence).length > 0)
}

/** Returns the words of a text as a reader counts them. "4.5" and "don’t" are one word each. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? []
}

const easier = 'Shorten sentences and replace long words; put unavoidable ones into the glossary.'

// Compare what is shown, so that nobody reads "9.0 is above 9".
function shownGrade({ grade }: Reading): number {
  return Number(grade.toFixed(1))
}

function canMeasure({ course }: AuthoredCourse): boolean {
  return /^en\b/.test(course.language)
}
