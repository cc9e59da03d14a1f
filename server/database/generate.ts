import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const schemaFile = 'prisma/schema.prisma'
const client = 'server/database/generated/sqlite/client.ts'
const mark = 'server/database/generated/made-from'

/** Makes the database client where the schema, or Prisma itself, has changed since it was last made; true where it did. Throws where that fails. */
export async function generateClient(): Promise<boolean> {
  const hash = createHash('sha256')
  for (const file of [schemaFile, 'node_modules/prisma/package.json']) hash.update(await readFile(file))
  const madeFrom = hash.digest('hex')
  if (existsSync(client) && existsSync(mark) && (await readFile(mark, 'utf8')) === madeFrom) return false

  // Any existing file will do as the engine, which this command never runs but would download.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  await promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], { env })
  await writeFile(mark, madeFrom)
  return true
}
