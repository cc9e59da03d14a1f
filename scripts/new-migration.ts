/** Writes the migration from the state after all migrations to the schema: `npm run new:migration -- <name>`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { diffMigrationsToSchema } from '@/server/database/apply-migrations'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name of small letters, digits and underscores, such as add_cohorts.')
  process.exit(1)
}
const sql = await diffMigrationsToSchema()
if (sql === '') {
  console.log('The migrations already lead to the schema; nothing was written.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = `prisma/migrations/sqlite/${stamp}_${name}`
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/migration.sql`, `${sql}\n`)
  await writeFile('prisma/migrations/sqlite/migration_lock.toml', 'provider = "sqlite"\n')
  console.log(`${folder}/migration.sql was written. Read it before you commit it.`)
}
