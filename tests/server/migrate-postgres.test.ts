import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { db } from '@/server/database/client'
import { migratePostgres } from '@/server/database/migrate-postgres'
import { eachTestHasADatabase } from '@/tests/support/database'
import { onPostgres } from '@/tests/support/postgres'

eachTestHasADatabase()

const url = () => process.env.DATABASE_URL ?? ''
const first = '20261127034000_first'
const known = { name: first, sql: readFileSync(`prisma/migrations/postgresql/${first}/migration.sql`, 'utf8') }
const added = { name: '99990101000000_added', sql: 'CREATE TABLE "Added" ("id" TEXT)' }

describe('the migrations for PostgreSQL', () => {
  onPostgres('lead to every table and column of the schema', async () => {
    const models = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w)(\w+)/gm)]
    const client = db() as unknown as Record<string, { findFirst(): Promise<unknown> }>
    expect(models.length).toBeGreaterThan(20)
    for (const [, initial = '', rest = ''] of models) await client[initial.toLowerCase() + rest]?.findFirst()
  })

  onPostgres('are applied once, also by two starts at once', async () => {
    const both = await Promise.all([migratePostgres(url(), [known, added]), migratePostgres(url(), [known, added])])
    expect(both.map((each) => each.ok && each.applied.length).toSorted()).toEqual([0, 1])
  })

  onPostgres('leave nothing behind if one fails', async () => {
    const bad = { name: '99990101000001_bad', sql: 'SELECT nothing' }
    expect(await migratePostgres(url(), [known, added, bad])).toMatchObject({ ok: false, error: 'migration-failed' })
    expect(await migratePostgres(url(), [known, added])).toMatchObject({ ok: true, applied: [added.name] })
  })

  onPostgres('refuse a newer database, one that was changed since, and that of another program', async () => {
    expect(await migratePostgres(url(), [])).toMatchObject({ error: 'newer', detail: first })
    expect(await migratePostgres(url(), [{ ...known, sql: 'SELECT 1' }])).toMatchObject({ error: 'migration-failed' })
    await db().$executeRaw`DROP TABLE "_course_migrations"`
    expect(await migratePostgres(url())).toMatchObject({ error: 'not-ours' })
  })
})
