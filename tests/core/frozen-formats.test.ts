import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Answer, mark, question, rightAnswer, show } from '@/core/question'
import { seededBy } from '@/server/seed'
import { kinds } from '@/tests/support/builders'

// Bodies of question versions as they were stored once, and what answers to them earned then. Never edit a file: add another.
const folder = new URL('../fixtures/question-versions/', import.meta.url)
const versions = readdirSync(folder).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Frozen),
}))
type Frozen = { body: { kind: string; choices?: unknown }; marks: { answer: Answer; mark: number }[] }

test('there is one of each kind', () => {
  expect(new Set(versions.map(({ body }) => body.kind))).toEqual(new Set(kinds))
})

describe.each(versions)('a question stored as in $file', ({ body, marks }) => {
  test('can still be read, shown and answered', () => {
    const read = question.parse(body)
    expect(read).toMatchObject(body)
    expect(show(read, seededBy('a seed'))).toMatchObject({ kind: body.kind, stem: read.stem, points: read.points })
    expect(mark(read, rightAnswer(read))).toBe(1)
  })

  test.each(marks)('still gives $answer the mark $mark', ({ answer, mark: earned }) => {
    expect(mark(question.parse(body), answer)).toBeCloseTo(earned, 12)
  })
})
