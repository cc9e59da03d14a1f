import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { fileOf } from './database-file'
import { identityOf } from './file-lock'
import { findStorageFault, goneCode } from './storage-fault'
import { forgetFiles, noteFault, noteFiles, noteWrite } from './storage-state'

const longestWaitMs = 3000
const longestPauseMs = 50
// The files beside a database in WAL mode. If one of them is replaced, a crash loses what was written last.
const logs = ['-wal', '-shm']

/**
 * Returns a factory of connections to one SQLite file, which must exist: in WAL mode, with foreign keys checked, and with every commit
 * on the disk before it is reported.
 *
 * If another process has locked the file, a statement is tried again for up to 3 s while other statements run. SQLite's own waiting
 * would stop the whole process. A write fails if the open files are no longer those at their paths.
 */
export function sqliteAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaBetterSqlite3({ url, timeout: 0, fileMustExist: true })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => connect(factory, fileOf(url)),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

async function connect(factory: PrismaBetterSqlite3, path: string): Promise<SqlDriverAdapter> {
  try {
    for (;;) {
      const before = identityOf(path)
      const connection = await factory.connect()
      // Switching to WAL mode and reading creates the files beside the database.
      await untilUnlocked(() => connection.executeScript(preparation))
      const files = identitiesOf(path)
      // An upgrade or a restore may have replaced the file while it was being opened.
      if (files.startsWith(`${before} `)) {
        noteFiles(() => identitiesOf(path) === files)
        return oneAtATime(withEscapes(connection), () => requireSameFiles(path, files))
      }
      await connection.dispose()
    }
  } catch (error) {
    noteFault(findStorageFault(error))
    throw error
  }
}

const preparation =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; SELECT count(*) FROM sqlite_master'

/**
 * Returns the connection in a form that runs one statement or transaction at a time.
 *
 * The driver has one connection and makes only transactions wait for each other. Any other statement would run inside the open
 * transaction: it would be reported as done, and be lost if that transaction is rolled back or the power fails before its commit.
 *
 * Writes run in the order of their calls, also while they wait for another process's lock. Reads do not wait for those writes, only for
 * an open transaction. A transaction takes the lock for writing when it begins, so it cannot fail later because it lacks that lock.
 */
function oneAtATime(connection: SqlDriverAdapter, requireInPlace: () => void): SqlDriverAdapter {
  let last: Promise<unknown> = Promise.resolve()
  let lastWriter: Promise<unknown> = Promise.resolve()

  // The next turn begins when everything that was begun in this one has ended.
  const inTurn = <T>(act: () => Promise<Begun<T>>): Promise<T> => {
    const begun = last.then(act)
    last = begun.then(
      ({ ended }) => ended,
      () => undefined,
    )
    return begun.then(({ value }) => value)
  }
  const read = <T>(act: () => Promise<T>): Promise<T> => noting(untilUnlocked(() => inTurn(async () => ({ value: await act() }))))
  const write = <T>(act: () => Promise<Begun<T>>): Promise<T> => {
    const arrived = Date.now()
    const mine = lastWriter.then(() => untilUnlocked(() => inTurn(act), arrived))
    lastWriter = mine.catch(() => undefined)
    return noting(mine)
  }
  const onceWritten = (hasChanged: boolean): void => {
    if (!hasChanged) return
    requireInPlace()
    noteWrite()
  }

  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => {
      if (isReading(query)) return read(() => connection.queryRaw(query))
      return write(async () => {
        const value = await connection.queryRaw(query)
        onceWritten(value.rows.length > 0)
        return { value }
      })
    },
    executeRaw: (query) =>
      write(async () => {
        const value = await connection.executeRaw(query)
        onceWritten(value > 0)
        return { value }
      }),
    executeScript: (script) =>
      write(async () => {
        await connection.executeScript(script)
        onceWritten(true)
        return { value: undefined }
      }),
    dispose: () =>
      inTurn(async () => {
        forgetFiles()
        return { value: await connection.dispose() }
      }),
    startTransaction: () =>
      write(async () => {
        await connection.executeScript('BEGIN IMMEDIATE')
        let end: () => void = () => undefined
        const ended = new Promise<void>((resolve) => {
          end = resolve
        })
        return { value: transactionOn(connection, onceWritten, end), ended }
      }),
  }
}

/** The result of a turn, and the end of what it began, if that lasts longer. */
type Begun<T> = { value: T; ended?: Promise<void> }

function transactionOn(connection: SqlDriverAdapter, onceWritten: (hasChanged: boolean) => void, end: () => void): Transaction {
  let hasChanged = false
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    // The client sends COMMIT or ROLLBACK itself, and then calls `commit` or `rollback`.
    options: { usePhantomQuery: false },
    queryRaw: async (query) => {
      const result: SqlResultSet = await noting(connection.queryRaw(query))
      hasChanged ||= !isReading(query) && result.rows.length > 0
      return result
    },
    executeRaw: (query) =>
      noting(
        connection.executeRaw(query).then((count) => {
          hasChanged ||= count > 0
          if (query.sql === 'COMMIT') onceWritten(hasChanged)
          return count
        }),
      ),
    commit: async () => end(),
    rollback: async () => {
      // If COMMIT has failed, the transaction may still be open. If the disk was full, SQLite has rolled it back already.
      await Promise.resolve()
        .then(() => connection.executeScript('ROLLBACK'))
        .catch(() => undefined)
      end()
    },
    createSavepoint: (name) => connection.executeScript(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => connection.executeScript(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => connection.executeScript(`RELEASE SAVEPOINT ${name}`),
  }
}

// Repeats `act` while another process holds the lock that it needs, until 3 s after `since`.
async function untilUnlocked<T>(act: () => Promise<T>, since = Date.now()): Promise<T> {
  for (let pauseMs = 5; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await act()
    } catch (error) {
      if (findStorageFault(error) !== 'busy' || Date.now() - since >= longestWaitMs) throw error
    }
    await sleep(pauseMs)
  }
}

// SQLite's LIKE has no escape character unless one is named. That of PostgreSQL is the backslash, and `literal` counts on it.
function withEscapes(connection: SqlDriverAdapter): SqlDriverAdapter {
  const pattern = / LIKE (?:\?|\((?:'%' \|\| )?\?(?: \|\| '%')?\))/g
  const escaped = (query: SqlQuery): SqlQuery =>
    query.sql.includes(' LIKE ') ? { ...query, sql: query.sql.replace(pattern, "$& ESCAPE '\\'") } : query
  const [queryRaw, executeRaw] = [connection.queryRaw.bind(connection), connection.executeRaw.bind(connection)]
  connection.queryRaw = (query) => queryRaw(escaped(query))
  connection.executeRaw = (query) => executeRaw(escaped(query))
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

function isReading({ sql }: SqlQuery): boolean {
  return /^\s*(SELECT\b|PRAGMA [^=]*$)/i.test(sql)
}

function identitiesOf(path: string): string {
  return [path, ...logs.map((end) => path + end)].map(identityOf).join(' ')
}

function requireSameFiles(path: string, files: string): void {
  if (identitiesOf(path) === files) return
  const message = 'The database that is open is no longer the one at its path.'
  throw new DriverAdapterError({
    kind: 'sqlite',
    extendedCode: 1,
    message,
    originalCode: goneCode,
    originalMessage: message,
  })
}
