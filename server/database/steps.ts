import type Database from 'better-sqlite3'
import { personKeys } from '../person-keys'

/**
 * What code does to a database after the SQL of one migration and before that of the next, because SQL cannot. It works inside a
 * transaction on a copy that nobody else sees, and may only change tables that the SQL names. An error undoes the whole upgrade.
 */
export type MigrationStep = (connection: Database) => void

/**
 * The steps of this software, by the names of their migrations. A step runs once for each database, with the code of the version that runs
 * it. Where `personKeys` changes what it returns, another migration runs `storePersonKeys` again; its SQL names the table Person in a
 * comment.
 */
export const steps: Readonly<Record<string, MigrationStep>> = { '20261126062500_person_keys': storePersonKeys }

/** Stores the keys of everybody's name and e-mail address. Both themselves stay as they are, even if two addresses have one key. */
function storePersonKeys(connection: Database): void {
  const people = connection.prepare('SELECT "id", "name", "email" FROM "Person"').all() as {
    id: string
    name: string
    email: string
  }[]
  const store = connection.prepare('UPDATE "Person" SET "addressKey" = ?, "sortKey" = ?, "searchText" = ? WHERE "id" = ?')
  for (const { id, ...person } of people) {
    const { addressKey, sortKey, searchText } = personKeys(person)
    store.run(addressKey, sortKey, searchText, id)
  }
}
