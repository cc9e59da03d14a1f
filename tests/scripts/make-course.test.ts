import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstModule, makeCourse } from '@/scripts/make-course'
import { makeModule } from '@/scripts/make-module'
import { readCourseFolder } from '@/server/course/course'
import { lookAt } from '@/tests/support/course-folder'

let dir: string
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'new-course-')), 'Brot & Käse')
  expect(makeCourse(dir, '2026-11-26').ok).toBe(true)
})
afterEach(() => rmSync(join(dir, '..'), { recursive: true }))

test('the check finds nothing in a new course, not even a warning', () => {
  expect(lookAt(dir)).toEqual({ errors: [], warnings: [] })
})

test('a new course is named after its folder, and reviewed on the day on which it is made', () => {
  const { course } = readCourseFolder(dir)
  expect(course?.course).toMatchObject({ id: 'brot-kase', reviewedOn: '2026-11-26', modules: [firstModule] })
})

test('every file of a new course says in its first lines what it is for', () => {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBe(11)
  for (const { parentPath, name } of files) {
    expect(readFileSync(join(parentPath, name), 'utf8').split('\n', 2).join('\n')).toMatch(/^(---\n)?# \S/)
  }
})

test('what is commented out in a new course is valid once the # is taken away', () => {
  const shown = { 'figures.yaml': '<Figure id="first-figure" />', 'practice.yaml': `<Practice id="${firstModule}-practice" />` }
  for (const folder of ['.', firstModule]) {
    for (const name of readdirSync(join(dir, folder)).filter((each) => each.endsWith('.yaml'))) {
      const path = join(dir, folder, name)
      // Notes have a space after the #; what can be taken in has a dash, two spaces or a name.
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^#(?=-| {2}|[a-z])/gim, ''))
    }
  }
  const lesson = join(dir, firstModule, 'lesson.mdx')
  writeFileSync(lesson, readFileSync(lesson, 'utf8').replace('<Recap>', `${Object.values(shown).join('\n\n')}\n\n<Recap>`))
  const { course, findings } = readCourseFolder(dir)
  expect(findings.map(({ message }) => message)).toEqual(['No question is a variant of the safety point "first-point".'])
  expect(course?.claims.size).toBe(1)
  expect(course?.modules[0]).toMatchObject({ figures: [{ id: 'first-figure' }], practice: [{ id: 'first-lesson-practice' }] })
})

test('a second module can be made in a new course, and the check finds no error', () => {
  expect(makeModule(dir, 'second-lesson').ok).toBe(true)
  const { course } = readCourseFolder(dir)
  expect(course?.course.modules).toEqual([firstModule, 'second-lesson'])
  expect(lookAt(dir).errors).toEqual([])
})

test.each([
  ['an empty list', '[]\n'],
  ['no list', '# nothing yet\n'],
])('a module is made in a course whose claims are %s, and the claims stay as they are', (_, claims) => {
  writeFileSync(join(dir, 'claims.yaml'), claims)
  expect(makeModule(dir, 'second-lesson').ok).toBe(true)
  expect(readFileSync(join(dir, 'claims.yaml'), 'utf8')).toBe(claims)
  expect(readCourseFolder(dir).findings).toEqual([])
})

test('a course is made in an empty folder, and nothing is written into one that holds something', () => {
  const other = join(dir, '../other')
  mkdirSync(other)
  expect(makeCourse(other, '2026-11-26').ok).toBe(true)
  const before = readFileSync(join(other, 'course.yaml'), 'utf8')
  expect(makeCourse(other, '2027-01-01')).toEqual({ ok: false, error: 'not-empty' })
  expect(makeCourse(join(other, 'course.yaml'), '2027-01-01')).toEqual({ ok: false, error: 'not-empty' })
  expect(readFileSync(join(other, 'course.yaml'), 'utf8')).toBe(before)
})
