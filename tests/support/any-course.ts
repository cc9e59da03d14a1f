import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { tinyCourse } from './tiny-course'

/** The tiny course in Arabic: one module with every kind of question and most kinds of figure. */
export const arabicCourse = { COURSE_DIR: 'tests/fixtures/tiny-course-ar' }

/** The course at its worst, which `writeAnyCourse` makes, as a setting of a process. */
export const anyCourse = { COURSE_DIR: 'test-results/any-course' }

const moduleCount = 20
const lettersOfLongWord = 40

type Row = Record<string, unknown>

// What is shown to readers. Everything else in a file is a name, a key or a number.
const shownFields = [
  ...['text', 'stem', 'explanation', 'title', 'caption', 'label', 'detail', 'note', 'citation', 'meaning', 'term', 'feedback'],
  ...[
    'condition',
    'dose',
    'design',
    'measured',
    'telling',
    'supports',
    'nodes',
    'question',
    'summary',
    'true',
    'false',
    'noLink',
  ],
]

/**
 * Writes a course that shows every text at its worst: twenty modules, of which the first is the Arabic one and the others are made
 * of the tiny course with a word of forty letters in each title, question, choice, figure and list. It runs from right to left.
 * Each call writes the same files.
 */
export function writeAnyCourse(dir = anyCourse.COURSE_DIR): void {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  cpSync(arabicCourse.COURSE_DIR, dir, { recursive: true })
  for (const file of ['claims.yaml', 'references.yaml', 'glossary.yaml', 'misconceptions.yaml']) {
    const rows = readYaml(join(tinyCourse.COURSE_DIR, file)) as Row[]
    writeYaml(join(dir, file), [...(readYaml(join(dir, file)) as Row[]), ...(lengthenShown(rows) as Row[])])
  }
  const slugs = Array.from({ length: moduleCount - 1 }, (_, i) => (i === 0 ? 'shore' : `tides-${i}`))
  for (const slug of slugs) writeModule(join(dir, slug), slug)
  const course = readYaml(join(dir, 'course.yaml')) as Row & { title: string; notice: string }
  writeYaml(join(dir, 'course.yaml'), {
    ...course,
    title: `${course.title} ${longWord('Course')}`,
    notice: `${course.notice} ${longWord('Notice')}`,
    modules: ['madd', ...slugs],
  })
}

/** A word of forty letters. */
export function longWord(word: string): string {
  const more = word.toLowerCase().repeat(lettersOfLongWord)
  return (word + more).slice(0, lettersOfLongWord)
}

function writeModule(dir: string, slug: string): void {
  const from = join(tinyCourse.COURSE_DIR, slug.startsWith('tides') ? 'tides' : slug)
  cpSync(from, dir, { recursive: true })
  const quiz = readYaml(join(dir, 'quiz.yaml')) as Row & { questions: Row[] }
  writeYaml(join(dir, 'quiz.yaml'), { ...quiz, questions: quiz.questions.map((each) => renamed(each, slug)) })
  writeYaml(
    join(dir, 'practice.yaml'),
    (readYaml(join(dir, 'practice.yaml')) as Row[]).map((each) => renamed(each, slug)),
  )
  if (slug === 'shore') writeYaml(join(dir, 'figures.yaml'), lengthenShown(readYaml(join(dir, 'figures.yaml'))))
  const [, facts = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(dir, 'lesson.mdx'), 'utf8')) ?? []
  const front = parse(facts) as Row & { objectives: Row[] }
  const objectives = front.objectives.map((each) => ({ ...(lengthenShown(each) as Row), id: `${slug}.${each.id}` }))
  const lesson = body
    .replace(/<Practice id="/g, `<Practice id="${slug}-`)
    .replace(/modules\/tides#/g, 'modules/tides-1#')
    .replace(/title="([^"]*)"/g, (_, title: string) => `title="${lengthen(title)}"`)
    .replace(/^(?:[A-Z][a-z]|- |\d\. |### ).*$/gm, lengthen)
  writeFileSync(join(dir, 'lesson.mdx'), `---\n${stringify({ ...(lengthenShown(front) as Row), objectives })}---\n${lesson}`)
}

function renamed(question: Row, slug: string): Row {
  const longer = lengthenShown(question) as Row
  // What a learner types is no text that a page shows.
  const mistakes = question.kind === 'short-answer' ? { mistakes: question.mistakes } : {}
  return { ...longer, ...mistakes, id: `${slug}-${question.id}`, objective: `${slug}.${question.objective}` }
}

function lengthenShown(value: unknown, isShown = false): unknown {
  if (typeof value === 'string') return isShown ? lengthen(value) : value
  if (Array.isArray(value)) return value.map((each) => lengthenShown(each, isShown))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, lengthenShown(each, shownFields.includes(name))]))
}

// The first word of four letters or more, outside the names of blanks, tags and addresses.
function lengthen(text: string): string {
  return text.replace(/(?<![\p{L}[(/#<"])\p{L}{4,}(?![\p{L}"=])/u, longWord)
}

function readYaml(path: string): unknown {
  return parse(readFileSync(path, 'utf8'))
}

function writeYaml(path: string, value: unknown): void {
  writeFileSync(path, stringify(value))
}
