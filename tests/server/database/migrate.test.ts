import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openDb } from '@/server/database/client'
import { openAlone } from '@/server/database/database-file'
import { migrate } from '@/server/database/migrate'
import { listMigrations, type Migration } from '@/server/database/migrations'
import { type MigrationStep, steps } from '@/server/database/steps'
import { personKeys } from '@/server/person-keys'
import {
  aDatabaseFolder,
  anotherProgram,
  type DatabaseFolder,
  listRows,
  storeRows,
  withMigration,
} from '@/tests/support/database-folder'
import { migrated } from '@/tests/support/migrated'

const addsColumn = 'ALTER TABLE "Person" ADD COLUMN "nick" TEXT;'

const columnsOf = async (url: string) => {
  const client = openDb(url)
  const rows = await client.$queryRawUnsafe<{ name: string }[]>("SELECT name FROM pragma_table_info('Person')")
  await client.$disconnect()
  return rows.map(({ name }) => name)
}

test('a new database is made under another name and has its own when it is whole', async () => {
  const { url, backups, list } = await aDatabaseFolder({ isEmpty: true })
  expect(await migrated(url, backups)).toMatchObject({ isNew: true, backup: null, setAside: null })
  expect(list()).toEqual(['course.db'])
  expect(await migrated(url, backups)).toMatchObject({ isNew: false, applied: [], backup: null })
})

test('two that make the same new database at once get one and the same', async () => {
  const { url, backups, list } = await aDatabaseFolder({ isEmpty: true })
  const both = await Promise.all([migrated(url, backups), migrated(url, backups)])
  expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
  expect(list()).toEqual(['course.db'])
})

test('a database that is behind is copied, brought up to date, and keeps every row', async () => {
  const { url, backups, list } = await aDatabaseFolder()
  await storeRows(url, 'one', 'two')
  const { applied, backup } = await migrated(url, backups, { migrations: await withMigration(addsColumn) })
  expect(applied).toEqual(['99990101000000_added'])
  expect(await listRows(url)).toEqual(['one', 'two'])
  expect(await columnsOf(url)).toContain('nick')
  expect(await listRows(`file:${backup}`)).toEqual(['one', 'two'])
  expect(await columnsOf(`file:${backup}`)).not.toContain('nick')
  expect(list().filter((name) => name.includes('draft'))).toEqual([])
})

test('an upgrade keeps what was only in the write-ahead log of a server that was killed', async () => {
  const { url, file, backups } = await aDatabaseFolder()
  const killed = await anotherProgram(
    file,
    `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; INSERT INTO "InstructorLink" VALUES ('in the log', 1, 1, NULL)`,
  )
  await killed.letGo()
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  const { backup } = await migrated(url, backups, { migrations: await withMigration(addsColumn) })
  expect(await listRows(url)).toEqual(['in the log'])
  expect(await listRows(`file:${backup}`)).toEqual(['in the log'])
})

const failing: [what: string, sql: string, detail: RegExp][] = [
  ['fails in its second statement', `${addsColumn} INSERT INTO "Nowhere" VALUES (1);`, /Nowhere/],
  ['is no SQL', 'ALTER TABLE nonsense', /./],
  ['deletes rows of a table that it does not name', 'DELETE FROM "Person";', /LessonProgress, which it does not name/],
  ['breaks a reference', 'PRAGMA foreign_keys=OFF; DELETE FROM "Person"; PRAGMA foreign_keys=ON;', /no longer there/],
]

test.each(failing)(
  'a migration that %s leaves the database as it was, with one copy however often it is tried',
  async (_, sql, detail) => {
    const { url, backups, bytes } = await aDatabaseFolder()
    await storeRows(url, 'kept')
    const client = openDb(url)
    await client.person.create({
      data: {
        id: 'p',
        email: 'p@example.org',
        name: 'P',
        searchText: 'p',
        passwordHash: '',
        role: 'learner',
        createdAt: new Date(),
      },
    })
    await client.lessonProgress.create({ data: { personId: 'p', module: 'm', updatedAt: new Date() } })
    await client.$disconnect()
    const before = await columnsOf(url)

    const tries = []
    for (let n = 0; n < 3; n++) tries.push(await migrate(url, backups, { migrations: await withMigration(sql) }))
    for (const each of tries) {
      expect(each).toMatchObject({ ok: false, error: 'migration-failed', detail: expect.stringMatching(detail) })
      expect(each).toMatchObject({ backup: join(backups, readdirSync(backups)[0] ?? '') })
    }
    expect(readdirSync(backups)).toHaveLength(1)
    expect(await columnsOf(url)).toEqual(before)
    expect(await listRows(url)).toEqual(['kept'])
    const asItWas = bytes()
    expect(await migrated(url, backups)).toMatchObject({ applied: [] })
    expect(bytes().equals(asItWas)).toBe(true)

    // Once the SQL is mended, the next try goes through.
    expect(await migrated(url, backups, { migrations: await withMigration(addsColumn) })).toMatchObject({
      applied: [expect.any(String)],
    })
  },
)

type Spoil = (at: DatabaseFolder) => Promise<unknown> | unknown

const refused: [what: string, spoil: Spoil, error: string][] = [
  [
    'was made by newer software',
    async ({ url, backups }) => migrated(url, backups, { migrations: await withMigration(addsColumn) }),
    'newer',
  ],
  ['is text', ({ file }) => writeFileSync(file, 'Dear diary'), 'damaged'],
  ['was cut off', ({ file }) => truncateSync(file, 20_000), 'damaged'],
  ['has pages that were overwritten', ({ file }) => overwrite(file, [3, 9, 14]), 'damaged'],
  ['was emptied', ({ file }) => truncateSync(file, 0), 'empty'],
  ['is another program’s', ({ file }) => anotherDatabase(file), 'not-ours'],
  ['has vanished, but not its write-ahead log', ({ file }) => leaveOnly(file, '-wal'), 'log-without-database'],
  ['has vanished, but not its rollback journal', ({ file }) => leaveOnly(file, '-journal'), 'log-without-database'],
  ['is a folder', ({ file }) => replaceByFolder(file), 'unusable'],
  ['was left halfway by an upgrade of earlier software, with rows in it', (at) => leaveHalfway(at, 'kept'), 'unfinished'],
]

test.each(refused)('a database that %s is refused and not touched', async (_, spoil, error) => {
  const at = await aDatabaseFolder()
  await spoil(at)
  const before = at.list()
  expect(await migrate(at.url, at.backups)).toMatchObject({ ok: false, error })
  expect(at.list()).toEqual(before)
})

test('a first start of earlier software that broke off is set aside, and a new database is made', async () => {
  const at = await aDatabaseFolder()
  await leaveHalfway(at)
  const { setAside, isNew } = await migrated(at.url, at.backups)
  expect([isNew, existsSync(setAside ?? '')]).toEqual([true, true])
  expect(await listRows(at.url)).toEqual([])
})

test.each([
  ['serves', 'PRAGMA journal_mode = WAL; SELECT count(*) FROM "Person"'],
  ['writes to', 'BEGIN IMMEDIATE'],
])('a database that another program %s is not upgraded under its feet', async (_, words) => {
  const { url, file, backups, bytes } = await aDatabaseFolder()
  await anotherProgram(file, words)
  const before = bytes()
  const done = await migrate(url, backups, { migrations: await withMigration(addsColumn) })
  expect(done).toMatchObject({ ok: false, error: 'in-use' })
  expect(bytes().equals(before)).toBe(true)
})

test('a database that a server of ours is about to serve is not upgraded under its feet', async () => {
  const { url, backups } = await aDatabaseFolder()
  const { serving } = await migrated(url, backups, { thenServe: true })
  const migrations = await withMigration(addsColumn)
  expect(await migrate(url, backups, { migrations })).toMatchObject({ ok: false, error: 'in-use' })
  serving?.release()
  expect(await migrate(url, backups, { migrations })).toMatchObject({ ok: true })
})

test('a database that is opened alone is one file: no log is left that could be written into its successor', async () => {
  const { url, file } = await aDatabaseFolder()
  await storeRows(url, 'one')
  const killed = await anotherProgram(
    file,
    `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; INSERT INTO "InstructorLink" VALUES ('in the log', 1, 1, NULL)`,
  )
  await killed.letGo()
  const connection = openAlone(file)
  expect(connection).not.toBeNull()
  for (const end of ['-wal', '-shm']) expect(existsSync(file + end)).toBe(false)
  connection?.close()
  expect(await listRows(url)).toEqual(['in the log', 'one'])
})

test('what a killed start has left behind is swept out by the next one', async () => {
  const { url, file, backups, list } = await aDatabaseFolder()
  for (const left of ['.draft-999999-abc', '.draft-999999-abc-journal', '.draft-999998-abd-wal'])
    writeFileSync(file + left, 'half')
  await migrated(url, backups)
  expect(list()).toEqual(['course.db'])
})

test('a database behind a symbolic link is upgraded where it is', async () => {
  const at = await aDatabaseFolder()
  const link = join(at.folder, 'link.db')
  symlinkSync(at.file, link)
  await migrated(`file:${link}`, at.backups, { migrations: await withMigration(addsColumn) })
  expect(await columnsOf(at.url)).toContain('nick')
})

test('an upgraded database keeps its rights', async () => {
  const { url, file, backups } = await aDatabaseFolder()
  const { mode } = statSync(file)
  await migrated(url, backups, { migrations: await withMigration(addsColumn) })
  expect(statSync(file).mode).toBe(mode)
})

/** The migrations of this software, and one more for each of these: its SQL and its step in code. */
async function withSteps(...added: [sql: string, step?: MigrationStep][]): Promise<Migration[]> {
  return [...(await listMigrations()), ...added.map(([sql, step], i) => ({ name: `9999010100000${i}_added`, sql, step }))]
}

/** Everything that a database holds. */
function contentOf(file: string): unknown[] {
  const connection = openAlone(file)
  const tables = connection?.prepare('SELECT * FROM sqlite_master ORDER BY name').all() as { type: string; name: string }[]
  const rows = tables.map(({ type, name }) => (type === 'table' ? connection?.prepare(`SELECT * FROM "${name}"`).all() : []))
  connection?.close()
  return [tables, rows]
}

const nicksOf = (file: string) => {
  const connection = openAlone(file)
  const rows = connection?.prepare('SELECT "id", "nick" FROM "Person" ORDER BY "id"').all()
  connection?.close()
  return rows
}

async function storePeople(url: string, ...ids: string[]): Promise<void> {
  const client = openDb(url)
  const rest = { searchText: '', passwordHash: '', role: 'learner', createdAt: new Date() }
  for (const id of ids) await client.person.create({ data: { id, email: `${id}@example.org`, name: id, ...rest } })
  await client.$disconnect()
}

const nameAll: MigrationStep = (connection) => connection.exec(`UPDATE "Person" SET "nick" = "name" || '!'`)

test('a step in code runs after the SQL of its migration and before that of the next one', async () => {
  const { url, file, backups } = await aDatabaseFolder()
  await storePeople(url, 'ada', 'ben')
  const later = 'UPDATE "Person" SET "nick" = "nick" || \'?\';'
  const { applied } = await migrated(url, backups, { migrations: await withSteps([addsColumn, nameAll], [later]) })
  expect(applied).toEqual(['99990101000000_added', '99990101000001_added'])
  expect(nicksOf(file)).toEqual([
    { id: 'ada', nick: 'ada!?' },
    { id: 'ben', nick: 'ben!?' },
  ])
})

test('a step in code runs once, and for a new database as well', async () => {
  const { url, backups } = await aDatabaseFolder({ isEmpty: true })
  const step = vi.fn()
  const migrations = await withSteps([addsColumn, step])
  expect(await migrated(url, backups, { migrations })).toMatchObject({ isNew: true })
  expect(await migrated(url, backups, { migrations })).toMatchObject({ isNew: false, applied: [] })
  expect(step).toHaveBeenCalledTimes(1)
})

test.each<[string, MigrationStep]>([
  [
    'that fails half-way',
    (connection) => {
      nameAll(connection)
      throw new Error('the step broke off')
    },
  ],
  [
    'that deletes rows of a table that its migration does not name',
    (connection) => connection.exec('DELETE FROM "InstructorLink"'),
  ],
  ['whose SQL fails', (connection) => connection.exec('INSERT INTO "Nowhere" VALUES (1)')],
  ['that breaks a reference', (connection) => connection.exec(`INSERT INTO "ResetLink" VALUES ('t', 'nobody', 1, 1, NULL)`)],
])('a step in code %s leaves the database as it was, and can be tried again', async (_, step) => {
  const { url, file, backups, list } = await aDatabaseFolder()
  await storeRows(url, 'kept')
  await storePeople(url, 'ada')
  const before = contentOf(file)
  const tried = await migrate(url, backups, { migrations: await withSteps([addsColumn, step]) })
  expect(tried).toMatchObject({ ok: false, error: 'migration-failed', backup: expect.any(String) })
  expect(contentOf(file)).toEqual(before)
  expect(list().filter((name) => name.includes('draft'))).toEqual([])
  await migrated(url, backups, { migrations: await withSteps([addsColumn, nameAll]) })
  expect(nicksOf(file)).toEqual([{ id: 'ada', nick: 'ada!' }])
})

test('a start that is killed in a step leaves the database as it was, and the next one begins again', async () => {
  const { url, file, backups } = await aDatabaseFolder()
  await storePeople(url, 'ada')
  const before = contentOf(file)
  const words = ['--import', 'tsx', 'tests/support/killed-in-a-step.ts', url, backups, addsColumn]
  expect(spawnSync(process.execPath, words, { encoding: 'utf8' }).signal).toBe('SIGKILL')
  expect(contentOf(file)).toEqual(before)
  await migrated(url, backups, { migrations: await withSteps([addsColumn, nameAll]) })
  expect(nicksOf(file)).toEqual([{ id: 'ada', nick: 'ada!' }])
})

test('every step belongs to a migration', async () => {
  const names = (await listMigrations()).map(({ name }) => name)
  expect(Object.keys(steps).filter((name) => !names.includes(name))).toEqual([])
})

test('the upgrade stores the keys of everybody’s name and address, and neither is changed, even if two addresses have one key', async () => {
  const at = await aDatabaseFolder({ isEmpty: true })
  const all = await listMigrations()
  const before = all.findIndex(({ name }) => name.endsWith('_person_keys'))
  await migrated(at.url, at.backups, { migrations: all.slice(0, before) })
  const people = [
    ['a', 'ada@example.org', 'Émile'],
    ['b', 'info@münchen.example', 'Łukasz'],
    ['c', 'info@xn--mnchen-3ya.example', 'İpek'],
  ] as const
  const program = await anotherProgram(
    at.file,
    people
      .map(([id, email, name]) => `INSERT INTO "Person" VALUES ('${id}', '${email}', '${name}', 'old', '', 'learner', 1, 1)`)
      .join(';'),
  )
  await program.letGo()
  const { applied } = await migrated(at.url, at.backups)
  expect(applied).toContain(all[before]?.name)
  const client = openDb(at.url)
  const rows = await client.person.findMany({ orderBy: { id: 'asc' } })
  await client.$disconnect()
  expect(rows.map(({ id, email, name }) => [id, email, name])).toEqual(people)
  expect(rows.map(({ addressKey, sortKey }) => [addressKey, sortKey])).toEqual([
    ['ada@example.org', 'emile'],
    ['info@xn--mnchen-3ya.example', 'lukasz'],
    ['info@xn--mnchen-3ya.example', 'ipek'],
  ])
  for (const { name, email, searchText } of rows) expect(searchText).toBe(personKeys({ name, email }).searchText)
})

function overwrite(file: string, pages: number[]): void {
  const bytes = readFileSync(file)
  for (const page of pages) bytes.fill(0x5a, page * 4096, page * 4096 + 4096)
  writeFileSync(file, bytes)
}

async function anotherDatabase(file: string): Promise<void> {
  rmSync(file)
  const program = await anotherProgram(file, 'CREATE TABLE recipes (name)')
  await program.letGo()
}

function leaveOnly(file: string, end: string): void {
  rmSync(file)
  writeFileSync(file + end, 'what was written last')
}

async function replaceByFolder(file: string): Promise<void> {
  const { mkdirSync } = await import('node:fs')
  rmSync(file)
  mkdirSync(file)
}

/** What earlier software left when it was killed during a migration: the record of its beginning. */
async function leaveHalfway({ url }: DatabaseFolder, ...rows: string[]): Promise<void> {
  await storeRows(url, ...rows)
  const client = openDb(url)
  await client.$executeRawUnsafe('UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0')
  await client.$disconnect()
}
