import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Instructor } from '@/core/people'
import { closeDb, db } from '@/server/database/client'
import { findAccount } from '@/server/people'
import { actAs } from '@/server/sessions'
import { migrated } from '@/tests/support/migrated'

/** Uses a copy of the database of the first edition, brought up to date, until the test ends. */
export async function openFirstEdition(): Promise<void> {
  await closeDb()
  const folder = mkdtempSync(join(tmpdir(), 'first-edition-'))
  onTestFinished(async () => {
    await closeDb()
    rmSync(folder, { recursive: true })
  })
  const file = join(folder, 'course.db')
  copyFileSync('tests/fixtures/first-edition/course.db', file)
  process.env.DATABASE_URL = `file:${file}`
  await migrated(`file:${file}`, join(folder, 'backups'))
}

/** An administrator of the database that is in use. */
export async function theAdministrator(): Promise<Instructor> {
  const { id } = await db().person.findFirstOrThrow({ where: { isAdministrator: true } })
  const account = await findAccount(id)
  const viewer = account && actAs(account)
  if (viewer?.role !== 'instructor') throw new Error('Nobody is an administrator.')
  return viewer
}
