/** Sets up like `npm start`, then runs Next's development server, which shows every change at once: `npm run dev`. */
import { runNode } from './run'
import { readSettings, runScript, setUp, welcome } from './set-up'

await runScript(async () => {
  const env = await readSettings()
  await setUp(env)
  await welcome(env)
  const { closeDb } = await import('@/server/database/client')
  await closeDb()
  const { code } = await runNode(['node_modules/next/dist/bin/next', 'dev', '--hostname', env.host, '--port', String(env.port)])
  process.exit(code)
})
