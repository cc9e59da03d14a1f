import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ContentError, findModule, loadCourse, readCourseFolder } from '@/server/course/course'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync('tests/fixtures/tiny-course', dir, { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true }))

function change(file: string, from: string | RegExp, to: string) {
  const text = readFileSync(join(dir, file), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(join(dir, file), text.replace(from, to))
}

test('a course is loaded with its modules in the order of course.yaml', () => {
  expect(readCourseFolder(dir).findings).toEqual([])
  expect(loadCourse(dir).modules.map(({ slug }) => slug)).toEqual(['tides', 'shore'])
})

test('course files with a byte-order mark and Windows line ends can be read', () => {
  const lesson = readFileSync(join(dir, 'tides/lesson.mdx'), 'utf8')
  writeFileSync(join(dir, 'tides/lesson.mdx'), `\uFEFF${lesson.replaceAll('\n', '\r\n')}`)
  const quiz = readFileSync(join(dir, 'tides/quiz.yaml'), 'utf8')
  writeFileSync(join(dir, 'tides/quiz.yaml'), `\uFEFF${quiz.replaceAll('\n', '\r\n')}`)
  expect(readCourseFolder(dir).findings).toEqual([])
})

describe('an error in a course file is reported with its file and line:', () => {
  test.each([
    ['braces in a lesson', 'tides/lesson.mdx', 'Stand on a beach and wait.', 'Stand on {a} beach.', 12, /code here/],
    ['an unknown tag', 'tides/lesson.mdx', 'Stand on a beach', 'Stand on <Video /> a beach', 12, /no tag <Video>/],
    ['an attribute that is not text', 'tides/lesson.mdx', 'id="tide"', 'id={tide}', 16, /not text in double quotes/],
    ['an unknown attribute of a tag', 'tides/lesson.mdx', '<Recap>', '<Recap loud="yes">', 28, /no attribute "loud"/],
    ['an import', 'tides/lesson.mdx', 'Stand on a beach and wait.', 'import x from "y"', 12, /code here/],
    ['a tag that is not closed', 'tides/lesson.mdx', '</Recap>', '', 28, /<Recap> is not closed/],
    ['an unknown claim', 'tides/lesson.mdx', '<Claim id="T1">', '<Claim id="T9">', 16, /no claim "T9"/],
    ['an unknown term', 'tides/lesson.mdx', 'id="tide"', 'id="tied"', 16, /no term "tied"/],
    ['a key that is not a choice', 'tides/quiz.yaml', 'key: leave', 'key: stay', 15, /the key names "stay", which is no choice/],
    ['a choice without an explanation', 'tides/quiz.yaml', ', explanation: The way out may go under.', '', 12, /explanation/],
    [
      'a question with an unknown passage',
      'tides/quiz.yaml',
      'passage: the-pull',
      'passage: the-push',
      33,
      /no passage "the-push"/,
    ],
    ['an unknown field', 'tides/quiz.yaml', 'size: 8', 'size: 8\nlenght: 3', 1, /lenght/],
    [
      'a quotation mark that is not closed',
      'course.yaml',
      'id: tides',
      'id: "tides',
      1,
      /quotation mark " on this line is not closed/,
    ],
  ])('%s', (_, file, from, to, line, message) => {
    change(file, from, to)
    const { findings } = readCourseFolder(dir)
    const found = findings.find((each) => message.test(each.message))
    expect(found, JSON.stringify(findings)).toBeDefined()
    expect(found?.file).toBe(file)
    expect(Math.abs((found?.line ?? 0) - line), `line ${found?.line}`).toBeLessThanOrEqual(2)
    expect(found?.fix).toMatch(/\S/)
  })

  test('a missing file', () => {
    rmSync(join(dir, 'tides/quiz.yaml'))
    expect(() => loadCourse(dir)).toThrow(ContentError)
    expect(() => loadCourse(dir)).toThrow('tides/quiz.yaml:1 The file is missing.')
  })
})

test('findModule returns null for an unknown module', () => {
  process.env.COURSE_DIR = dir
  expect(findModule('moons')).toBeNull()
})
