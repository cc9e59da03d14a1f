/**
 * Checks the whole course: `npm run check:content`. With `-- --matrix` it also prints what teaches and what tests each claim, and
 * with `-- --report` every figure of its question banks. With `-- --record` it first writes the ids of the course to its `ids.yaml`.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syllable } from 'syllable'
import { stringify } from 'yaml'
import { countOf } from '@/app/words/numbers'
import type { AuthoredCourse, Finding } from '@/core/course/authored-course'
import { reportBanks } from '@/core/course/bank-report'
import { isEnglish } from '@/core/course/language'
import { listCoverage } from '@/core/course/rules/coverage'
import { recordIds } from '@/core/course/rules/recorded-ids'
import { summarise } from '@/core/course/summary'
import { checkCourseFolder } from '@/server/course/checked-course'
import { readCourseFolder } from '@/server/course/course'
import { readEnv } from '@/server/env'
import { printBankReport } from './print-bank-report'
import { shownPath } from './set-up'

const { courseDir } = readEnv()
const options = process.argv.slice(2)
const unknown = options.filter((option) => !['--matrix', '--report', '--record'].includes(option))
if (unknown.length > 0) {
  console.error(`There is no option ${unknown.join(', ')}: only --matrix, --report and --record.`)
  process.exit(1)
}
if (options.includes('--record')) record()

const { course, errors, warnings, isWhole } = checkCourseFolder(courseDir, syllable)
print(errors, 'error')
print(warnings, 'warning')
if (!isWhole) console.log('\nThese come first; the other rules are looked at as soon as they are mended.')
if (course && isWhole) {
  printSummary(course)
  if (options.includes('--matrix')) printMatrix(course)
  if (options.includes('--report')) printBankReport(reportBanks(course))
}
console.log(`\nThe course has ${countOf(errors.length, 'error')} and ${countOf(warnings.length, 'warning')}.`)
process.exit(errors.length > 0 ? 1 : 0)

function print(findings: Finding[], level: 'error' | 'warning') {
  for (const { file, line, message, fix } of findings) {
    console.log(`${shownPath(courseDir, file)}:${line} ${level}: ${message} ${fix}`)
  }
}

function printSummary(course: AuthoredCourse) {
  const { modules, claimsTaught, notTaught } = summarise(course, syllable)
  // The grade is made of English syllables.
  const gradeWords = (grade: number) => (isEnglish(course.course.language) ? grade.toFixed(1) : '–')
  console.log('\nmodule                   words  US grade  explanations  questions  application  kinds')
  for (const { slug, lesson, explanations, questions, byKind, applicationShare } of modules) {
    const kinds = Object.entries(byKind).map(([kind, count]) => `${kind} ${count}`)
    const cells = [
      slug.padEnd(22),
      String(lesson.words).padStart(7),
      gradeWords(lesson.grade).padStart(9),
      gradeWords(explanations.grade).padStart(13),
      String(questions).padStart(10),
      `${Math.round(applicationShare * 100)}%`.padStart(12),
    ]
    console.log(`${cells.join(' ')}  ${kinds.join(', ')}`)
  }
  if (claimsTaught + notTaught.length === 0) return
  console.log(`\n${claimsTaught} of ${claimsTaught + notTaught.length} claims are taught.`)
  for (const { id, why } of notTaught) console.log(`  ${id} is not: ${why ?? 'no reason is given'}`)
}

function printMatrix(course: AuthoredCourse) {
  console.log('\nclaim | graded | taught in | tested by | practised in')
  for (const { claim, taughtIn, questions, practice } of listCoverage(course)) {
    const cells = [taughtIn, questions, practice].map((ids) => ids.join(' ') || '–')
    console.log([claim.id.padEnd(5), claim.grading, ...cells].join(' | '))
  }
}

function record() {
  const { course, findings } = readCourseFolder(courseDir)
  if (!course || findings.length > 0) return
  const about = [
    '# Ids that are in use: results and links point at them, so that they never change. `npm run check:content -- --record` adds',
    '# new ones. The line of something that was taken out for good moves to `retired`; its id is never used again.',
  ]
  writeFileSync(join(courseDir, 'ids.yaml'), `${about.join('\n')}\n${stringify(recordIds(course))}`)
}
