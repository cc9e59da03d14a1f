import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { codeOf } from './storage-fault'

/** A lock on a file that this process holds until it releases it or ends. */
export type FileLock = { release(): void }

// A connection that is no longer referenced would be closed, and its lock released.
const held = new Set<Database>()

/**
 * Locks a file, which is created if it does not exist. Many processes can hold a shared lock at once, but only one an exclusive lock.
 * Returns null if another lock prevents it. Throws if the file cannot be created.
 *
 * This is SQLite's own lock on an empty database. The operating system releases it when the process ends, even if it is killed, so a
 * lock is never left behind. It works among the processes of one machine.
 */
export function takeLock(file: string, kind: 'shared' | 'exclusive'): FileLock | null {
  for (;;) {
    const before = identityOf(file)
    const connection = new Database(file, { timeout: 0 })
    if (!isLocked(connection, kind)) return null
    const after = identityOf(file)
    // If the previous holder has removed the file in the meantime, this would be a lock on a file that nobody else can find.
    if (after !== null && (before === null || before === after)) {
      held.add(connection)
      return { release: () => void (held.delete(connection) && connection.close()) }
    }
    connection.close()
  }
}

/** Like `takeLock`, but tries again for up to `limitMs` before it returns null. Calls `onWait` once, after a second of waiting. */
export async function waitForLock(
  file: string,
  kind: 'shared' | 'exclusive',
  limitMs: number,
  onWait: () => void = () => undefined,
): Promise<FileLock | null> {
  const began = Date.now()
  let isTold = false
  for (;;) {
    const lock = takeLock(file, kind)
    const waitedMs = Date.now() - began
    if (lock || waitedMs >= limitMs) return lock
    if (waitedMs > 1000 && !isTold) {
      isTold = true
      onWait()
    }
    await sleep(50)
  }
}

/** Returns what identifies a file on this machine whatever its name is. Returns null if there is no file of this name. */
export function identityOf(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : null
}

function isLocked(connection: Database, kind: 'shared' | 'exclusive'): boolean {
  try {
    // Nothing is ever written, so there need not be a journal file.
    connection.pragma('journal_mode = MEMORY')
    connection.exec(kind === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN')
    connection.prepare('SELECT count(*) FROM sqlite_master').get()
    return true
  } catch (error) {
    connection.close()
    if (codeOf(error)?.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}
