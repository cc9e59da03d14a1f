/**
 * Why the database cannot be read or written just now:
 * - `busy`: another program holds it locked
 * - `full`: there is no space left
 * - `read-only`: it may not be written to
 * - `failing`: the disk or the operating system reports an error
 * - `damaged`: what is stored cannot be read as a database
 * - `gone`: the file that is open is no longer the one at its path
 */
export type StorageFault = 'busy' | 'full' | 'read-only' | 'failing' | 'damaged' | 'gone'

/** The code of the error for files that are no longer at their paths. SQLite has no such code. */
export const goneCode = 'COURSE_FILE_GONE'

/** Returns the storage fault behind a failed call, or null if it failed for another reason, such as a rule of the schema. */
export function findStorageFault(error: unknown): StorageFault | null {
  const code = codeOf(error)
  if (code === null) return null
  if (code === goneCode) return 'gone'
  if (/^(55P03|40001|40P01)$/.test(code)) return 'busy'
  if (code === '53100') return 'full'
  if (code === '25006') return 'read-only'
  if (/^(08...|53...|57P0.|58...)$/.test(code)) return 'failing'
  if (/^XX00[12]$/.test(code)) return 'damaged'
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'busy'
  // The second occurs when the file of the shared memory cannot grow.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return 'full'
  if (code.startsWith('SQLITE_READONLY')) return 'read-only'
  if (/^SQLITE_(IOERR|CANTOPEN|PERM|NOLFS)/.test(code)) return 'failing'
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged'
  return null
}

/** Returns the name that SQLite or PostgreSQL gives an error, such as SQLITE_FULL or 53100, even if the driver or the client has wrapped it. Otherwise returns null. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, cause, meta } = error as { code?: unknown; cause?: unknown; meta?: unknown }
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
  const { originalCode } = (cause ?? {}) as { originalCode?: unknown }
  if (typeof originalCode === 'string') return originalCode
  const { driverAdapterError } = (meta ?? {}) as { driverAdapterError?: unknown }
  return driverAdapterError === undefined ? null : codeOf(driverAdapterError)
}
