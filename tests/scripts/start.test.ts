import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCourseFolder } from '@/tests/support/course-folder'
import { withMigration } from '@/tests/support/database-folder'
import { migrated } from '@/tests/support/migrated'
import { tinyCourse } from '@/tests/support/tiny-course'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

type Settings = Record<string, string>

/** Runs a command as `npm` does, with these settings; what it says on the error stream, and its exit code. */
async function run(
  script: string,
  settings: Settings,
  ...words: string[]
): Promise<{ code: number | null; said: string; told: string }> {
  const clean = {
    HOST: '',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    NEXTAUTH_URL: '',
    NEXTAUTH_SECRET: '',
    ...tinyCourse,
  }
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', script, ...words], {
    env: { ...process.env, ...clean, ...settings },
  })
  let said = ''
  let told = ''
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString()
  })
  child.stdout.on('data', (part: Buffer) => {
    told += part.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said: said.trim(), told: told.trim() }
}

const inFolder = (name: string) => join(folder, name)

const refused: [what: string, prepare: () => Promise<Settings> | Settings, sentence: RegExp][] = [
  ['HOST has a port', () => ({ HOST: 'localhost:3000' }), /^HOST: it must be only an address or a name of this machine/],
  ['HOST is not of this machine', () => ({ HOST: '192.0.2.1' }), /^HOST=192\.0\.2\.1 is not an address of this machine\.$/],
  [
    'NEXTAUTH_URL has a path',
    () => ({ NEXTAUTH_URL: 'https://host.example/course' }),
    /^NEXTAUTH_URL: it must be an address without a path/,
  ],
  ['DATA_DIR is a file', () => ({ DATA_DIR: aFile('data.txt') }), /^The data folder .*data\.txt cannot be used: EEXIST/],
  [
    'DATA_DIR lies in the course',
    () => ({ DATA_DIR: 'tests/fixtures/tiny-course/data' }),
    /^DATA_DIR: .* lies in .*tiny-course, and each change/,
  ],
  [
    'DATABASE_URL lies in the software',
    () => ({ DATABASE_URL: 'file:app/x.db' }),
    /^DATABASE_URL: .* lies in app, and each change/,
  ],
  [
    'DATABASE_URL is a text',
    () => ({ DATABASE_URL: `file:${aFile('x.db')}` }),
    /^.*x\.db is damaged: .*npm run restore -- <file>"\. Nothing was changed\.$/,
  ],
  ['DATABASE_URL is a folder', () => ({ DATABASE_URL: `file:${aFolder('x.db')}` }), /^.*x\.db cannot be used: /],
  ['the database is newer than the software', aNewerDatabase, /^.*course\.db was made by a newer version of this software/],
  ['the secret is too short', () => ({ DATA_DIR: aFolderWith('secret', 'short') }), /^.*secret is damaged: delete it/],
  [
    'COURSE_DIR is not there',
    () => ({ COURSE_DIR: inFolder('nowhere') }),
    /course\.yaml:1 There is no folder \S+\. Make a course with "npm run new:course/,
  ],
]

test.each(refused)('a start is refused in a sentence, without a stack, when %s', async (_, prepare, sentence) => {
  const { code, said } = await run('start', await prepare())
  expect([code, said]).toEqual([1, expect.stringMatching(sentence)])
  expect(said).not.toMatch(/^\s+at /m)
})

test('a course with errors is refused with file and line, before a data folder or a page is made', async () => {
  const course = aCourseFolder(['tides/quiz.yaml', 'kind: ', 'kind: no-such-'], ['claims.yaml', /$/, '\n- id: [broken'])
  const builds = () => (existsSync('.next-builds') ? readdirSync('.next-builds').sort() : [])
  const before = builds()
  const { code, said } = await run('start', { COURSE_DIR: course })
  expect(code).toBe(1)
  expect(said).toMatch(/tides\/quiz\.yaml:\d+ /)
  expect(said).toMatch(/claims\.yaml:\d+ /)
  expect(said).toContain('nothing was built or started')
  expect(existsSync(inFolder('data'))).toBe(false)
  expect(builds()).toEqual(before)
})

test('backup and restore are commands that say what they did, and what they refuse', async () => {
  const DATA_DIR = inFolder('data')
  await migrated(`file:${join(DATA_DIR, 'course.db')}`, join(DATA_DIR, 'backups'))
  const target = inFolder('mine.db')
  expect(await run('backup', {}, target)).toMatchObject({
    code: 0,
    told: expect.stringContaining(`Copied the database to ${target}`),
  })
  expect(await run('backup', {}, target)).toMatchObject({ code: 1, said: expect.stringMatching(/mine\.db exists already/) })
  expect(await run('restore', {})).toMatchObject({ code: 1, said: expect.stringContaining('npm run restore -- <file>') })
  expect(await run('restore', {}, inFolder('nowhere.db'))).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^There is no file/),
  })
  expect(await run('restore', {}, target)).toMatchObject({
    code: 0,
    told: expect.stringMatching(/The previous database is .*replaced/),
  })
})

function aFile(name: string): string {
  writeFileSync(inFolder(name), 'Dear diary, this is no database. '.repeat(20))
  return inFolder(name)
}

function aFolder(name: string): string {
  mkdirSync(inFolder(name))
  return inFolder(name)
}

function aFolderWith(name: string, words: string): string {
  mkdirSync(inFolder('data'))
  writeFileSync(join(inFolder('data'), name), words)
  return inFolder('data')
}

async function aNewerDatabase(): Promise<Settings> {
  const url = `file:${join(inFolder('data'), 'course.db')}`
  await migrated(url, inFolder('backups'), { migrations: await withMigration('ALTER TABLE "Person" ADD COLUMN "nick" TEXT;') })
  return {}
}
