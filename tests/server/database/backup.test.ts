import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '@/server/database/backup'
import { openDb } from '@/server/database/client'
import { aDatabaseFolder, anotherProgram, listRows, storeRows } from '@/tests/support/database-folder'

async function backedUp(...given: Parameters<typeof makeBackup>) {
  const done = await makeBackup(...given)
  if (!done.ok) throw new Error(`${done.error}: ${done.detail}`)
  return done.value
}

test('a backup is one file that holds every row, and is read back', async () => {
  const { url, backups, list } = await aDatabaseFolder()
  await storeRows(url, 'one', 'two')
  const { file, rows, bytes } = await backedUp(url, backups)
  expect(rows.get('InstructorLink')).toBe(2)
  expect(bytes).toBe(statSync(file).size)
  expect(list().filter((name) => name.startsWith('backups/'))).toHaveLength(1)
  expect(await listRows(`file:${file}`)).toEqual(['one', 'two'])
})

test('a backup made while people write holds what was written before it began, and keeps nobody from writing', async () => {
  const { url, backups } = await aDatabaseFolder()
  const client = openDb(url)
  const now = new Date()
  const write = (n: number) =>
    client.instructorLink.create({ data: { tokenHash: `${n}`.padStart(4, '0'), createdAt: now, expiresAt: now } })
  for (let n = 0; n < 50; n++) await write(n)
  let isDone = false
  const writing = (async () => {
    let n = 50
    for (; !isDone; n++) {
      await write(n)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return n
  })()
  const { file, rows } = await backedUp(url, backups)
  isDone = true
  const written = await writing
  await client.$disconnect()
  const found = await listRows(`file:${file}`)
  expect(found.length).toBe(rows.get('InstructorLink'))
  expect(found.slice(0, 50)).toHaveLength(50)
  expect(found).toEqual(Array.from({ length: found.length }, (_, n) => `${n}`.padStart(4, '0')))
  expect(await listRows(url)).toHaveLength(written)
}, 60_000)

test('a backup after a crash holds what was only in the write-ahead log', async () => {
  const { url, file, backups } = await aDatabaseFolder()
  const killed = await anotherProgram(
    file,
    `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; INSERT INTO "InstructorLink" VALUES ('in the log', 1, 1, NULL)`,
  )
  await killed.letGo()
  expect(await listRows(`file:${(await backedUp(url, backups)).file}`)).toEqual(['in the log'])
})

test('a backup goes to the file that was asked for, or into the folder, and never over what is there', async () => {
  const { url, folder, backups } = await aDatabaseFolder()
  const target = join(folder, 'mine.db')
  expect((await backedUp(url, backups, target)).file).toBe(target)
  const before = readFileSync(target)
  expect(await makeBackup(url, backups, target)).toMatchObject({ ok: false, error: 'exists' })
  expect(readFileSync(target).equals(before)).toBe(true)

  const elsewhere = join(folder, 'elsewhere')
  mkdirSync(elsewhere)
  expect((await backedUp(url, backups, elsewhere)).file.startsWith(elsewhere)).toBe(true)
  expect(await makeBackup(url, backups, join(folder, 'no such folder', 'x.db'))).toMatchObject({ ok: false, error: 'unusable' })
})

test('a backup can be read by its owner alone, and has neither the secret nor anything beside it', async () => {
  const { url, folder, backups } = await aDatabaseFolder()
  writeFileSync(join(folder, 'secret'), 'a secret that signs sessions')
  chmodSync(folder, 0o755)
  const { file } = await backedUp(url, backups)
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  expect(readFileSync(file).includes('a secret that signs sessions')).toBe(false)
})

test.each<[string, (file: string) => Promise<unknown> | unknown, string]>([
  ['is not there', (file) => rmSync(file), 'missing'],
  ['is text', (file) => writeFileSync(file, 'Dear diary'), 'damaged'],
  ['has overwritten pages', (file) => writeFileSync(file, readFileSync(file).fill(0x5a, 3 * 4096, 6 * 4096)), 'damaged'],
  ['is empty', (file) => writeFileSync(file, ''), 'empty'],
  ['is locked for good', (file) => anotherProgram(file, 'BEGIN EXCLUSIVE'), 'in-use'],
])('of a database that %s no backup is made', async (_, spoil, error) => {
  const { url, file, backups, list } = await aDatabaseFolder()
  await spoil(file)
  expect(await makeBackup(url, backups)).toMatchObject({ ok: false, error })
  expect(list().filter((name) => name.startsWith('backups/'))).toEqual([])
})
