import { codeOf, findStorageFault, type StorageFault } from './storage-fault'

/**
 * Why a database file is not worked on:
 * - `in-use`: a server or another program has it open, or another command is at work on it
 * - `newer`: it was made by a newer version of this software
 * - `damaged`: it cannot be read as a database
 * - `not-ours`: it is a database of something else
 * - `empty`: it is a file without tables
 * - `unfinished`: an upgrade of it broke off halfway
 * - `log-without-database`: what SQLite keeps beside a database is there, but the database is not
 * - `migration-failed`: a migration's SQL fails, or would lose something
 * - `no-space`: there is no space left
 * - `missing`: there is no such file
 * - `same-file`: source and target are one file
 * - `exists`: a file of this name is there already
 * - `unusable`: the operating system forbids something, or something else failed
 */
export type FileError =
  | 'in-use'
  | 'newer'
  | 'damaged'
  | 'not-ours'
  | 'empty'
  | 'unfinished'
  | 'log-without-database'
  | 'migration-failed'
  | 'no-space'
  | 'missing'
  | 'same-file'
  | 'exists'
  | 'unusable'

/** A refusal: its code, the details in words, and the path of the backup that was made before, or null. */
export type FileRefusal = { ok: false; error: FileError; detail: string; backup: string | null }

/** Creates a refusal. */
export function refuseFile(error: FileError, detail = '', backup: string | null = null): FileRefusal {
  return { ok: false, error, detail, backup }
}

const errors: Record<StorageFault, FileError> = {
  busy: 'in-use',
  full: 'no-space',
  'read-only': 'unusable',
  failing: 'unusable',
  damaged: 'damaged',
  gone: 'unusable',
}

/** Converts an error of the operating system or of SQLite into a refusal with one line of details. */
export function inOneSentence(error: unknown): FileRefusal {
  const fault = findStorageFault(error)
  const system = (error as NodeJS.ErrnoException | null)?.code
  const words = (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? ''
  if (fault) return refuseFile(errors[fault], `${words} (${codeOf(error)})`)
  // The schema engine passes on SQLite's words, but not its code.
  const isFull = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(system ?? '') || words.includes('database or disk is full')
  return refuseFile(isFull ? 'no-space' : 'unusable', words)
}
