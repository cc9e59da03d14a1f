import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { chmod, chown, link, readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { engineOf } from './engine'
import { takeLock } from './file-lock'
import { codeOf, findStorageFault } from './storage-fault'

/** The endings of the files that SQLite keeps beside a database while it is open or after a crash. */
export const companions = ['-wal', '-shm', '-journal'] as const

/** The state of a database: the number of rows in each table, and what is wrong with it. */
export type Survey = { rows: ReadonlyMap<string, number>; damages: string[]; brokenReferences: number }

/**
 * Returns the path of a database from its URL, which is "file:" and a path. If that is a symbolic link, returns the path of its target.
 * Of a database that is no file, returns the URL without its password, to be shown.
 */
export function fileOf(url: string): string {
  if (engineOf(url) === 'postgresql') {
    const shown = new URL(url)
    shown.password = ''
    shown.search = ''
    return shown.href
  }
  const path = resolve(url.replace(/^file:/, ''))
  return existsSync(path) ? realpathSync(path) : path
}

/**
 * Opens a database that must exist. A call that meets another process's lock waits for up to 2 s, and the whole process waits with
 * it, so this is for commands rather than for a server.
 */
export function openFile(path: string, { isReadonly = false } = {}): Database {
  return new Database(path, { fileMustExist: true, readonly: isReadonly, timeout: 2000 })
}

/**
 * Opens a database and locks everybody else out until the connection is closed. Returns null if somebody else has it open.
 *
 * The write-ahead log that a crash has left is merged into the database, so that it is one file. Throws if the file cannot be read as
 * a database or cannot be written.
 */
export function openAlone(path: string): Database | null {
  const connection = openFile(path)
  try {
    connection.pragma('locking_mode = EXCLUSIVE')
    const mode = connection.pragma('journal_mode = DELETE', { simple: true })
    // In this locking mode the lock is kept after the transaction.
    connection.exec('BEGIN EXCLUSIVE; COMMIT')
    if (mode === 'delete') {
      // A killed process leaves this file behind. Outside WAL mode SQLite does not use it.
      rmSync(`${path}-shm`, { force: true })
      return connection
    }
    connection.close()
    return null
  } catch (error) {
    connection.close()
    if (codeOf(error)?.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

/** Counts the rows of every table and checks the whole database for damage. A quick check does not compare indexes with tables. */
export function survey(connection: Database, { isQuick = false } = {}): Survey {
  const found = connection.pragma(isQuick ? 'quick_check' : 'integrity_check') as Record<string, string>[]
  const damages = found.flatMap((row) => Object.values(row)).filter((words) => words !== 'ok')
  if (damages.length > 0) return { rows: new Map(), damages, brokenReferences: 0 }
  const brokenReferences = isQuick ? 0 : (connection.pragma('foreign_key_check') as unknown[]).length
  return { rows: countRows(connection), damages, brokenReferences }
}

/**
 * Returns what is wrong with a database that may be in use, or null. It is only read, and may be checked for long. Throws if it cannot
 * be checked for another reason.
 */
export function findDamage(path: string): string | null {
  try {
    const connection = openFile(path, { isReadonly: true })
    try {
      return survey(connection, { isQuick: true }).damages[0] ?? null
    } finally {
      connection.close()
    }
  } catch (error) {
    if (findStorageFault(error) === 'damaged') return (error as Error).message
    throw error
  }
}

/**
 * Copies a database into a new file as it is at one moment, even while others write to it. Reads the copy back, and resolves when it
 * is on the disk. Throws, and leaves no file, if the copy is damaged, differs in its numbers of rows or cannot be written.
 */
export async function copyDatabase(source: Database, to: string): Promise<Survey> {
  try {
    // A transaction reads everything as it was at one moment.
    source.exec('BEGIN')
    const rows = countRows(source)
    await source.backup(to).finally(() => source.exec('COMMIT'))
    const read = readBack(to)
    if (read.damages.length > 0) throw new Error(`What was copied is damaged: ${read.damages[0]}`)
    if (!sameRows(rows, read.rows)) throw new Error('The copy has other rows than the database.')
    flush(to)
    return read
  } catch (error) {
    removeDatabase(to)
    throw error
  }
}

/**
 * Gives a finished file the name under which it is used, in one step, even if the power fails. With `mayReplace` it replaces a file of
 * that name; otherwise this throws EEXIST if there is one.
 */
export async function putInPlace(draft: string, path: string, { mayReplace = false } = {}): Promise<void> {
  flush(draft)
  if (mayReplace) renameSync(draft, path)
  else await nameOnce(draft, path)
  flush(dirname(path))
}

// Throws EEXIST if there is a file of this name.
async function nameOnce(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path)
    rmSync(draft)
  } catch (error) {
    // Some file systems have no hard links. There the check and the renaming are two steps.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(path)) throw error
    renameSync(draft, path)
  }
}

/** Removes a database and everything that SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const file of [path, ...companions.map((end) => path + end)]) rmSync(file, { force: true })
}

/** Gives a file the owner and the permissions of another, so that the server's user can still use what root has made. */
export async function adoptOwner(file: string, like: string): Promise<void> {
  const found = statSync(like)
  await chmod(file, found.isDirectory() ? 0o600 : found.mode & 0o777)
  if (process.getuid?.() === 0) await chown(file, found.uid, found.gid)
}

/** Returns the name under which a file is made until it is finished. `sweepDrafts` removes what a killed process has left. */
export function draftOf(path: string): string {
  return `${path}.draft-${process.pid}-${Date.now().toString(36)}`
}

/** Removes unfinished files from a folder, unless a process is still working on them: those of one file, or all. */
export async function sweepDrafts(folder: string, of = ''): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : []
  const drafts = names.flatMap((name) => /^(.*\.draft-\d+-[0-9a-z]+)(-wal|-shm|-journal)?$/.exec(name)?.[1] ?? [])
  for (const name of new Set(drafts.filter((each) => each.startsWith(basename(of))))) {
    const draft = join(folder, name)
    // A process that works on one holds it locked. One that is not even a database is useless.
    if (!existsSync(draft) || canLock(draft)) removeDatabase(draft)
  }
}

/** Returns a moment in a form that can be part of a file's name. */
export function stampOf(moment: Date): string {
  return moment.toISOString().replace(/[:.]/g, '-')
}

/** Returns the path of a database without its ending. */
export function stemOf(path: string): string {
  return join(dirname(path), basename(path).replace(/\.db$/, ''))
}

/** Waits until the disk has stored a file, or the names in a folder. */
export function flush(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** Returns true if two databases have the same tables with the same numbers of rows. */
export function sameRows(one: Survey['rows'], other: Survey['rows']): boolean {
  return one.size === other.size && [...one].every(([table, count]) => other.get(table) === count)
}

function countRows(connection: Database): Map<string, number> {
  const tables = connection.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all()
  return new Map(
    (tables as { name: string }[]).map(({ name }) => {
      const row = connection.prepare(`SELECT count(*) AS n FROM "${name.replaceAll('"', '""')}"`).get() as { n: number }
      return [name, row.n]
    }),
  )
}

// A copy is in WAL mode if its source is. Outside that mode it stays one file.
function readBack(copied: string): Survey {
  const copy = openFile(copied)
  try {
    copy.pragma('locking_mode = EXCLUSIVE')
    copy.pragma('journal_mode = DELETE')
    return survey(copy)
  } finally {
    copy.close()
  }
}

function canLock(file: string): boolean {
  try {
    const lock = takeLock(file, 'exclusive')
    lock?.release()
    return lock !== null
  } catch {
    return true
  }
}
