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

test('the manual explains every tag, and no other', () => {
  const explained = [...manual.matchAll(/^\| `<(\w+)/gm)].map(([, tag]) => tag)
  expect(explained.sort()).toEqual(Object.keys(tags).sort())
})
