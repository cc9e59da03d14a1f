import { expect, test } from 'vitest'
import { diffMigrationsToSchema } from '@/server/database/apply-migrations'
import { db } from '@/server/database/client'
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
