import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { makeModule } from '@/scripts/make-module'
import { readCourseFolder } from '@/server/course/course'
import { lookAt } from '@/tests/support/course-folder'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'new-module-'))
  cpSync('tests/fixtures/tiny-course', dir, { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true }))

test('a new module can be served at once, as the last one of its course', () => {
  const made = makeModule(dir, 'spring-tides')
  expect(made.ok && made.value).toContain('spring-tides/lesson.mdx')
  const { course, findings } = readCourseFolder(dir)
  expect(findings).toEqual([])
  expect(course?.modules.map(({ slug }) => slug)).toEqual(['tides', 'shore', 'spring-tides'])
})

test('what the check finds in a new module is only that its claims need a source', () => {
  makeModule(dir, 'spring-tides')
  const { errors, warnings } = lookAt(dir)
  expect(errors.map(({ message }) => message)).toEqual([
    'Claim spring-tides-claim is graded, but none of its references is citable.',
    'Claim spring-tides-passage is graded, but none of its references is citable.',
    'Claim spring-tides-question is graded, but none of its references is citable.',
  ])
  const ofModule = warnings.filter(({ file, message }) => file.startsWith('spring-tides/') || message.includes('spring-tides'))
  // A sample is no whole lesson.
  expect(ofModule.map(({ message }) => message)).toEqual([expect.stringMatching(/^The lesson has \d+ words;/)])
})

test('with sources, a new module keeps every rule', () => {
  makeModule(dir, 'spring-tides')
  const claims = join(dir, 'claims.yaml')
  writeFileSync(claims, readFileSync(claims, 'utf8').replaceAll('references: []', 'references: [S1]'))
  expect(lookAt(dir).errors).toEqual([])
})

const head = '# A comment.\nid: tides\ntitle: "Tides"\nsummary: >-\n  A long\n  story.\n'

test.each([
  [
    'a list with dashes',
    'modules:\n  - tides # the first\nlanguage: en\n',
    'modules:\n  - tides # the first\n  - ebb\nlanguage: en\n',
  ],
  ['a list with dashes at the end of the file', 'modules:\n- tides', 'modules:\n- tides\n- ebb'],
  ['a list in brackets', 'modules: [tides] # the first\nlanguage: en\n', 'modules: [tides, ebb] # the first\nlanguage: en\n'],
])('only one line of course.yaml changes, with %s', (_, before, after) => {
  const file = join(dir, 'course.yaml')
  writeFileSync(file, head + before)
  makeModule(dir, 'ebb')
  expect(readFileSync(file, 'utf8')).toBe(head + after)
})

test.each(['', 'Spring', 'spring tides', '../spring', 'spring_tides', '-spring'])(
  '"%s" is refused as the name of a module',
  (slug) => {
    expect(makeModule(dir, slug)).toEqual({ ok: false, error: 'no-slug' })
  },
)

test.each([
  ['in brackets', '[{ id: A, text: T, note: N, evidence: established, verdict: match, grading: never, notTaught: N }]\n'],
  [
    'with dashes that are indented',
    '  - id: A\n    text: T\n    note: N\n    evidence: established\n    verdict: match\n    grading: never\n',
  ],
])('the sample claims are added to a list %s', (_, claims) => {
  writeFileSync(join(dir, 'claims.yaml'), claims)
  expect(makeModule(dir, 'spring-tides').ok).toBe(true)
  const entries = parse(readFileSync(join(dir, 'claims.yaml'), 'utf8')) as { id: string }[]
  expect(entries.map(({ id }) => id)).toEqual(['A', 'spring-tides-claim', 'spring-tides-passage', 'spring-tides-question'])
})

test.each([
  ['no-course', 'course.yaml', null],
  ['unreadable', 'course.yaml', 'modules: [tides'],
  ['unreadable', 'claims.yaml', '- id: "T1'],
  ['unreadable', 'claims.yaml', 'T1: a claim'],
] as const)('a course is refused as %s, and nothing is written, where %s holds %s', (error, file, text) => {
  if (text === null) rmSync(join(dir, file))
  else writeFileSync(join(dir, file), text)
  expect(makeModule(dir, 'spring-tides')).toEqual({ ok: false, error })
  expect(existsSync(join(dir, 'spring-tides'))).toBe(false)
})

test('a module that is there is refused, and nothing is changed', () => {
  mkdirSync(join(dir, 'notes'))
  const before = readFileSync(join(dir, 'claims.yaml'), 'utf8')
  for (const slug of ['tides', 'notes']) expect(makeModule(dir, slug)).toEqual({ ok: false, error: 'already-there' })
  makeModule(dir, 'spring-tides')
  expect(makeModule(dir, 'spring-tides')).toEqual({ ok: false, error: 'already-there' })
  expect(readFileSync(join(dir, 'claims.yaml'), 'utf8').startsWith(before)).toBe(true)
})
