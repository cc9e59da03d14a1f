import { access, constants, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readEnv } from '../env'
import { db } from './client'
import { fileOf } from './database-file'
import { engineOf } from './engine'
import { findStorageFault, type StorageFault } from './storage-fault'
import { findKnownFault, noteFault, noteWrite } from './storage-state'

/** Watches the storage of a server. */
export type StorageWatch = {
  /** Returns the fault that would make a page or a save fail now, or null if none is known. */
  findFault(): Promise<StorageFault | null>
}

/** Checks a whole database for damage. This may take long, and must not keep the process from doing anything else. */
export type DamageCheck = (file: string) => Promise<boolean>

const shortOfSpaceBytes = 1024 * 1024
const writeLimitMs = 1000
// Checks of the whole database may take up to a hundredth of the time.
const restingShare = 100

/**
 * Watches the storage of the database that this process serves.
 *
 * While all is well, `findFault` reads one row and asks the operating system about the files. It writes only if the last write failed,
 * if space is short or if the file seems to be read-only. Now and then it also starts `isDamaged`, with pauses of at least
 * `leastPauseMs`. What that finds is returned by later calls.
 */
export function watchStorageOf(url: string, isDamaged: DamageCheck, leastPauseMs = 60_000): StorageWatch {
  const isFile = engineOf(url) === 'sqlite'
  const file = fileOf(url)
  let isChecking = false
  let nextCheck = 0

  const checkIfDue = async () => {
    const began = Date.now()
    if (isChecking || began < nextCheck) return
    isChecking = true
    // If the check itself fails, nothing is known about the database, and the next check may go better.
    if (await isDamaged(file).catch(() => false)) noteFault('damaged')
    nextCheck = Date.now() + Math.max(leastPauseMs, restingShare * (Date.now() - began))
    isChecking = false
  }

  return {
    async findFault() {
      const known = findKnownFault()
      if (known === 'gone' || known === 'damaged') return known
      if (isFile) void checkIfDue()
      try {
        await db().person.findFirst({ select: { id: true } })
        return known || (isFile && (await isSuspicious(file))) ? findWriteFault() : null
      } catch (error) {
        return findStorageFault(error) ?? 'failing'
      }
    },
  }
}

/** Returns the fault that prevents writing now, or null. Finds out by writing a value that the database has already. */
export async function findWriteFault(): Promise<StorageFault | null> {
  const giveUp = new AbortController()
  const late = sleep(writeLimitMs, 'busy' as const, { signal: giveUp.signal }).catch(() => null)
  const fault = await Promise.race([writeTheSame(), late])
  giveUp.abort()
  return fault
}

async function writeTheSame(): Promise<StorageFault | null> {
  try {
    if (engineOf(readEnv().databaseUrl) === 'postgresql') {
      const [row] = await db().$queryRaw<{ transaction_read_only: string }[]>`SHOW transaction_read_only`
      if (row?.transaction_read_only === 'on') return 'read-only'
      noteWrite()
      return findKnownFault()
    }
    // Nothing uses this number, and SQLite writes it even if it does not change.
    await db().$executeRaw`PRAGMA user_version = 0`
    noteWrite()
    return findKnownFault()
  } catch (error) {
    return findStorageFault(error) ?? 'failing'
  }
}

async function isSuspicious(file: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dirname(file))
  if (bavail * bsize < shortOfSpaceBytes) return true
  return access(file, constants.W_OK).then(
    () => false,
    () => true,
  )
}
