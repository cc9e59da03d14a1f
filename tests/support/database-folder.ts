import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDb } from '@/server/database/client'
import { listMigrations, type Migration } from '@/server/database/migrations'
import { migrated } from './migrated'

/** A folder with a database of ours, as a data folder has it. */
export type DatabaseFolder = Awaited<ReturnType<typeof aDatabaseFolder>>

/** A new folder, with a database in it unless `isEmpty`. It is removed when the test ends. */
export async function aDatabaseFolder({ isEmpty = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'database-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'course.db')
  const found = { folder, file, url: `file:${file}`, backups: join(folder, 'backups') }
  if (!isEmpty) await migrated(found.url, found.backups)
  return {
    ...found,
    /** The names of all files but the locks, which stay for good and are empty. */
    list: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name !== 'backups' && !name.endsWith('.lock'))
        .sort(),
    bytes: () => readFileSync(file),
  }
}

/** Stores rows in a database, named by these words. */
export async function storeRows(url: string, ...names: string[]): Promise<void> {
  const client = openDb(url)
  for (const name of names) {
    const now = new Date()
    await client.instructorLink.create({ data: { tokenHash: name, createdAt: now, expiresAt: now } })
  }
  await client.$disconnect()
}

/** The rows that `storeRows` has stored in a database. */
export async function listRows(url: string): Promise<string[]> {
  const client = openDb(url)
  const rows = await client.instructorLink.findMany({ orderBy: { tokenHash: 'asc' } })
  await client.$disconnect()
  return rows.map(({ tokenHash }) => tokenHash)
}

/** The migrations of this software, and one more. */
export async function withMigration(sql: string, name = '99990101000000_added'): Promise<Migration[]> {
  return [...(await listMigrations()), { name, sql }]
}

/**
 * Another program that has a database open. Without `words` it holds the lock of somebody who writes; it lets go when the test
 * ends, or when it is told to.
 */
export async function anotherProgram(file: string, words = 'BEGIN IMMEDIATE'): Promise<{ letGo(): Promise<void> }> {
  const code = `
    const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 5000 })
    db.exec(process.argv[2])
    console.log('held')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['-e', code, file, words], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const letGo = () => {
    child.kill('SIGKILL')
    return gone
  }
  onTestFinished(letGo)
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return { letGo }
}
