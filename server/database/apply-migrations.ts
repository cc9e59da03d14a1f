import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { openFile } from './database-file'
import { listMigrations, type Migration, migrationsDir } from './migrations'
import { openEngine, schemaFile } from './schema-engine'
import type { MigrationStep } from './steps'

const filters = { externalTables: [], externalEnums: [] }

/**
 * Applies the pending ones of these migrations to a file that nobody else uses, and returns their names. The SQL runs up to the next step
 * in code, then the step, then the SQL after it. Throws if one fails; the file is then useless.
 */
export async function applyMigrations(
  file: string,
  migrations: readonly Migration[],
  pending: readonly Migration[],
): Promise<string[]> {
  const applied: string[] = []
  for (const [i, { step }] of pending.entries()) {
    if (!step && i < pending.length - 1) continue
    const later = pending.slice(i + 1)
    applied.push(
      ...(await applySql(
        file,
        migrations.filter((each) => !later.includes(each)),
      )),
    )
    if (step) runStep(file, step)
  }
  return applied
}

async function applySql(file: string, migrations: readonly Migration[]): Promise<string[]> {
  const engine = await openEngine(`file:${file}`)
  try {
    return (await engine.applyMigrations({ migrationsList: asMigrationsList(migrations), filters })).appliedMigrationNames
  } finally {
    await engine.close()
  }
}

function runStep(file: string, step: MigrationStep): void {
  const connection = openFile(file)
  try {
    connection.exec('PRAGMA foreign_keys = ON; BEGIN IMMEDIATE')
    step(connection)
    connection.exec('COMMIT')
  } finally {
    // Closing undoes a transaction that an error has left open.
    connection.close()
  }
}

/** Returns the SQL that would lead from the migrations to the schema. Returns an empty text if they agree. */
export async function diffMigrationsToSchema(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'migrations-'))
  try {
    const engine = await openEngine(`file:${join(scratch, 'main.db')}`, `file:${join(scratch, 'shadow.db')}`)
    try {
      return await diff(engine)
    } finally {
      await engine.close()
    }
  } finally {
    await rm(scratch, { recursive: true })
  }
}

async function diff(engine: SchemaEngine): Promise<string> {
  const migrations = await listMigrations()
  const from =
    migrations.length === 0 ? { tag: 'empty' as const } : { tag: 'migrations' as const, ...asMigrationsList(migrations) }
  const schema = await readFile(schemaFile, 'utf8')
  const { stdout } = await engine.diff({
    from,
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }], configDir: '.' },
    script: true,
    exitCode: null,
    filters,
    shadowDatabaseUrl: null,
  } as Parameters<SchemaEngine['diff']>[0])
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim()
}

function asMigrationsList(migrations: readonly Migration[]) {
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}
