import { existsSync, rmSync, statSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { applyMigrations } from './apply-migrations'
import { keepBackup } from './backup'
import {
  adoptOwner,
  companions,
  draftOf,
  fileOf,
  openAlone,
  openFile,
  putInPlace,
  removeDatabase,
  type Survey,
  stampOf,
  stemOf,
  survey,
  sweepDrafts,
} from './database-file'
import { engineOf } from './engine'
import { type FileLock, takeLock } from './file-lock'
import { type FileRefusal, inOneSentence, refuseFile } from './file-refusal'
import { migratePostgres } from './migrate-postgres'
import { listMigrations, type Migration, readStandingOf } from './migrations'
import { servingLockOf, whileSettingUp } from './set-up-lock'

/** What `migrate` has done. */
export type Migrated = {
  /** The names of the migrations that were applied. There are none if the database was up to date. */
  applied: string[]
  /** The path of the copy that was made before an upgrade, or null. */
  backup: string | null
  /** True if there was no database, and one was created. */
  isNew: boolean
  /** The path under which a database without any data is kept, because an earlier start did not finish it; or null. */
  setAside: string | null
  /** The lock that prevents others from replacing the database, or null if `thenServe` was not set. */
  serving: FileLock | null
}

type Options = {
  /** By default the migrations of this software. */
  migrations?: readonly Migration[]
  /** Take the lock of a server on the database as soon as it is up to date. */
  thenServe?: boolean
  /** Called if another command works on the database, and this one has to wait. */
  onWait?(): void
}

const unchanged: Migrated = { applied: [], backup: null, isNew: false, setAside: null, serving: null }

/**
 * Creates a database, or applies the missing migrations to it. `url` is "file:" and a path; for "postgresql://" see
 * `migratePostgres`. An existing file is copied into `backupDir` before it is upgraded.
 *
 * A migration may have a step in code, which runs after its SQL; see `steps`. The work is done on a file of another name, which is read back and then replaces the database in one step. If the process is killed
 * or runs out of space, the database is unchanged, and the next call begins again.
 *
 * Refusals: `in-use`, `newer`, `damaged`, `not-ours`, `empty`, `unfinished`, `log-without-database`, `no-space`,
 * `migration-failed`, `unusable`.
 */
export async function migrate(
  url: string,
  backupDir: string,
  { migrations, thenServe = false, onWait }: Options = {},
): Promise<{ ok: true; value: Migrated } | FileRefusal> {
  if (engineOf(url) === 'postgresql') {
    const done = await migratePostgres(url)
    return done.ok ? { ok: true, value: { ...unchanged, applied: done.applied, isNew: done.isNew } } : done
  }
  const file = fileOf(url)
  try {
    await mkdir(dirname(file), { recursive: true })
    const list = migrations ?? (await listMigrations())
    return await whileSettingUp(file, onWait, async () => {
      await sweepDrafts(dirname(file), file)
      await sweepDrafts(backupDir)
      const done = existsSync(file) ? await update(file, backupDir, list) : await create(file, list)
      return done.ok && thenServe ? { ok: true, value: { ...done.value, serving: takeServing(file) } } : done
    })
  } catch (error) {
    return inOneSentence(error)
  }
}

async function create(file: string, migrations: readonly Migration[]): Promise<{ ok: true; value: Migrated } | FileRefusal> {
  // SQLite would write a log that is left here into the new database.
  const log = companions
    .map((end) => file + end)
    .find((path) => existsSync(path) && statSync(path).size > 0 && !path.endsWith('-shm'))
  if (log) return refuseFile('log-without-database', log)
  for (const end of companions) rmSync(file + end, { force: true })

  const draft = draftOf(file)
  try {
    const applied = await applyMigrations(draft, migrations, migrations)
    const made = look(draft)
    if (made.damages.length > 0) return refuseFile('damaged', made.damages[0])
    await adoptOwner(draft, dirname(file))
    await putInPlace(draft, file)
    return { ok: true, value: { ...unchanged, applied, isNew: true } }
  } finally {
    removeDatabase(draft)
  }
}

async function update(
  file: string,
  backupDir: string,
  migrations: readonly Migration[],
): Promise<{ ok: true; value: Migrated } | FileRefusal> {
  const standing = readStandingOf(file, migrations)
  switch (standing.is) {
    case 'current':
      return { ok: true, value: unchanged }
    case 'refused':
      return standing.refusal
    case 'never-finished': {
      // Earlier versions created a database in its place, so a killed first start left one that nobody has used.
      const setAside = `${stemOf(file)}.unfinished-${stampOf(new Date())}.db`
      const original = openAlone(file)
      if (!original) return refuseFile('in-use')
      await putInPlace(file, setAside).finally(() => original.close())
      const made = await create(file, migrations)
      return made.ok ? { ok: true, value: { ...made.value, setAside } } : made
    }
    case 'behind':
      return upgrade(file, backupDir, migrations, standing.pending)
  }
}

async function upgrade(
  file: string,
  backupDir: string,
  migrations: readonly Migration[],
  pending: readonly Migration[],
): Promise<{ ok: true; value: Migrated } | FileRefusal> {
  const alone = takeLock(servingLockOf(file), 'exclusive')
  if (!alone) return refuseFile('in-use')
  const draft = draftOf(file)
  let original: Database | null = null
  try {
    original = openAlone(file)
    if (!original) return refuseFile('in-use')
    const before = survey(original)
    if (before.damages.length > 0) return refuseFile('damaged', before.damages[0])
    const backup = await keepBackup(original, backupDir)
    await copyFile(backup, draft)
    const applied = await applyMigrations(draft, migrations, pending).catch((error: Error) => error)
    if (applied instanceof Error) return refuseMigration(applied, backup)
    const lost = findLoss(before, look(draft), pending)
    if (lost) return refuseFile('migration-failed', lost, backup)
    await adoptOwner(draft, file)
    await putInPlace(draft, file, { mayReplace: true })
    return { ok: true, value: { ...unchanged, applied, backup } }
  } finally {
    removeDatabase(draft)
    // Until now this connection has prevented others from opening the previous database.
    original?.close()
    alone.release()
  }
}

function refuseMigration(error: Error, backup: string): FileRefusal {
  const known = inOneSentence(error)
  return known.error === 'unusable' ? refuseFile('migration-failed', known.detail, backup) : known
}

// Returns why an upgraded copy must not be used, or null: it is damaged, has broken references, or a table that no migration names has
// another number of rows.
function findLoss(before: Survey, after: Survey, pending: readonly Migration[]): string | null {
  if (after.damages.length > 0) return `it is damaged afterwards: ${after.damages[0]}`
  if (after.brokenReferences > before.brokenReferences) return 'rows refer to rows that are no longer there'
  const isTouched = (table: string) =>
    pending.some(({ sql }) => new RegExp(`\\b${table}\\b`).test(sql)) || table === '_prisma_migrations'
  const changed = [...before.rows].find(([table, count]) => !isTouched(table) && after.rows.get(table) !== count)
  return changed ? `the table ${changed[0]}, which it does not name, has other rows afterwards` : null
}

function look(file: string): Survey {
  const connection = openFile(file)
  try {
    return survey(connection)
  } finally {
    connection.close()
  }
}

function takeServing(file: string): FileLock {
  const serving = takeLock(servingLockOf(file), 'shared')
  if (!serving) throw new Error('The database is held by somebody who should have waited.')
  return serving
}
