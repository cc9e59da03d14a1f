import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { db, openDb } from '@/server/database/client'
import { diffMigrationsToSchema, migrate } from '@/server/database/migrate'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const aLink = (tokenHash: string) => ({ tokenHash, createdAt: new Date(), expiresAt: new Date() })

test('the migrations lead to the schema', async () => {
  expect(await diffMigrationsToSchema()).toBe('')
})

test('the database uses write-ahead logging, waits for the disk and checks foreign keys', async () => {
  const pragma = async (name: string) => Object.values(((await db().$queryRawUnsafe(`PRAGMA ${name}`)) as object[])[0] ?? {})[0]
  expect(await pragma('journal_mode')).toBe('wal')
  expect(Number(await pragma('synchronous'))).toBe(2)
  expect(Number(await pragma('foreign_keys'))).toBe(1)
})

test('a write that is sent during a transaction survives when the transaction is rolled back', async () => {
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

test('many simultaneous transactions and statements all finish', async () => {
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

test('a database that needs migrations is copied first, and one that is up to date is not touched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-'))
  const url = `file:${join(folder, "it's new.db")}`
  const backups = join(folder, 'backups')
  expect((await migrate(url, backups)).backup).toBeNull()
  expect(await migrate(url, backups)).toEqual({ applied: [], backup: null })

  const client = openDb(url)
  await client.instructorLink.create({ data: aLink('existing') })
  await client.$executeRawUnsafe('DELETE FROM _prisma_migrations')
  await client.$disconnect()
  // The tables exist but the record of the migrations is gone. The migration must fail, and the copy must contain everything.
  await expect(migrate(url, backups)).rejects.toThrow()
  const [copy] = readdirSync(backups)
  const saved = openDb(`file:${join(backups, copy ?? '')}`)
  expect(await saved.instructorLink.count()).toBe(1)
  await saved.$disconnect()
  rmSync(folder, { recursive: true })
})
