import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { AuthoredCourse } from '@/core/authored-course'
import type { Question } from '@/core/question'
import { readCourse } from '@/server/content'

/** What is different in a file of the tiny course: the words that go and those that come. Without words that go, the file is written anew. */
export type Change = { file: string; from?: string | RegExp; to: string }

/** A copy of the tiny course, which is valid, with changes. It is removed when the test ends. */
export function aCourseFolder(...changes: Change[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'course-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  cpSync('tests/fixtures/tiny-course', dir, { recursive: true })
  for (const { file, from, to } of changes) {
    const path = join(dir, file)
    const text = from === undefined ? '' : readFileSync(path, 'utf8')
    if (from !== undefined) expect(text).toMatch(from)
    writeFileSync(path, from === undefined ? to : text.replace(from, () => to))
  }
  return dir
}

/** The tiny course, as its loader gives it, with changes. */
export function aCourse(...changes: Change[]): AuthoredCourse {
  const { course, findings } = readCourse(aCourseFolder(...changes))
  expect(findings).toEqual([])
  if (!course) throw new Error('The course could not be read.')
  return course
}

/** The tiny course with another bank. Lines in its quiz say nothing. */
export function aCourseOf(questions: Question[]): AuthoredCourse {
  const course = aCourse()
  return { ...course, modules: course.modules.map((module) => ({ ...module, quiz: { ...module.quiz, questions } })) }
}
