import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'

/**
 * Returns a factory of connections to one SQLite file: in WAL mode, with foreign keys checked, and with every commit on the disk
 * before it is reported. A write waits up to 5 s if another process has locked the file.
 */
export function sqliteAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaBetterSqlite3({ url, timeout: 5000 })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => oneAtATime(await prepare(await factory.connect())),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

async function prepare(connection: SqlDriverAdapter): Promise<SqlDriverAdapter> {
  await connection.executeScript('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
  return connection
}

/**
 * Returns the connection in a form that runs one statement or transaction at a time, in the order of their calls.
 *
 * The driver has one connection and makes only transactions wait for each other. Any other statement would run inside the open
 * transaction: it would be reported as done, and be lost if that transaction is rolled back or the power fails before its commit.
 */
function oneAtATime(connection: SqlDriverAdapter): SqlDriverAdapter {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.then(act)
    last = mine.catch(() => undefined)
    return mine
  }
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => inTurn(() => connection.queryRaw(query)),
    executeRaw: (query) => inTurn(() => connection.executeRaw(query)),
    executeScript: (script) => inTurn(() => connection.executeScript(script)),
    dispose: () => inTurn(() => connection.dispose()),
    startTransaction: (isolationLevel) =>
      new Promise<Transaction>((resolve, reject) => {
        // The turn lasts until the transaction has ended, not only until it has begun.
        void inTurn(async () => {
          const transaction = await connection.startTransaction(isolationLevel)
          await new Promise<void>((ended) => resolve(endingWith(transaction, ended)))
        }).catch(reject)
      }),
  }
}

function endingWith(transaction: Transaction, ended: () => void): Transaction {
  const { commit, rollback } = transaction
  transaction.commit = () => commit.call(transaction).finally(ended)
  transaction.rollback = () => rollback.call(transaction).finally(ended)
  return transaction
}
