import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { type FileRefusal, refuseFile } from './file-refusal'

const folder = resolve('prisma/migrations/postgresql')
// Two that start at once wait for each other. The number is that of migrations, and differs from that of transactions.
const migrationLock = 710_241

type Script = { name: string; sql: string; checksum: string }

/**
 * Creates the tables in a PostgreSQL database, or applies the missing migrations, all in one transaction: either all are applied or none.
 * Returns their names. `migrations` are by default those of this software.
 *
 * Refusals: `newer`; `not-ours` if there are tables but none of ours; `migration-failed`, also if an applied migration was changed since;
 * `unusable` if the database cannot be reached.
 */
export async function migratePostgres(
  url: string,
  migrations?: readonly Pick<Script, 'name' | 'sql'>[],
): Promise<{ ok: true; applied: string[]; isNew: boolean } | FileRefusal> {
  const list = (migrations ?? (await listScripts())).map(({ name, sql }) => ({ name, sql, checksum: checksumOf(sql) }))
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock])
    const found = await readStanding(client, list)
    if ('ok' in found) return found
    for (const { name, sql, checksum } of found.pending) {
      await client.query(sql).catch((error: Error) => {
        throw Object.assign(error, { message: `${name}: ${error.message}`, isMigration: true })
      })
      await client.query('INSERT INTO "_course_migrations" ("name", "checksum") VALUES ($1, $2)', [name, checksum])
    }
    await client.query('COMMIT')
    return { ok: true, applied: found.pending.map(({ name }) => name), isNew: found.isNew }
  } catch (error) {
    const { message, isMigration } = error as Error & { isMigration?: boolean }
    return refuseFile(isMigration ? 'migration-failed' : 'unusable', message)
  } finally {
    // Ending the connection undoes what was not committed.
    await client.end().catch(() => undefined)
  }
}

/** Like `inspectDatabase`, for a PostgreSQL database. */
export async function inspectPostgres(url: string): Promise<'ready' | 'missing' | 'outdated' | FileRefusal> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('BEGIN')
    const found = await readStanding(client, await listScripts())
    if ('ok' in found) return found
    if (found.isNew) return 'missing'
    return found.pending.length > 0 ? 'outdated' : 'ready'
  } catch (error) {
    return refuseFile('unusable', (error as Error).message)
  } finally {
    await client.end().catch(() => undefined)
  }
}

// Makes the list of what is applied if the database is empty.
async function readStanding(
  client: Client,
  list: readonly Script[],
): Promise<{ pending: Script[]; isNew: boolean } | FileRefusal> {
  const tables = await client.query<{ name: string }>(
    `SELECT tablename AS "name" FROM pg_catalog.pg_tables WHERE schemaname = current_schema()`,
  )
  const isNew = tables.rows.length === 0
  if (!isNew && !tables.rows.some(({ name }) => name === '_course_migrations')) return refuseFile('not-ours')
  if (isNew) {
    await client.query(
      `CREATE TABLE "_course_migrations" ("name" TEXT PRIMARY KEY, "checksum" TEXT NOT NULL, "at" TIMESTAMPTZ NOT NULL DEFAULT now())`,
    )
  }
  const { rows } = await client.query<Script>('SELECT "name", "checksum" FROM "_course_migrations" ORDER BY "name"')
  for (const { name, checksum } of rows) {
    const known = list.find((each) => each.name === name)
    if (!known) return refuseFile('newer', name)
    if (known.checksum !== checksum) return refuseFile('migration-failed', `${name} was changed after it was applied`)
  }
  return { pending: list.filter(({ name }) => !rows.some((each) => each.name === name)), isNew }
}

async function listScripts(): Promise<Script[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: checksumOf(sql) }
    }),
  )
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}
