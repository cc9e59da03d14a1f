import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { AuthoredCourse } from '@/core/course/authored-course'
import { checkForbiddenSentences } from '@/core/course/rules/forbidden'
import { type Kind, kinds, type Question, question } from '@/core/question'
import { aQuestion } from '@/tests/support/builders'
import { aCourseOf } from '@/tests/support/course-folder'

const sentence = 'Naltrexone cures anxiety.'
type Path = (string | number)[]

/** A question of each kind with a value in every field that can contain text, including optional ones. */
const full: { [K in Kind]: Question } = {
  'single-choice': aQuestion('single-choice', { choices: withPinned() }),
  'multiple-response': aQuestion('multiple-response', { choices: withPinned() }),
  'true-false': aQuestion('true-false', { misconception: 'X1' }),
  matching: aQuestion('matching'),
  ordering: aQuestion('ordering'),
  numeric: aQuestion('numeric', { mistakes: [{ value: 5, explanation: 'Why not 5.', misconception: 'X1' }] }),
  'short-answer': aQuestion('short-answer', {
    mistakes: [{ text: 'naloxone', explanation: 'Why not that.', misconception: 'X1' }],
  }),
  cloze: aQuestion('cloze'),
}

/** The texts that the course does not present as true, so that a forbidden sentence is allowed in them. */
const notStated: { [K in Kind]: RegExp[] } = {
  'single-choice': [/^choices\.[1-9]\.text$/],
  'multiple-response': [/^choices\.[2-9]\.text$/],
  'true-false': [],
  matching: [],
  ordering: [],
  numeric: [],
  'short-answer': [/^mistakes\.0\.text$/],
  cloze: [/^blanks\.0\.choices\.[1-9]\.text$/, /^blanks\.1\.choices\.(0|2)\.text$/],
}

function withPinned() {
  const { choices } = aQuestion('single-choice')
  return choices.map((each, i) => (i === 3 ? { ...each, pinned: true, misconception: 'X1' } : each))
}

/** Returns the paths in a question at which its schema accepts a sentence. They are found by trying: ids and numbers refuse one. */
function listTextPaths(kind: Kind): Path[] {
  const leaves = (node: unknown, path: Path): Path[] => {
    if (typeof node === 'string') return [path]
    if (typeof node !== 'object' || node === null) return []
    return Object.entries(node).flatMap(([key, value]) => leaves(value, [...path, Array.isArray(node) ? Number(key) : key]))
  }
  const linksAndIds = ['id', 'objective', 'claims', 'passage', 'misconception', 'kind', 'asks', 'safety']
  return leaves(full[kind], [])
    .filter((path) => !path.some((part) => linksAndIds.includes(String(part))))
    .filter((path) => question.safeParse(withText(kind, path)).success)
}

function withText(kind: Kind, path: Path): unknown {
  const copy = structuredClone(full[kind])
  type Node = Record<string | number, unknown>
  const parent = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, copy as unknown as Node)
  const last = path.at(-1) as string | number
  // The text of a cloze must still contain its blanks.
  parent[last] = kind === 'cloze' && path.join() === 'text' ? `${sentence} ${String(parent[last])}` : sentence
  return copy
}

function courseWith(asked: Question): AuthoredCourse {
  const forbidden = [{ pattern: '\\bcures\\b', message: 'It cures nothing.', mend: 'Say what was found.' }]
  return { ...aCourseOf([asked]), forbidden }
}

/** Returns the paths of all fields of a schema that accept a sentence, at any depth. `listTextPaths` must have found them all. */
function listWordFields(schema: z.ZodType, path: string): string[] {
  const { def } = schema as unknown as {
    def: {
      type: string
      innerType?: z.ZodType
      element?: z.ZodType
      in?: z.ZodType
      shape?: Record<string, z.ZodType>
      checks?: unknown[]
    }
  }
  if (def.innerType) return listWordFields(def.innerType, path)
  if (def.element) return listWordFields(def.element, `${path}.#`)
  if (def.shape)
    return Object.entries(def.shape).flatMap(([name, inner]) => listWordFields(inner, path ? `${path}.${name}` : name))
  return def.type === 'string' && schema.safeParse(sentence).success ? [path] : []
}

describe.each(kinds)('in a %s question', (kind) => {
  const paths = listTextPaths(kind)

  test('forbidden sentences are looked for in every field that accepts words', () => {
    const linked = /(^|\.)(objective|claims\.#|misconception)$/
    const schema = question.options.find((each) => (each as z.ZodObject).shape.kind.safeParse(kind).success)
    const fields = listWordFields(schema as z.ZodType, '').filter((field) => !linked.test(field))
    const met = new Set(paths.map((path) => path.map((part) => (typeof part === 'number' ? '#' : part)).join('.')))
    expect(fields.filter((field) => !met.has(field))).toEqual([])
    expect(fields).toContain('stem')
  })

  test.each(paths.map((path) => [path.join('.'), path] as const))(
    'a forbidden sentence in %s is found, unless the question presents it as wrong',
    (name, path) => {
      const asked = question.parse(withText(kind, path))
      const found = checkForbiddenSentences(courseWith(asked))
      expect(found.length > 0).toBe(!notStated[kind].some((pattern) => pattern.test(name)))
    },
  )
})
