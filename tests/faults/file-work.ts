/**
 * One piece of work on a database, in a process of its own that can be killed: `file-work.ts <work> <folder>`. It says "begun"
 * when it begins, and at its end what became of it, as JSON.
 */
import { join } from 'node:path'
import { makeBackup } from '@/server/database/backup'
import { migrate } from '@/server/database/migrate'
import { listMigrations } from '@/server/database/migrations'
import { restoreBackup } from '@/server/database/restore'

export type Work = 'first-start' | 'migration' | 'backup' | 'restore'

/** A migration as Prisma writes one that changes a column: the table is made anew and every row is copied. */
export const redefinition = {
  name: '99990101000000_redefine',
  sql: `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_InstructorLink" ("tokenHash" TEXT NOT NULL PRIMARY KEY, "createdAt" DATETIME NOT NULL, "expiresAt" DATETIME NOT NULL, "usedAt" DATETIME, "note" TEXT);
INSERT INTO "new_InstructorLink" ("tokenHash", "createdAt", "expiresAt", "usedAt") SELECT "tokenHash", "createdAt", "expiresAt", "usedAt" FROM "InstructorLink";
DROP TABLE "InstructorLink";
ALTER TABLE "new_InstructorLink" RENAME TO "InstructorLink";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
}

/** Does a piece of work in a folder as `npm start`, `npm run backup` or `npm run restore` do it. */
export async function workOn(folder: string, work: Work) {
  const url = `file:${join(folder, 'course.db')}`
  const backups = join(folder, 'backups')
  switch (work) {
    case 'first-start':
      return migrate(url, backups)
    case 'migration':
      return migrate(url, backups, { migrations: [...(await listMigrations()), redefinition] })
    case 'backup':
      return makeBackup(url, backups)
    case 'restore':
      return restoreBackup(join(folder, 'old.db'), url)
  }
}

const [, script = '', work, folder] = process.argv
if (script.endsWith('file-work.ts') && work && folder) {
  // What is loaded lazily is loaded beforehand, so that the time after "begun" is that of the work.
  await import('@/server/database/schema-engine')
  process.stdout.write('begun\n')
  const done = await workOn(folder, work as Work)
  process.stdout.write(
    `${JSON.stringify({ ok: done.ok, error: done.ok ? null : done.error, detail: done.ok ? '' : done.detail })}\n`,
  )
  process.exit(done.ok ? 0 : 1)
}
