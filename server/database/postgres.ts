import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils'
import { findStorageFault } from './storage-fault'
import { noteFault, noteWrite } from './storage-state'

const mostConnections = 10
const longestWaitMs = 10_000
// Any number will do, but it must be the same for every server of a course.
const transactionLock = 710_240

/**
 * Returns a factory of pooled connections to a PostgreSQL database.
 *
 * Transactions of several statements follow one another, as they do on SQLite, because the use cases count on that. Single statements,
 * such as a save, wait only for the rows that they change.
 */
export function postgresAdapter(url: string): SqlDriverAdapterFactory {
  const config = {
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: longestWaitMs,
    options: '-c timezone=UTC',
  }
  // A connection that breaks while nobody uses it is replaced by the pool.
  const factory = new PrismaPg(config, { onPoolError: (error) => noteFault(findStorageFault(error)) })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => inTurn(await factory.connect()),
  }
}

function inTurn(connection: SqlDriverAdapter): SqlDriverAdapter {
  const [queryRaw, executeRaw] = [connection.queryRaw.bind(connection), connection.executeRaw.bind(connection)]
  const startTransaction = connection.startTransaction.bind(connection)
  connection.queryRaw = (query: SqlQuery) => noting(queryRaw(query))
  connection.executeRaw = async (query: SqlQuery) => {
    const count = await noting(executeRaw(query))
    if (count > 0) noteWrite()
    return count
  }
  connection.startTransaction = async (level) => {
    const begun = await noting(startTransaction(level))
    try {
      await noting(begun.executeRaw({ sql: `SELECT pg_advisory_xact_lock(${transactionLock})`, args: [], argTypes: [] }))
      return begun
    } catch (error) {
      await begun.rollback()
      throw error
    }
  }
  return connection
}

async function noting<T>(result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (error) {
    noteFault(findStorageFault(error))
    throw error
  }
}
