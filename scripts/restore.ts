/** Replaces the database by a backup, and keeps the previous one: `npm run restore -- <file>`. */
import { fileOf } from '@/server/database/database-file'
import { engineOf } from '@/server/database/engine'
import { restoreBackup } from '@/server/database/restore'
import { explainRefusal } from './database-words'
import { findFileArgument, readEnvOrStop, runScript, Stop } from './set-up'

const usage = 'npm run restore -- <file>'

await runScript(async () => {
  process.umask(0o077)
  const { databaseUrl } = readEnvOrStop()
  if (engineOf(databaseUrl) === 'postgresql') {
    throw new Stop('This command is for SQLite. For PostgreSQL use pg_restore, as docs/operating.md says.')
  }
  const source = findFileArgument(usage)
  if (!source) throw new Stop(`Usage: ${usage}`)
  const file = fileOf(databaseUrl)
  const done = await restoreBackup(source, databaseUrl)
  if (!done.ok) {
    const isAboutDatabase = done.error === 'in-use' || done.error === 'no-space'
    throw new Stop(explainRefusal(done, isAboutDatabase ? file : source))
  }
  const { replaced, rows, isBehind } = done.value
  console.log(`Restored ${file} from ${source}: ${rows.get('Person') ?? 0} people and ${rows.get('Attempt') ?? 0} attempts.`)
  if (replaced) console.log(`The previous database is ${replaced}. To undo this, run "npm run restore -- ${replaced}".`)
  if (isBehind) console.log('It is older than this software. The next start brings it up to date.')
})
