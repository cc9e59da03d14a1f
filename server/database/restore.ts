import { existsSync, rmSync, statSync } from 'node:fs'
import { copyFile, link, mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import {
  adoptOwner,
  companions,
  copyDatabase,
  draftOf,
  fileOf,
  flush,
  openAlone,
  openFile,
  putInPlace,
  removeDatabase,
  stampOf,
  stemOf,
  sweepDrafts,
} from './database-file'
import { identityOf, takeLock } from './file-lock'
import { type FileRefusal, inOneSentence, refuseFile } from './file-refusal'
import { listMigrations, type Migration, standingOf } from './migrations'
import { servingLockOf, whileSettingUp } from './set-up-lock'

/** What a restore has done. */
export type Restored = {
  /** The path under which the previous database is kept, or null if there was none. */
  replaced: string | null
  /** The number of rows in each table. */
  rows: ReadonlyMap<string, number>
  /** True if the backup is older than the software, so that the next start brings it up to date. */
  isBehind: boolean
}

/**
 * Replaces a database by a backup, and keeps the previous database under a name made from the current time.
 *
 * The backup is only read. Its copy, with the changes in the log beside it, is made in the folder of the database and read back. Then
 * it replaces the database in one step. If the process is killed or runs out of space, one of the two is in place and whole.
 *
 * Refusals: `missing`, `same-file`, `in-use` (also by a server), `damaged`, `empty`, `not-ours`, `newer`, `unfinished`, `no-space`,
 * `unusable`.
 */
export async function restoreBackup(
  source: string,
  url: string,
  migrations?: readonly Migration[],
  now = new Date(),
): Promise<{ ok: true; value: Restored } | FileRefusal> {
  const file = fileOf(url)
  const from = resolve(source)
  const found = statSync(from, { throwIfNoEntry: false })
  if (!found?.isFile()) return refuseFile('missing', from)
  if (identityOf(from) === identityOf(file)) return refuseFile('same-file', from)
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const list = migrations ?? (await listMigrations())
    return await whileSettingUp(file, undefined, async () => {
      await sweepDrafts(dirname(file), file)
      const alone = takeLock(servingLockOf(file), 'exclusive')
      if (!alone) return refuseFile('in-use')
      try {
        return await restoreAlone(from, file, list, now)
      } finally {
        alone.release()
      }
    })
  } catch (error) {
    return inOneSentence(error)
  }
}

async function restoreAlone(
  from: string,
  file: string,
  migrations: readonly Migration[],
  now: Date,
): Promise<{ ok: true; value: Restored } | FileRefusal> {
  const draft = draftOf(file)
  const connection = openFile(from, { isReadonly: true })
  try {
    const standing = standingOf(connection, migrations)
    if (standing.is === 'refused') return standing.refusal
    if (standing.is === 'never-finished') return refuseFile('unfinished')
    const { rows } = await copyDatabase(connection, draft)
    await adoptOwner(draft, existsSync(file) ? file : dirname(file))

    const original = existsSync(file) ? openUnlessDamaged(file) : 'damaged'
    if (original === 'in-use') return refuseFile('in-use')
    try {
      // If the database could be opened, its log has been merged into it.
      const replaced = await keepAside(file, `${stemOf(file)}.replaced-${stampOf(now)}.db`, original === 'damaged')
      await putInPlace(draft, file, { mayReplace: true })
      return { ok: true, value: { replaced, rows, isBehind: standing.is === 'behind' } }
    } finally {
      if (typeof original !== 'string') original.close()
    }
  } finally {
    connection.close()
    removeDatabase(draft)
  }
}

// A damaged file cannot be locked as a database. There only the lock of the servers shows whether it is in use.
function openUnlessDamaged(file: string): Database | 'damaged' | 'in-use' {
  try {
    return openAlone(file) ?? 'in-use'
  } catch (error) {
    if (inOneSentence(error).error === 'damaged') return 'damaged'
    throw error
  }
}

/**
 * Gives a database a second name, with its logs if asked to, and removes the logs from the first name: SQLite would write them into
 * the backup that comes there. Returns the path under the second name, or null if there was no database.
 */
async function keepAside(file: string, aside: string, withLogs: boolean): Promise<string | null> {
  const present = ['', ...companions].filter((end) => existsSync(file + end))
  for (const end of present.filter((each) => withLogs || each === '')) {
    await link(file + end, aside + end).catch(() => copyFile(file + end, aside + end))
    flush(aside + end)
  }
  flush(dirname(file))
  for (const end of present.filter((each) => each !== '')) rmSync(file + end, { force: true })
  return present.includes('') ? aside : null
}
