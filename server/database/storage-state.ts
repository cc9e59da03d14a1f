import { AsyncLocalStorage } from 'node:async_hooks'
import { shared } from '../shared'
import type { StorageFault } from './storage-fault'

/** What earlier calls have shown of the storage. */
type StorageState = {
  /** The fault of the last failed call, until something is written. Damage stays until the database is opened again. */
  fault: StorageFault | null
  /** Returns true if the open files are still those at their paths. */
  areFilesInPlace(): boolean
  /** The request on behalf of which the current code runs. */
  request: AsyncLocalStorage<{ fault: StorageFault | null }>
}

const state = () =>
  shared<StorageState>('storage-state', () => ({
    fault: null,
    areFilesInPlace: () => true,
    request: new AsyncLocalStorage(),
  }))

/** Records that a call failed because of the storage. Null records nothing. */
export function noteFault(fault: StorageFault | null): void {
  if (fault === null) return
  const known = state()
  if (known.fault !== 'damaged') known.fault = fault
  const request = known.request.getStore()
  if (request) request.fault = fault
}

/** Records that something was written, which ends an earlier fault. */
export function noteWrite(): void {
  const known = state()
  if (known.fault !== 'damaged') known.fault = null
}

/** Records that a database was opened, and how to find out whether its files are in place. Ends every earlier fault. */
export function noteFiles(areFilesInPlace: () => boolean): void {
  Object.assign(state(), { fault: null, areFilesInPlace })
}

/** Records that the database was closed, so that nothing is known of it. */
export function forgetFiles(): void {
  noteFiles(() => true)
}

/** Returns the fault that earlier calls have shown and that has not ended, or null. Does not use the database. */
export function findKnownFault(): StorageFault | null {
  const { fault, areFilesInPlace } = state()
  return areFilesInPlace() ? fault : 'gone'
}

/**
 * Calls `act` on behalf of a request. If a call of the database fails because of the storage, `request.fault` is set, even if other
 * code catches the error.
 */
export function watchStorage<T>(request: { fault: StorageFault | null }, act: () => T): T {
  return state().request.run(request, act)
}
