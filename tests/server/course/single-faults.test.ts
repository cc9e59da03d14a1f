import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '@/core/course/authored-course'
import { makeCourse } from '@/scripts/make-course'
import { checkCourseFolder } from '@/server/course/checked-course'
import { singleFaults } from '@/tests/support/single-faults'

const bases = ['made', 'tiny'] as const
const folder = mkdtempSync(join(tmpdir(), 'single-faults-'))
const known: Record<string, string[]> = {}
const said = ({ file, line, message }: Finding) => `${file}:${line} ${message}`

beforeAll(() => {
  makeCourse(join(folder, 'made'), '2026-11-26')
  cpSync('tests/fixtures/tiny-course', join(folder, 'tiny'), { recursive: true })
  for (const base of bases) known[base] = lookAt(base).warnings.map(({ message }) => message)
})
afterAll(() => rmSync(folder, { recursive: true }))

// Syllables are counted by none of the rules that these faults break.
const lookAt = (base: string) => checkCourseFolder(join(folder, base), null)

test('the courses into which the faults are put have none', () => {
  for (const base of bases) expect(lookAt(base).errors).toEqual([])
})

test('there are at least 100 faults, and no two with the same name', () => {
  expect(new Set(singleFaults.map(([what]) => what)).size).toBe(singleFaults.length)
  expect(singleFaults.length).toBeGreaterThanOrEqual(100)
})

describe('one fault has one message, with its place:', () => {
  test.each(singleFaults)('%s', (_, base, change, level, place, message) => {
    const dir = join(folder, 'with-fault')
    cpSync(join(folder, base), dir, { recursive: true })
    if (typeof change === 'function') change(dir)
    else {
      for (const [file, from, to] of change) {
        const path = join(dir, file)
        const before = from === null ? '' : readFileSync(path, 'utf8')
        const after = from === null ? to : before.replace(from, () => to)
        expect(after).not.toBe(before)
        writeFileSync(path, after)
      }
    }
    const { errors, warnings } = lookAt('with-fault')
    rmSync(dir, { recursive: true })
    const found = level === 'errors' ? errors : warnings.filter((each) => !known[base]?.includes(each.message))
    expect(found.map(said)).toEqual([`${place} ${message}`])
    if (level === 'warnings') expect(errors).toEqual([])
    for (const { fix } of found) expect(fix).toMatch(/\S.*[.…]$/)
  })
})
