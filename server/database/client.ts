import { readEnv } from '../env'
import { shared } from '../shared'
import { engineOf } from './engine'
import { PrismaClient as PostgresClient } from './generated/postgresql/client'
import { Prisma, PrismaClient } from './generated/sqlite/client'
import { postgresAdapter } from './postgres'
import { sqliteAdapter } from './sqlite'

/** A database client as the use cases use it. Only this folder knows which engine is behind it. */
export type Db = PrismaClient

/** A piece of SQL with its values apart from it. Write only what SQLite and PostgreSQL both understand. */
export type Sql = Prisma.Sql

/** Makes a piece of SQL from a template. What is filled in is sent as a value, or is itself a piece of SQL. */
export const { sql } = Prisma

/** Returns a list of values or pieces of SQL, at least one, with `separator` between them. */
export function joinSql(list: readonly unknown[], separator = ', '): Sql {
  return Prisma.join([...list], separator)
}

/**
 * Goes at the end of a subquery whose rows must stay as they are until the statement is done. PostgreSQL then waits for whoever changes them
 * and looks again; SQLite runs one statement at a time anyway.
 */
export function heldSql(): Sql {
  return engineOf(readEnv().databaseUrl) === 'postgresql' ? Prisma.sql`FOR SHARE` : Prisma.empty
}

// There is one client for the process. On SQLite two would wait for each other's locks.
const open = () => shared<{ client: Db | null }>('database', () => ({ client: null }))

/** Returns the database client of this process. It connects at first use. */
export function db(): Db {
  const opened = open()
  opened.client ??= openDb(readEnv().databaseUrl)
  return opened.client
}

/** Opens a separate client for a database. `url` is "file:" and a path, or "postgresql://". The caller must disconnect it. */
export function openDb(url: string): Db {
  const transactionOptions = { maxWait: 10_000, timeout: 10_000 }
  if (engineOf(url) === 'sqlite') return new PrismaClient({ adapter: sqliteAdapter(url), transactionOptions })
  // Both are made from one schema, so that they differ only in filters that no use case has.
  return new PostgresClient({ adapter: postgresAdapter(url), transactionOptions }) as unknown as Db
}

/** Disconnects the client of this process. The next use connects again. */
export async function closeDb(): Promise<void> {
  const opened = open()
  await opened.client?.$disconnect()
  opened.client = null
}

/**
 * Returns a text for the filters `contains`, `startsWith` and `endsWith` in which every character stands for itself. Without this, % would
 * stand for any text and _ for any character.
 */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Returns true if a write failed because a value that must be unique already exists. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
