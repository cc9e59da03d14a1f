import { copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '@/server/database/backup'
import { restoreBackup } from '@/server/database/restore'
import {
  aDatabaseFolder,
  anotherProgram,
  type DatabaseFolder,
  listRows,
  storeRows,
  withMigration,
} from '@/tests/support/database-folder'
import { migrated } from '@/tests/support/migrated'

async function backedUp({ url, backups }: DatabaseFolder): Promise<string> {
  const done = await makeBackup(url, backups)
  if (!done.ok) throw new Error(done.error)
  return done.value.file
}

async function restored(source: string, url: string) {
  const done = await restoreBackup(source, url)
  if (!done.ok) throw new Error(`${done.error}: ${done.detail}`)
  return done.value
}

test('a backup comes back with every row, and what was there before is kept and can be put back', async () => {
  const at = await aDatabaseFolder()
  await storeRows(at.url, 'one')
  const backup = await backedUp(at)
  await storeRows(at.url, 'two')
  const { replaced, rows, isBehind } = await restored(backup, at.url)
  expect([rows.get('InstructorLink'), isBehind]).toEqual([1, false])
  expect(await listRows(at.url)).toEqual(['one'])
  expect(await listRows(`file:${replaced}`)).toEqual(['one', 'two'])

  await restored(replaced ?? '', at.url)
  expect(await listRows(at.url)).toEqual(['one', 'two'])
  expect(at.list().filter((name) => name.includes('draft'))).toEqual([])
})

test('what a killed server left in its write-ahead log is kept with the database it belongs to, and not written into the backup', async () => {
  const at = await aDatabaseFolder()
  await storeRows(at.url, 'one')
  const backup = await backedUp(at)
  const killed = await anotherProgram(
    at.file,
    `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; INSERT INTO "InstructorLink" VALUES ('in the log', 1, 1, NULL)`,
  )
  await killed.letGo()
  const { replaced } = await restored(backup, at.url)
  expect(await listRows(at.url)).toEqual(['one'])
  expect(await listRows(`file:${replaced}`)).toEqual(['in the log', 'one'])
})

test.each<[string, (file: string) => void]>([
  ['is damaged', (file) => writeFileSync(file, 'Dear diary')],
  ['was emptied', (file) => truncateSync(file, 0)],
  ['has vanished', (file) => rmSync(file)],
])('where the database %s, a backup comes in its place, and no log of the old one is written into it', async (what, spoil) => {
  const at = await aDatabaseFolder()
  await storeRows(at.url, 'one')
  const backup = await backedUp(at)
  const killed = await anotherProgram(
    at.file,
    `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; INSERT INTO "InstructorLink" VALUES ('in the log', 1, 1, NULL)`,
  )
  await killed.letGo()
  const log = readFileSync(`${at.file}-wal`)
  spoil(at.file)
  const { replaced } = await restored(backup, at.url)
  expect(await listRows(at.url)).toEqual(['one'])
  expect(existsSync(`${at.file}-wal`)).toBe(false)
  // If the database cannot be opened, nothing is lost either: its log is kept beside it under its new name.
  if (replaced !== null) expect(existsSync(replaced)).toBe(true)
  if (what === 'is damaged') expect(readFileSync(`${replaced}-wal`).equals(log)).toBe(true)
})

test('a backup that was copied with its write-ahead log is restored with what the log holds', async () => {
  const at = await aDatabaseFolder()
  const killed = await anotherProgram(
    at.file,
    `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; INSERT INTO "InstructorLink" VALUES ('in the log', 1, 1, NULL)`,
  )
  await killed.letGo()
  const copied = join(at.folder, 'copied.db')
  for (const end of ['', '-wal']) copyFileSync(at.file + end, copied + end)
  await restored(copied, at.url)
  expect(await listRows(at.url)).toEqual(['in the log'])
})

test('an older backup is restored as it is, and brought up to date by the next start', async () => {
  const at = await aDatabaseFolder()
  await storeRows(at.url, 'one')
  const backup = await backedUp(at)
  const migrations = await withMigration('ALTER TABLE "Person" ADD COLUMN "nick" TEXT;')
  await migrated(at.url, at.backups, { migrations })
  expect(await restoreBackup(backup, at.url, migrations)).toMatchObject({ ok: true, value: { isBehind: true } })
  expect(await migrated(at.url, at.backups, { migrations })).toMatchObject({ applied: ['99990101000000_added'] })
  expect(await listRows(at.url)).toEqual(['one'])
})

type Prepare = (at: DatabaseFolder, backup: string) => Promise<unknown> | unknown

test.each<[string, Prepare, string]>([
  ['is not there', (_, backup) => rmSync(backup), 'missing'],
  ['is text', (_, backup) => writeFileSync(backup, 'Dear diary'), 'damaged'],
  ['was cut off', (_, backup) => truncateSync(backup, 20_000), 'damaged'],
  ['has overwritten pages', (_, backup) => writeFileSync(backup, readFileSync(backup).fill(0x5a, 3 * 4096, 6 * 4096)), 'damaged'],
  ['is empty', (_, backup) => truncateSync(backup, 0), 'empty'],
  ['is another program’s', (_, backup) => anotherDatabase(backup), 'not-ours'],
  ['is newer than this software', async (_, backup) => migrateFurther(backup), 'newer'],
])('a backup that %s is refused, and the database stays as it was', async (_, prepare, error) => {
  const at = await aDatabaseFolder()
  await storeRows(at.url, 'kept')
  const backup = await backedUp(at)
  await prepare(at, backup)
  const before = at.bytes()
  expect(await restoreBackup(backup, at.url)).toMatchObject({ ok: false, error })
  expect(at.bytes().equals(before)).toBe(true)
  expect(at.list().filter((name) => /draft|replaced/.test(name))).toEqual([])
})

test.each<[string, Prepare]>([
  ['another program has it open', ({ file }) => anotherProgram(file, 'PRAGMA journal_mode = WAL; SELECT count(*) FROM "Person"')],
  ['another program writes to it', ({ file }) => anotherProgram(file)],
  ['a server of ours serves it', ({ url, backups }) => migrated(url, backups, { thenServe: true })],
  [
    'a server of ours serves it although it is damaged by now',
    async ({ url, file, backups }) => {
      await migrated(url, backups, { thenServe: true })
      writeFileSync(file, 'Dear diary')
    },
  ],
])('nothing is restored while %s', async (_, prepare) => {
  const at = await aDatabaseFolder()
  const backup = await backedUp(at)
  await prepare(at, backup)
  const before = at.bytes()
  expect(await restoreBackup(backup, at.url)).toMatchObject({ ok: false, error: 'in-use' })
  expect(at.bytes().equals(before)).toBe(true)
})

test('the database is not restored from itself', async () => {
  const at = await aDatabaseFolder()
  expect(await restoreBackup(at.file, at.url)).toMatchObject({ ok: false, error: 'same-file' })
})

test('a backup is only read', async () => {
  const at = await aDatabaseFolder()
  const backup = await backedUp(at)
  const { mtimeMs } = statSync(backup)
  const bytes = readFileSync(backup)
  await restored(backup, at.url)
  expect(statSync(backup).mtimeMs).toBe(mtimeMs)
  expect(readFileSync(backup).equals(bytes)).toBe(true)
})

async function anotherDatabase(file: string): Promise<void> {
  rmSync(file)
  const program = await anotherProgram(file, 'CREATE TABLE recipes (name)')
  await program.letGo()
}

async function migrateFurther(backup: string): Promise<void> {
  await migrated(`file:${backup}`, `${backup}-backups`, {
    migrations: await withMigration('ALTER TABLE "Person" ADD COLUMN "nick" TEXT;'),
  })
}
