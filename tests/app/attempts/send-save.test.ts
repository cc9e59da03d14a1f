import { afterEach, expect, test, vi } from 'vitest'
import type { SaveOutcome } from '@/app/(learn)/attempts/[id]/_saving/save-outcome'
import { openQueue, send, settle } from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import { sendSave } from '@/app/(learn)/attempts/[id]/_saving/send-save'

afterEach(() => vi.unstubAllGlobals())

const save = { answer: 'a', confidence: null, isFlagged: false, revision: 1 }
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => Response.json(body, { status, headers })

test.each<[what: string, reply: () => Response | Promise<never>, outcome: SaveOutcome]>([
  ['there is no connection', () => Promise.reject(new TypeError('fetch failed')), { is: 'unreachable', obstacle: 'connection' }],
  [
    'the database is locked',
    () => json(503, { error: 'busy' }, { 'retry-after': '2' }),
    { is: 'unreachable', obstacle: 'busy', waitSeconds: 2 },
  ],
  [
    'the disk is full',
    () => json(503, { error: 'disk-full' }, { 'retry-after': '30' }),
    { is: 'unreachable', obstacle: 'disk-full', waitSeconds: 30 },
  ],
  [
    'the database has vanished',
    () => json(503, { error: 'storage-failed' }, { 'retry-after': '30' }),
    { is: 'unreachable', obstacle: 'server', waitSeconds: 30 },
  ],
  ['it was saved', () => json(200, { revision: 2 }), { is: 'saved', revision: 2 }],
  [
    'it was saved and cannot be read as a number',
    () => json(200, { revision: 2, isUnreadable: true }),
    { is: 'saved', revision: 2, isUnreadable: true },
  ],
  ['the server fails', () => json(500, { error: 'server-error' }), { is: 'unreachable', obstacle: 'server' }],
  [
    'the server behind a proxy is down',
    () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    { is: 'unreachable', obstacle: 'server' },
  ],
  [
    'a network answers with its own sign-in',
    () => new Response('<h1>Welcome to our café</h1>'),
    { is: 'unreachable', obstacle: 'connection' },
  ],
  [
    'somebody asks to wait for hours',
    () => json(503, {}, { 'retry-after': '9000' }),
    { is: 'unreachable', obstacle: 'server', waitSeconds: 300 },
  ],
])('when %s, a save says so', async (_, reply, outcome) => {
  vi.stubGlobal('fetch', async () => reply())
  expect(await sendSave('one', 1, save)).toEqual(outcome)
})

test('what keeps a save from arriving is known to the page that waits', () => {
  const blank = { answer: null, confidence: null, isFlagged: false, revision: 0 }
  const open = openQueue([{ position: 1, ...blank, shown: { kind: 'short-answer', points: 1, stem: '' } }])
  const waiting = settle(send(open, 1), 1, { is: 'unreachable', obstacle: 'disk-full', waitSeconds: 30 })
  expect(waiting).toMatchObject({ line: 'waiting', obstacle: 'disk-full', waitSeconds: 30 })
})
