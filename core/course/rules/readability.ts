import type { AuthoredCourse, AuthoredModule, Finding } from '../authored-course'
import type { Term } from '../course'
import { listBlocks } from './lesson-words'
import { listBank } from './placed-questions'
import { listExplanations } from './question-words'

/** Counts the syllables of a word. The core has no dictionary, so that it is handed one. */
export type CountSyllables = (word: string) => number

/** The target of a whole lesson, and of the explanations of its quiz, as a US school grade: what most adults read with ease. */
const highestGrade = 10

/** A single passage may be harder: it is short, and one long name or number weighs more in it. */
const highestPassageGrade = 12

/** How many words there are and how hard they are to read. */
export type Reading = { words: number; grade: number }

/** Lessons, passages and explanations that are harder to read than they should be. Only English can be measured. */
export function checkHardReading(course: AuthoredCourse, countSyllables: CountSyllables): Finding[] {
  if (!/^en\b/.test(course.course.language)) return []
  const read = (texts: string[]) => measure(course, texts, countSyllables)
  const check = (what: string, { grade }: Reading, highest: number, file: string, line: number): Finding[] => {
    // Compare what is shown, so that nobody reads "10.0 is above 10".
    if (Number(grade.toFixed(1)) <= highest) return []
    const message = `${what} reads at US grade ${grade.toFixed(1)}; the target is at most ${highest}.`
    return [{ file, line, message, fix: 'Shorten sentences and replace long words; put unavoidable ones into the glossary.' }]
  }
  return course.modules.flatMap((module) => {
    const { slug, source } = module
    const blocks = listBlocks(source)
    return [
      ...check('The lesson', measureLesson(course, module, countSyllables), highestGrade, `${slug}/lesson.mdx`, 1),
      ...source.passages.flatMap(({ id, line }) => {
        const texts = blocks.filter(({ passage }) => passage === id).map(({ text }) => text)
        return check(`The passage "${id}"`, read(texts), highestPassageGrade, `${slug}/lesson.mdx`, line)
      }),
      ...check('What the quiz explains', read(listExplained(module)), highestGrade, `${slug}/quiz.yaml`, 1),
    ]
  })
}

/** The reading of a module's lesson. */
export function measureLesson(course: AuthoredCourse, { source }: AuthoredModule, countSyllables: CountSyllables): Reading {
  return measure(
    course,
    listBlocks(source).map(({ text }) => text),
    countSyllables,
  )
}

/** The reading of everything that the quiz of a module explains. */
export function measureExplanations(course: AuthoredCourse, module: AuthoredModule, countSyllables: CountSyllables): Reading {
  return measure(course, listExplained(module), countSyllables)
}

/**
 * The Flesch-Kincaid grade of texts that each begin a sentence: 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
 * The course's names and the terms of its glossary count as words of one syllable: they are what the course teaches.
 *
 * Source: Kincaid, Fishburne, Rogers & Chissom, "Derivation of new readability formulas", US Navy, 1975.
 */
export function measure(
  { course, terms }: Pick<AuthoredCourse, 'course' | 'terms'>,
  texts: string[],
  countSyllables: CountSyllables,
): Reading {
  const segmenter = new Intl.Segmenter(course.language, { granularity: 'sentence' })
  const sentences = spareNames(course.names, [...terms.values()], texts)
    .flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => listWords(segment)))
    .filter(({ length }) => length > 0)
  const words = sentences.flat()
  if (words.length === 0) return { words: 0, grade: 0 }
  // A number counts as one syllable, and so does what the dictionary cannot say.
  const syllables = words.reduce((sum, word) => sum + Math.max(1, countSyllables(word)), 0)
  return { words: words.length, grade: 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59 }
}

function spareNames(names: string[], terms: Term[], texts: string[]): string[] {
  // "spring tide (springs)" is two names for one thing.
  const spared = [...names, ...terms.flatMap(({ term }) => term.split(/[()]/))].map((name) => name.trim()).filter(Boolean)
  if (spared.length === 0) return texts
  const longestFirst = spared.sort((a, b) => b.length - a.length).map(asPattern)
  const isSpared = new RegExp(`(?<![\\p{L}\\p{N}])(${longestFirst.join('|')})(s|es)?(?![\\p{L}\\p{N}])`, 'giu')
  // A capital stays one: it is how the end of the sentence before is seen.
  const asShortWords = (name: string) => {
    const short = 'it '.repeat(listWords(name).length).trim()
    return /^\p{Lu}/u.test(name) ? short.replace('i', 'I') : short
  }
  return texts.map((text) => text.replace(isSpared, asShortWords))
}

function listExplained(module: AuthoredModule): string[] {
  return listBank(module).flatMap(({ question }) => listExplanations(question).map(({ text }) => text))
}

function listWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? []
}

function asPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
