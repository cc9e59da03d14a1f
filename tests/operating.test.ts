import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explainRefusal } from '@/scripts/database-words'
import { type FileError, refuseFile } from '@/server/database/file-refusal'
import { healthWords } from '@/server/web/health'

const text = readFileSync('docs/operating.md', 'utf8').replace(/\s+/g, ' ')

test.each(Object.values(healthWords))('docs/operating.md says what to do when /healthz says "%s"', (words) => {
  expect(text).toContain(`| ${words} |`)
})

// What a start may say of a database. The other refusals are those of a command that was just typed.
const ofStarts: Record<string, FileError> = {
  'is in use': 'in-use',
  'was made by a newer version of this software': 'newer',
  'is damaged': 'damaged',
  'is empty': 'empty',
  'is a database of another program': 'not-ours',
  'broke off halfway': 'unfinished',
  'is there, with what was written last, but': 'log-without-database',
  'could not be brought up to date': 'migration-failed',
  'There is no space left to work on': 'no-space',
}

test.each(Object.entries(ofStarts))('docs/operating.md says what to do when a start says "%s"', (words, error) => {
  expect(text).toContain(words)
  expect(explainRefusal(refuseFile(error, 'a reason'), '/srv/course.db')).toContain(words)
})

test.each(Object.keys(ofStarts).map((words) => [words, ofStarts[words] as FileError]))(
  'what a start says with "%s" names the file and says what to do, in one line',
  (_, error) => {
    const said = explainRefusal(refuseFile(error, 'a reason', '/srv/backups/one.db'), '/srv/course.db')
    expect(said).toContain('/srv/course.db')
    expect(said).toMatch(/Nothing was changed|It was not changed/)
    expect(said).not.toContain('\n')
  },
)

test('docs/operating.md names every setting', () => {
  const settings = [...readFileSync('server/env.ts', 'utf8').matchAll(/^ {2}([A-Z_]{4,}): /gm)].map(([, name]) => name)
  expect(settings.length).toBeGreaterThan(6)
  expect(settings.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})
