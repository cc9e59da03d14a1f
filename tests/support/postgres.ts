import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { onTestFinished, test } from 'vitest'

// The database that is migrated already, and that each test gets a copy of.
const template = process.env.TEST_DATABASE_URL ?? ''

/** True if the tests run on PostgreSQL. */
export const isOnPostgres = template !== ''

/** A test of what only SQLite has, such as its files, its locks and its statements. On PostgreSQL it is skipped. */
export const onSqlite = test.skipIf(isOnPostgres)

/** A test of what only PostgreSQL has. On SQLite it is skipped. */
export const onPostgres = test.skipIf(!isOnPostgres)

/** Makes a database for one test, as the migrations leave it, and returns its URL. It is dropped when the test ends. */
export async function copyOfTemplate(): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await sayFromOutside(`CREATE DATABASE "${name}" TEMPLATE "${new URL(template).pathname.slice(1)}"`)
  onTestFinished(() => sayFromOutside(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))
  const url = new URL(template)
  url.pathname = `/${name}`
  return url.href
}

// Nobody may be connected to a database that is copied.
async function sayFromOutside(statement: string): Promise<void> {
  const url = new URL(template)
  url.pathname = '/template1'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
