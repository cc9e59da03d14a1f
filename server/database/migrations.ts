import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import { fileOf, openFile, survey } from './database-file'
import { engineOf } from './engine'
import { type FileRefusal, inOneSentence, refuseFile } from './file-refusal'
import { inspectPostgres } from './migrate-postgres'
import { type MigrationStep, steps } from './steps'

/** A migration: its name, which begins with its date, its SQL, and what code does after it, if anything. */
export type Migration = { name: string; sql: string; step?: MigrationStep | undefined }

/** Which migrations a database has, compared with those of this software. */
export type Standing =
  | { is: 'current' }
  | { is: 'behind'; pending: Migration[] }
  /** The first migration was begun but not finished, and no table has a row. */
  | { is: 'never-finished' }
  | { is: 'refused'; refusal: FileRefusal }

type Applied = { migration_name: string; finished_at: unknown; rolled_back_at: unknown }

/** The folder of the migrations, as an absolute path. */
export const migrationsDir = resolve('prisma/migrations/sqlite')

/** Returns the migrations of this software, the oldest first. */
export async function listMigrations(): Promise<Migration[]> {
  const folders = existsSync(migrationsDir) ? await readdir(migrationsDir, { withFileTypes: true }) : []
  const names = folders.filter((each) => each.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8')
      return { name, sql, step: steps[name] }
    }),
  )
}

/**
 * Checks a database for damage, and returns which of these migrations it has.
 *
 * Refusals: `damaged`; `empty` if it has no tables; `not-ours` if the tables are another program's; `newer` if it has a migration that
 * is not among these; `unfinished` if a migration was begun but not finished.
 */
export function standingOf(connection: Database, migrations: readonly Migration[]): Standing {
  try {
    const { rows, damages } = survey(connection, { isQuick: true })
    if (damages.length > 0) return refused('damaged', damages[0])
    if (rows.size === 0) return refused('empty')
    if (!rows.has('_prisma_migrations')) return refused('not-ours')

    const list = connection
      .prepare('SELECT migration_name, finished_at, rolled_back_at FROM _prisma_migrations')
      .all() as Applied[]
    const applied = list.filter(({ rolled_back_at }) => rolled_back_at === null)
    const unknown = applied.find(({ migration_name }) => !migrations.some(({ name }) => name === migration_name))
    if (unknown) return refused('newer', unknown.migration_name)
    const broken = applied.find(({ finished_at }) => finished_at === null)
    // A migration itself makes the cohort Everyone.
    const isUnused = [...rows].every(
      ([table, count]) => count === 0 || table === '_prisma_migrations' || (table === 'Cohort' && count === 1),
    )
    if (broken && isUnused) return { is: 'never-finished' }
    if (broken) return refused('unfinished', broken.migration_name)

    const pending = migrations.filter(({ name }) => !applied.some(({ migration_name }) => migration_name === name))
    return pending.length > 0 ? { is: 'behind', pending } : { is: 'current' }
  } catch (error) {
    return { is: 'refused', refusal: inOneSentence(error) }
  }
}

/** Like `standingOf`, for a file. Throws if it cannot be opened. */
export function readStandingOf(file: string, migrations: readonly Migration[]): Standing {
  const connection = openFile(file)
  try {
    return standingOf(connection, migrations)
  } finally {
    connection.close()
  }
}

/**
 * Returns whether a database can be used by a command that does not change its form: `missing` if there is none, `outdated` if a
 * migration has not been applied. Refuses what `migrate` refuses for the state of the file.
 */
export async function inspectDatabase(url: string): Promise<'ready' | 'missing' | 'outdated' | FileRefusal> {
  if (engineOf(url) === 'postgresql') return inspectPostgres(url)
  const file = fileOf(url)
  if (!existsSync(file)) return 'missing'
  try {
    const standing = readStandingOf(file, await listMigrations())
    if (standing.is === 'refused') return standing.refusal
    return standing.is === 'current' ? 'ready' : 'outdated'
  } catch (error) {
    return inOneSentence(error)
  }
}

function refused(...reason: Parameters<typeof refuseFile>): Standing {
  return { is: 'refused', refusal: refuseFile(...reason) }
}
