import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { syllable } from 'syllable'
import { expect, onTestFinished } from 'vitest'
import type { AuthoredCourse, Finding } from '@/core/course/authored-course'
import type { Question } from '@/core/question'
import { checkCourseFolder } from '@/server/course/checked-course'
import { readCourseFolder } from '@/server/course/course'

/** What is different in a file of the tiny course: words that go, and words that come. Null where the file is written anew. */
export type Change = [file: string, from: string | RegExp | null, to: string]

/** A way to break a course: what it is, the changes, the file and line that must be named, and what must be said. */
export type BadExample = [what: string, changes: Change[], place: string, message: RegExp]

/** A copy of the tiny course, which keeps every rule, with changes. It is removed when the test ends. */
export function aCourseFolder(...changes: Change[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'course-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  cpSync('tests/fixtures/tiny-course', dir, { recursive: true })
  for (const [file, from, to] of changes) {
    const path = join(dir, file)
    const text = from === null ? '' : readFileSync(path, 'utf8')
    if (from !== null) expect(text).toMatch(from)
    writeFileSync(path, from === null ? to : text.replace(from, () => to))
  }
  return dir
}

/** The tiny course with changes, as its loader gives it. */
export function aCourse(...changes: Change[]): AuthoredCourse {
  const { course, findings } = readCourseFolder(aCourseFolder(...changes))
  expect(findings).toEqual([])
  if (!course) throw new Error('The course could not be read.')
  return course
}

/** The tiny course with one module alone, the tides, and another bank. */
export function aCourseOf(questions: Question[]): AuthoredCourse {
  const course = aCourse()
  const [tides] = course.modules
  return { ...course, modules: tides ? [{ ...tides, quiz: { ...tides.quiz, questions } }] : [] }
}

/** The tiny course with other modules, each with its graded questions and, if it has any, those for practice. */
export function aCourseOfBanks(banks: Record<string, { graded: Question[]; practice?: Question[] }>): AuthoredCourse {
  const course = aCourse()
  const [tides] = course.modules
  if (!tides) throw new Error('The tiny course has no module.')
  const modules = Object.entries(banks).map(([slug, { graded, practice = [] }]) => ({
    ...tides,
    slug,
    quiz: { ...tides.quiz, safetyPoints: [], questions: graded },
    practice,
  }))
  return { ...course, modules }
}

/** All that the loader and the rules find in the tiny course with changes. */
export function look(...changes: Change[]): { errors: Finding[]; warnings: Finding[] } {
  return lookAt(aCourseFolder(...changes))
}

/** All that the loader and the rules find in a course folder. */
export function lookAt(dir: string): { errors: Finding[]; warnings: Finding[] } {
  const { errors, warnings } = checkCourseFolder(dir, syllable)
  return { errors, warnings }
}

/** Expects that a bad example is found where it is, and that nothing of the kind is found without it. */
export function expectFound(level: 'errors' | 'warnings', [, changes, place, message]: BadExample): void {
  const isMeant = (each: Finding) => place.startsWith(`${each.file}:`) && message.test(each.message)
  expect(look()[level].filter(isMeant)).toEqual([])
  const found = look(...changes)[level]
  expect(found.filter(isMeant), JSON.stringify(found, null, 1)).not.toEqual([])
  const [first] = found.filter(isMeant)
  expect(`${first?.file}:${first?.line}`).toBe(place)
  expect(first?.fix).toMatch(/\S/)
}
