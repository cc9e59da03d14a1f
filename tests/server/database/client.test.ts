import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { db, openDb } from '@/server/database/client'
import { diffMigrationsToSchema, migrate } from '@/server/database/migrate'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const aLink = (tokenHash: string) => ({ tokenHash, createdAt: new Date(), expiresAt: new Date() })

test('the schema and the migrations agree', async () => {
  expect(await diffMigrationsToSchema()).toBe('')
})

test('the database writes ahead, waits for the disk and keeps its references', async () => {
  const pragma = async (name: string) => Object.values(((await db().$queryRawUnsafe(`PRAGMA ${name}`)) as object[])[0] ?? {})[0]
  expect(await pragma('journal_mode')).toBe('wal')
  expect(Number(await pragma('synchronous'))).toBe(2)
  expect(Number(await pragma('foreign_keys'))).toBe(1)
})

test('a write beside a transaction that is rolled back is kept', async () => {
  let outside: Promise<unknown> = Promise.resolve()
  const failing = db().$transaction(async (tx) => {
    await tx.instructorLink.create({ data: aLink('inside') })
    outside = db().instructorLink.create({ data: aLink('outside') })
    await new Promise((resolve) => setImmediate(resolve))
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  await outside
  expect((await db().instructorLink.findMany()).map(({ tokenHash }) => tokenHash)).toEqual(['outside'])
})

test('many transactions and statements at once all end', async () => {
  const work = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0
      ? db().instructorLink.create({ data: aLink(`plain ${i}`) })
      : db().$transaction(async (tx) => {
          await tx.instructorLink.create({ data: aLink(`a ${i}`) })
          await tx.instructorLink.create({ data: aLink(`b ${i}`) })
        }),
  )
  await Promise.all(work)
  expect(await db().instructorLink.count()).toBe(60)
})

test('a database that is behind is copied before it is migrated, and one that is not is left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-'))
  const url = `file:${join(folder, "it's new.db")}`
  const backups = join(folder, 'backups')
  expect((await migrate(url, backups)).backup).toBeNull()
  expect(await migrate(url, backups)).toEqual({ applied: [], backup: null })

  const client = openDb(url)
  await client.instructorLink.create({ data: aLink('kept') })
  await client.$executeRawUnsafe('DELETE FROM _prisma_migrations')
  await client.$disconnect()
  // The tables are there but the record of it is not: the migration must fail, and the copy must hold everything.
  await expect(migrate(url, backups)).rejects.toThrow()
  const [copy] = readdirSync(backups)
  const saved = openDb(`file:${join(backups, copy ?? '')}`)
  expect(await saved.instructorLink.count()).toBe(1)
  await saved.$disconnect()
  rmSync(folder, { recursive: true })
})
