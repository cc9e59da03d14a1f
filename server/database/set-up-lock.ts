import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { adoptOwner } from './database-file'
import { waitForLock } from './file-lock'
import { type FileRefusal, refuseFile } from './file-refusal'

const waitLimitMs = 60_000

/** Returns the path of the file on which every process that serves a database holds a shared lock. */
export function servingLockOf(file: string): string {
  return `${file}.serving.lock`
}

/**
 * Calls `act` while no other command creates, upgrades or replaces the database. Servers are not affected. Refuses as `in-use` if
 * another command does not finish within a minute.
 */
export async function whileSettingUp<T>(
  file: string,
  onWait: (() => void) | undefined,
  act: () => Promise<T>,
): Promise<T | FileRefusal> {
  const setUpLock = `${file}.set-up.lock`
  for (const each of [setUpLock, servingLockOf(file)]) await makeLockFile(each)
  const lock = await waitForLock(setUpLock, 'exclusive', waitLimitMs, onWait)
  if (!lock) return refuseFile('in-use', 'another command is at work on it')
  try {
    return await act()
  } finally {
    lock.release()
  }
}

async function makeLockFile(path: string): Promise<void> {
  if (existsSync(path)) return
  // Appending nothing does no harm if another process creates the file at the same time.
  await writeFile(path, '', { flag: 'a', mode: 0o600 })
  await adoptOwner(path, dirname(path))
}
