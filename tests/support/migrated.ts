import { type Migrated, migrate } from '@/server/database/migrate'

/** Makes a database, or brings it up to date, as `migrate` does; a refusal fails the test. */
export async function migrated(...given: Parameters<typeof migrate>): Promise<Migrated> {
  const done = await migrate(...given)
  if (!done.ok) throw new Error(`${done.error}: ${done.detail}`)
  return done.value
}
