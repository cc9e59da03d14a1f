import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import {
  adoptOwner,
  copyDatabase,
  draftOf,
  fileOf,
  openFile,
  putInPlace,
  removeDatabase,
  stampOf,
  survey,
  sweepDrafts,
} from './database-file'
import { type FileRefusal, inOneSentence, refuseFile } from './file-refusal'

/** A backup that was written and read back. `rows` is the number of rows in each table. */
export type Backup = { file: string; bytes: number; rows: ReadonlyMap<string, number> }

/**
 * Copies a database into one file as it is at one moment, even while people work, and reads the copy back. `target` is a file that
 * does not exist yet, or a folder for a file that is named after the current time. Without it the folder is `backupDir`.
 *
 * The backup does not contain the secret that signs sessions. Refusals: `missing`, `empty`, `not-ours`, `damaged`, `in-use`, `exists`,
 * `no-space`, `unusable`.
 */
export async function makeBackup(
  url: string,
  backupDir: string,
  target: string | null = null,
  now = new Date(),
): Promise<{ ok: true; value: Backup } | FileRefusal> {
  const path = fileOf(url)
  if (!existsSync(path)) return refuseFile('missing', path)
  try {
    if (target === null) await mkdir(backupDir, { recursive: true, mode: 0o700 })
    const file = asFile(target ?? backupDir, now)
    if (existsSync(file)) return refuseFile('exists', file)
    await sweepDrafts(dirname(file))

    const connection = openFile(path)
    try {
      const { rows, damages } = survey(connection)
      if (damages.length > 0) return refuseFile('damaged', damages[0])
      if (rows.size === 0) return refuseFile('empty')
      if (!rows.has('_prisma_migrations')) return refuseFile('not-ours')
      return { ok: true, value: await copyTo(file, connection) }
    } finally {
      connection.close()
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? refuseFile('exists') : inOneSentence(error)
  }
}

/**
 * Copies a database into a folder, under a name made from the current time, and returns the path. If the folder already has an
 * identical backup, returns that one instead. Throws if the copy cannot be written.
 */
export async function keepBackup(connection: Database, folder: string, now = new Date()): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = asFile(folder, now)
  const draft = draftOf(file)
  await copyDatabase(connection, draft)
  const same = await findSame(draft, folder)
  if (same) removeDatabase(draft)
  else await putInPlace(draft, file)
  return same ?? file
}

async function copyTo(file: string, connection: Database): Promise<Backup> {
  const draft = draftOf(file)
  try {
    const { rows } = await copyDatabase(connection, draft)
    // Only the owner may read it: it contains people's answers and the hashes of their passwords.
    await adoptOwner(draft, dirname(file))
    await putInPlace(draft, file)
    return { file, bytes: statSync(file).size, rows }
  } finally {
    removeDatabase(draft)
  }
}

function asFile(target: string, now: Date): string {
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false
  return isFolder ? join(target, `${stampOf(now)}.db`) : target
}

async function findSame(copy: string, folder: string): Promise<string | null> {
  const { size } = statSync(copy)
  const hash = await hashOfFile(copy)
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.db'))) {
    const file = join(folder, name)
    if (statSync(file).size === size && (await hashOfFile(file)) === hash) return file
  }
  return null
}

async function hashOfFile(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}
