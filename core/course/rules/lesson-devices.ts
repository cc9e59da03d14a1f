import type { AuthoredCourse, AuthoredModule } from '../authored-course'
import type { Breach } from './bank-figures'
import { listBlocks } from './lesson-words'
import { findWordLists } from './word-lists'
import { countWords } from './wording'

/** How many common tellings a lesson may set right, and how often it may say that nothing was found. */
const mostTellings = 2
const mostFoundNone = 2

/** Finds lessons that wear out a device by repeating it: crisis help, common tellings, or "we found no". */
export function checkRepeatedDevices(course: AuthoredCourse): Breach[] {
  return course.modules.flatMap((module) => [
    ...checkCrisisHelp(course, module),
    ...checkTellings(module),
    ...checkFoundNone(course, module),
  ])
}

/** Finds lessons with crisis help twice, and lessons with safety points but without the crisis help that the course has. */
function checkCrisisHelp({ course }: AuthoredCourse, { slug, source, quiz }: AuthoredModule): Breach[] {
  const file = `${slug}/lesson.mdx`
  const found = source.tags.filter(({ name }) => name === 'CrisisHelp')
  const [, second] = found
  if (second) {
    const message = `Crisis help stands ${found.length} times in the lesson; once is enough.`
    const fix = 'Keep it at the top of the main safety passage, and link to that passage elsewhere.'
    return [{ file, line: second.line, message, fix, isHint: false }]
  }
  if (found.length > 0 || quiz.safetyPoints.length === 0 || course.crisis.length === 0) return []
  const message = 'The lesson has safety points and no crisis help.'
  return [{ file, line: 1, message, fix: 'Write <CrisisHelp /> at the top of its main safety passage.', isHint: false }]
}

function checkTellings({ slug, source }: AuthoredModule): Breach[] {
  const found = source.tags.filter(({ name }) => name === 'OftenSaid')
  const extra = found[mostTellings]
  if (!extra) return []
  const message = `The lesson sets ${found.length} common tellings right; at most ${mostTellings} are wanted.`
  const fix = 'Tell the others in plain sentences.'
  return [{ file: `${slug}/lesson.mdx`, line: extra.line, message, fix, isHint: false }]
}

function checkFoundNone({ course }: AuthoredCourse, { slug, source }: AuthoredModule): Breach[] {
  const lists = findWordLists(course.language)
  if (!lists) return []
  const blocks = listBlocks(source).map(({ text, line }) => ({ line, count: countWords(lists.foundNone, text) }))
  const lines = blocks.flatMap(({ line, count }) => Array.from({ length: count }, () => line))
  const extra = lines[mostFoundNone]
  if (extra === undefined) return []
  const message = `The lesson says ${lines.length} times that nothing was found; at most ${mostFoundNone} times is wanted.`
  const fix = 'Say it in full in one passage, and refer to that elsewhere.'
  return [{ file: `${slug}/lesson.mdx`, line: extra, message, fix, isHint: false }]
}
