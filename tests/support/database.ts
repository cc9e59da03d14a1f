import { mkdtempSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { closeDb } from '@/server/database/client'
import { shared } from '@/server/shared'
import { migrated } from '@/tests/support/migrated'
import { copyOfTemplate, isOnPostgres } from '@/tests/support/postgres'

/**
 * Gives each test of a file a database of its own, freshly migrated, and the course in `courseDir`. The use cases find both
 * as they do in life: by the environment.
 */
export function eachTestHasADatabase(courseDir = 'tests/fixtures/tiny-course'): void {
  const folder = mkdtempSync(join(tmpdir(), 'course-test-'))
  const template = join(folder, 'template.db')
  let count = 0
  beforeAll(async () => {
    if (isOnPostgres) return
    await migrated(`file:${template}`, join(folder, 'backups'))
  })
  beforeEach(async () => {
    count += 1
    // The people are new, and nothing is counted of them.
    shared('sign-in-limits', () => new Map()).clear()
    const file = join(folder, `${count}.db`)
    const url = isOnPostgres ? await copyOfTemplate() : `file:${file}`
    if (!isOnPostgres) await copyFile(template, file)
    Object.assign(process.env, {
      DATABASE_URL: url,
      COURSE_DIR: courseDir,
      NEXTAUTH_SECRET: 'a secret that only tests use',
    })
  })
  afterEach(closeDb)
  afterAll(() => rmSync(folder, { recursive: true }))
}
