import type { ServerResponse } from 'node:http'
import type { StorageFault } from '../database/storage-fault'

/** Why a page or a save would fail: a fault of the storage, or `pages-gone`, if the folder of the built pages is not what it was. */
export type HealthFault = StorageFault | 'pages-gone'

/** What /healthz says of each. `docs/operating.md` says what to do about it. */
export const healthWords: Record<HealthFault, string> = {
  busy: 'another program holds the database locked',
  full: 'the disk is full, so that nothing can be saved',
  'read-only': 'the database may not be written to, so that nothing can be saved',
  failing: 'the database does not answer',
  damaged: 'the database is damaged',
  gone: 'the database file was moved, deleted or exchanged, so that nothing can be saved',
  'pages-gone': 'the built pages were moved or deleted',
}

/** Answers whoever watches over the server: 200 and "ok", or 503 and what is wrong. */
export function answerHealth(response: ServerResponse, fault: HealthFault | null): void {
  response.writeHead(fault ? 503 : 200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' })
  response.end(`${fault ? healthWords[fault] : 'ok'}\n`)
}
