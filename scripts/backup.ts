/** Copies the database into one file, even while people work: `npm run backup`, or `npm run backup -- <file or folder>`. */
import { join } from 'node:path'
import { makeBackup } from '@/server/database/backup'
import { fileOf } from '@/server/database/database-file'
import { engineOf } from '@/server/database/engine'
import { explainRefusal } from './database-words'
import { findFileArgument, readEnvOrStop, runScript, Stop } from './set-up'

await runScript(async () => {
  process.umask(0o077)
  const { databaseUrl, dataDir } = readEnvOrStop()
  if (engineOf(databaseUrl) === 'postgresql') {
    throw new Stop('This command is for SQLite. For PostgreSQL use pg_dump, as docs/operating.md says.')
  }
  const target = findFileArgument('npm run backup -- <file or folder>')
  const done = await makeBackup(databaseUrl, join(dataDir, 'backups'), target)
  if (!done.ok) {
    const isAboutTarget = done.error === 'exists' || (done.error === 'unusable' && target !== null)
    throw new Stop(explainRefusal(done, isAboutTarget ? (target ?? done.detail) : fileOf(databaseUrl)))
  }
  const { file, bytes, rows } = done.value
  console.log(`Copied the database to ${file} (${Math.ceil(bytes / 1024)} KiB) and read it back.`)
  console.log(
    `It holds ${rows.get('Person') ?? 0} people and ${rows.get('Attempt') ?? 0} attempts, but not the secret that signs sessions.`,
  )
})
