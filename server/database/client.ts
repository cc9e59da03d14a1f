import { readEnv } from '../env'
import { shared } from '../shared'
import { PrismaClient } from './generated/sqlite/client'
import { sqliteAdapter } from './sqlite'

/** The database as the use cases know it. Only this folder knows which engine it is. */
export type Db = PrismaClient

// Two connections in one process would wait for each other's locks, so that there is one.
const open = () => shared<{ client: Db | null }>('database', () => ({ client: null }))

/** The client of this process, connected at first use. */
export function db(): Db {
  const opened = open()
  opened.client ??= openDb(readEnv().databaseUrl)
  return opened.client
}

/** A client of its own for one database; `url` is "file:" and a path. Whoever opens it disconnects it. */
export function openDb(url: string): Db {
  return new PrismaClient({ adapter: sqliteAdapter(url), transactionOptions: { maxWait: 10_000, timeout: 10_000 } })
}

/** Disconnects the client of this process; the next use connects anew. */
export async function closeDb(): Promise<void> {
  const opened = open()
  await opened.client?.$disconnect()
  opened.client = null
}

/** True where a write failed because something that must be unique is there already. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}

/** True where the database answers a question that needs no table. */
export async function isDatabaseAnswering(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`
    return true
  } catch {
    return false
  }
}
