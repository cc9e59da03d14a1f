import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const schemaFile = 'prisma/schema.prisma'
const client = 'server/database/generated/sqlite/client.ts'
const hashFile = 'server/database/generated/made-from'

/**
 * Generates the database client if the schema or the version of Prisma has changed since the last time. Returns true if it did
 * so. Throws if it fails.
 */
export async function generateClient(): Promise<boolean> {
  const hash = createHash('sha256')
  for (const file of [schemaFile, 'node_modules/prisma/package.json']) hash.update(await readFile(file))
  const madeFrom = hash.digest('hex')
  if (existsSync(client) && existsSync(hashFile) && (await readFile(hashFile, 'utf8')) === madeFrom) return false

  // The command does not run the schema engine but would download it. Naming any existing file as the engine prevents that.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  await promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], { env })
  await writeFile(hashFile, madeFrom)
  return true
}
