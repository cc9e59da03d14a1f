/** Upgrades a database with a migration whose step in code never ends, because this process is killed in it. */
import { migrate } from '@/server/database/migrate'
import { listMigrations } from '@/server/database/migrations'

const [url = '', backups = '', sql = ''] = process.argv.slice(2)
const added = {
  name: '99990101000000_added',
  sql,
  step: () => void process.kill(process.pid, 'SIGKILL'),
}
await migrate(url, backups, { migrations: [...(await listMigrations()), added] })
