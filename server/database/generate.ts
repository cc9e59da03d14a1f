import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const schemaFile = 'prisma/schema.prisma'
const generated = 'server/database/generated'
const clients = ['sqlite', 'postgresql'].map((engine) => `${generated}/${engine}/client.ts`)
const hashFile = 'server/database/generated/made-from'

/**
 * Generates the database clients, one for each engine from the one schema, if the schema or the version of Prisma has changed since the last time. Returns true if it did
 * so. Throws if it fails.
 */
export async function generateClient(): Promise<boolean> {
  const hash = createHash('sha256')
  for (const file of [schemaFile, 'server/database/generate.ts', 'node_modules/prisma/package.json'])
    hash.update(await readFile(file))
  const madeFrom = hash.digest('hex')
  if (clients.every((client) => existsSync(client)) && existsSync(hashFile) && (await readFile(hashFile, 'utf8')) === madeFrom)
    return false

  // The command does not run the schema engine but would download it. Naming any existing file as the engine prevents that.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  const generate = (schema: string) =>
    promisify(execFile)(process.execPath, ['node_modules/prisma/build/index.js', 'generate', `--schema=${schema}`], { env })
  await generate(schemaFile)
  await mkdir(generated, { recursive: true })
  await writeFile(`${generated}/postgresql.prisma`, forPostgres(await readFile(schemaFile, 'utf8')))
  await generate(`${generated}/postgresql.prisma`)
  await writeFile(hashFile, madeFrom)
  return true
}

/** Returns the schema with PostgreSQL in place of SQLite. */
export function forPostgres(schema: string): string {
  return schema
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../server/database/generated/sqlite"', '"./postgresql"')
}
