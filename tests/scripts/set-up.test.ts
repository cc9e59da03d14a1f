import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setUp, welcome } from '@/scripts/set-up'
import { closeDb, db } from '@/server/database/client'
import { type Env, readEnv } from '@/server/env'
import { createInstructorLink } from '@/server/links'

let dataDir: string
let settings: NodeJS.ProcessEnv

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'set-up-'))
  settings = { ...process.env }
  Object.assign(process.env, { DATA_DIR: dataDir, DATABASE_URL: '', NEXTAUTH_URL: '', NEXTAUTH_SECRET: '', HOST: '', PORT: '' })
})

afterEach(async () => {
  await closeDb()
  process.env = settings
  rmSync(dataDir, { recursive: true })
})

const file = () => join(dataDir, 'course.db')

/** What a start says while it sets up, in one text. It begins with the environment that was set, as a process does. */
async function saidBy(act: (env: Env) => Promise<void>, changed: Record<string, string> = {}): Promise<string> {
  Object.assign(process.env, { NEXTAUTH_URL: '', NEXTAUTH_SECRET: '', ...changed })
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...words) => void said.push(words.join(' ')))
  await act(readEnv()).finally(() => log.mockRestore())
  return said.join('\n')
}

test('a first start makes a database and a secret that only their owner can read, and the next one says nothing', async () => {
  expect(await saidBy(setUp)).toBe(`Made the database ${file()}.`)
  for (const each of [file(), join(dataDir, 'secret')]) expect(statSync(each).mode & 0o077).toBe(0)
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8')
  expect(await saidBy(setUp)).toBe('')
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(secret)
})

test('a start says that the database is new although there is a secret, and that the secret is new although there is a database', async () => {
  await saidBy(setUp)
  rmSync(file())
  expect(await saidBy(setUp)).toMatch(/is new and empty, although there is a secret already\..*npm run restore/)
  rmSync(join(dataDir, 'secret'))
  expect(await saidBy(setUp)).toMatch(/a new one was made\. Everybody has to sign in again/)
  expect(existsSync(join(dataDir, 'secret'))).toBe(true)
})

test('a database that was emptied or overwritten is not taken for a new one', async () => {
  await saidBy(setUp)
  writeFileSync(file(), 'Dear diary')
  await expect(saidBy(setUp)).rejects.toThrow(/is damaged/)
  truncateSync(file(), 0)
  await expect(saidBy(setUp)).rejects.toThrow(/is empty/)
  expect(readdirSync(dataDir).filter((name) => name.endsWith('.db'))).toEqual(['course.db'])
})

test('a start that ends the life of an unused link says so', async () => {
  await saidBy(setUp)
  expect(await saidBy(welcome)).not.toContain('An earlier link')
  expect(await saidBy(welcome)).toMatch(/\/set-up\/.*\nAn earlier link that nobody has used no longer works\.$/)
  await createInstructorLink(new Date('2020-01-01'))
  expect(await saidBy(welcome)).not.toContain('An earlier link')
})

test.each([
  [{ HOST: '0.0.0.0' }, true],
  [{ HOST: '[::]' }, true],
  [{ HOST: '0.0.0.0', NEXTAUTH_URL: 'https://course.example' }, false],
  [{ HOST: '127.0.0.1' }, false],
])('with %o a start says whether other machines are answered: that they are not is said, %s', async (changed, isSaid) => {
  await saidBy(setUp)
  const said = await saidBy(welcome, changed)
  expect(said.includes('answers only to the name localhost. Set NEXTAUTH_URL')).toBe(isSaid)
})

test('a start says that nothing can be saved, and goes on', async () => {
  await saidBy(setUp)
  await db().$executeRawUnsafe('PRAGMA query_only = ON')
  expect(await saidBy(welcome)).toMatch(/Nothing can be saved now: the database may not be written to\./)
})
