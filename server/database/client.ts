import { readEnv } from '../env'
import { PrismaClient } from './generated/sqlite/client'
import { sqliteAdapter } from './sqlite'

/** The database as the use cases know it. Only this file and the connection behind it know which engine there is. */
export type Db = PrismaClient

// The front and the pages are two instances of this module in one process. They must share one client: two connections in one
// thread would wait for each other's locks.
const shared = globalThis as typeof globalThis & { courseDb?: Db }

/** The client of this process, connected at first use. */
export function db(): Db {
  shared.courseDb ??= openDb(readEnv().databaseUrl)
  return shared.courseDb
}

/** A client of its own for one database; `url` is "file:" and a path. Whoever opens it disconnects it. */
export function openDb(url: string): Db {
  return new PrismaClient({ adapter: sqliteAdapter(url), transactionOptions: { maxWait: 10_000, timeout: 10_000 } })
}

/** Disconnects the client of this process; the next use connects anew. */
export async function closeDb(): Promise<void> {
  await shared.courseDb?.$disconnect()
  delete shared.courseDb
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
