import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Answer, mark, question, rightAnswer, show } from '@/core/question'
import { seededBy } from '@/server/seed'
import { kinds } from '@/tests/support/builders'

// Question versions as an earlier edition stored them, with the marks that answers to them earned. Never edit a file; add another.
const folder = new URL('../fixtures/question-versions/', import.meta.url)
const versions = readdirSync(folder).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Frozen),
}))
type Frozen = { body: { kind: string; choices?: unknown }; marks: { answer: Answer; mark: number }[] }

test('there is a frozen question version of each kind', () => {
  expect(new Set(versions.map(({ body }) => body.kind))).toEqual(new Set(kinds))
})

describe.each(versions)('a question stored as in $file', ({ body, marks }) => {
  test('can still be parsed, shown and answered', () => {
    const read = question.parse(body)
    expect(read).toMatchObject(body)
    expect(show(read, seededBy('a seed'))).toMatchObject({ kind: body.kind, stem: read.stem, points: read.points })
    expect(mark(read, rightAnswer(read))).toBe(1)
  })

  test.each(marks)('still gives $answer the mark $mark', ({ answer, mark: earned }) => {
    expect(mark(question.parse(body), answer)).toBeCloseTo(earned, 12)
  })
})
