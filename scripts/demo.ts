/** `npm start` with invented people and results, in a database of its own: `npm run demo`. */
import { join } from 'node:path'
import { readEnv } from '@/server/env'

process.env.DATABASE_URL = `file:${join(readEnv().dataDir, 'demo.db')}`
await import('./start')
