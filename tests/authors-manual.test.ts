import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { figure } from '@/core/course/figure'
import { tags } from '@/core/course/tags'
import { kinds } from '@/tests/support/builders'
import { lookAt } from '@/tests/support/course-folder'

const manual = readFileSync('docs/authoring.md', 'utf8')
// "```yaml claims.yaml" begins an example, or one more part of it; "```yaml" alone is a list of figures.
const examples = [...manual.matchAll(/^```(yaml|mdx)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, , file, text = '']) => ({
  file,
  text,
}))

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'manual-'))
  for (const { file, text } of examples) {
    if (!file) continue
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), text, { flag: 'a' })
  }
})
afterAll(() => rmSync(dir, { recursive: true }))

test('the examples of the manual are a whole course with which the check finds nothing wrong', () => {
  expect(lookAt(dir)).toEqual({ errors: [], warnings: [] })
})

test('the manual has an example of every file', () => {
  const files = ['course', 'claims', 'references', 'misconceptions', 'glossary', 'forbidden', 'ids'].map((name) => `${name}.yaml`)
  const ofModule = ['lesson.mdx', 'quiz.yaml', 'practice.yaml', 'figures.yaml'].map((file) => `what-it-is/${file}`)
  expect(new Set(examples.flatMap(({ file }) => file ?? []))).toEqual(new Set([...files, 'home.mdx', 'about.mdx', ...ofModule]))
})

test('the manual has an example of every kind of question and figure', () => {
  const quiz = parse(readFileSync(join(dir, 'what-it-is/quiz.yaml'), 'utf8')) as { questions: { kind: string }[] }
  expect(new Set(quiz.questions.map(({ kind }) => kind))).toEqual(new Set(kinds))

  const others = examples.filter(({ file }) => !file).flatMap(({ text }) => z.array(figure).parse(parse(text)))
  const shown = z.array(figure).parse(parse(readFileSync(join(dir, 'what-it-is/figures.yaml'), 'utf8')))
  expect(new Set([...shown, ...others].map(({ kind }) => kind))).toEqual(
    new Set(figure.options.map((each) => each.shape.kind.value)),
  )
})

test('every command that the manual names is one of the package', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const named = [...manual.matchAll(/\bnpm\s+(?:run\s+)?([a-z][a-z:]*)/g)].map(([, name = '']) => name)
  expect(named).toEqual(expect.arrayContaining(['new:course', 'new:module', 'check:content', 'dev', 'start', 'test']))
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('the commands of the first ten minutes work in an empty folder', { timeout: 120_000 }, () => {
  const empty = mkdtempSync(join(tmpdir(), 'ten-minutes-'))
  const course = join(empty, 'my-course')
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', ...words], { encoding: 'utf8', env: { ...process.env, COURSE_DIR: course } })
  const nowhere = run('scripts/new-module.ts', 'second-lesson')
  expect(nowhere.stderr).toMatch(/^There is no course in \S+\. Make one with "npm run new:course -- <folder>"/)

  const made = run('scripts/new-course.ts', course)
  expect(made.stdout).toContain(`COURSE_DIR=${course} npm run dev`)
  expect(run('scripts/check-content.ts')).toMatchObject({ status: 0, stdout: expect.stringMatching(/0 errors and 0 warnings/) })
  expect(run('scripts/new-module.ts', 'second-lesson').status).toBe(0)
  expect(run('scripts/check-content.ts')).toMatchObject({ status: 0, stdout: expect.stringMatching(/ 0 errors/) })
  expect(run('scripts/new-course.ts', course).stderr).toMatch(/is there and not empty/)
  rmSync(empty, { recursive: true })
})

test('no example of the manual has a text in braces, where a comma would end it', () => {
  const braces = examples.flatMap(({ text }) => text.split('\n').filter((line) => /^\s*(- )?\{|:\s*\{/.test(line)))
  expect(examples.length).toBeGreaterThan(10)
  expect(braces).toEqual([])
})

test('the manual explains every tag, and no other', () => {
  const explained = [...manual.matchAll(/^\| `<(\w+)/gm)].map(([, tag]) => tag)
  expect(explained.sort()).toEqual(Object.keys(tags).sort())
})
