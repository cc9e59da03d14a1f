import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Draft, SavedDraft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import type { SaveOutcome } from '@/app/(learn)/attempts/[id]/_saving/save-outcome'
import { type LocalEntry, statusOf } from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import { openSaving } from '@/app/(learn)/attempts/[id]/_saving/saving'
import type { OpenQuestion } from '@/core/attempt'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const shown = { kind: 'short-answer' as const, points: 1, stem: 'What blocks the receptor?' }
const blank = { answer: null, confidence: null, isFlagged: false }
const questions: OpenQuestion[] = [1, 2].map((position) => ({ position, shown, ...blank, revision: 0 }))
const aDraft = (answer: string): Draft => ({ ...blank, answer })

/** A server that gives these outcomes, one for each save, and then saves everything; and a browser that stores entries unless `canStore` is false. */
function aWorld(outcomes: SaveOutcome[] = [], stored: [number, LocalEntry][] = [], canStore = true) {
  const sent: [position: number, save: SavedDraft][] = []
  const local = new Map(stored)
  const saving = openSaving(questions, {
    send: async (position, save) => {
      sent.push([position, save])
      return outcomes.shift() ?? { is: 'saved', revision: save.revision }
    },
    listLocal: async () => (canStore ? [...local] : Promise.reject(new Error('private mode'))),
    writeLocal: async (position, entry) => {
      if (!canStore) throw new Error('private mode')
      if (entry) local.set(position, entry)
      else local.delete(position)
    },
  })
  return { saving, sent, local, status: () => statusOf(saving.getQueue()) }
}

test('changes in a row are sent as one save, within half a second after the last', async () => {
  const { saving, sent, status } = aWorld()
  for (const typed of ['n', 'na', 'nal']) {
    saving.change(1, aDraft(typed))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect([sent, status()]).toEqual([[], 'saving'])
  await vi.advanceTimersByTimeAsync(400)
  expect([sent, status()]).toEqual([[[1, { ...aDraft('nal'), revision: 1 }]], 'saved'])
})

test('an answer that could not be sent waits in the browser, is sent again without help, and leaves the browser once it is saved', async () => {
  const { saving, sent, local, status } = aWorld([
    { is: 'unreachable', obstacle: 'connection' },
    { is: 'unreachable', obstacle: 'connection' },
  ])
  saving.change(1, aDraft('a'))
  await vi.advanceTimersByTimeAsync(500)
  expect([sent.length, local.get(1)?.draft, status()]).toEqual([1, aDraft('a'), 'waiting'])
  await vi.advanceTimersByTimeAsync(1000)
  expect([sent.length, status()]).toEqual([2, 'waiting'])
  await vi.advanceTimersByTimeAsync(2000)
  expect([sent.length, local.size, status()]).toEqual([3, 0, 'saved'])
})

test('a change made without a connection waits for it, and no later change overtakes it', async () => {
  const { saving, sent } = aWorld([{ is: 'unreachable', obstacle: 'connection' }])
  saving.change(2, aDraft('first'))
  await vi.advanceTimersByTimeAsync(500)
  saving.change(1, aDraft('second'))
  saving.sendNow()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent.map(([position]) => position)).toEqual([2, 2, 1])
})

test('an answer that an earlier page could not save is sent by the next one', async () => {
  const left: LocalEntry = { draft: aDraft('a'), saved: { ...blank, revision: 0 }, unconfirmed: [] }
  const { saving, sent, local, status } = aWorld([], [[2, left]])
  await saving.restore()
  await vi.advanceTimersByTimeAsync(0)
  expect([sent, local.size, status()]).toEqual([[[2, { ...aDraft('a'), revision: 1 }]], 0, 'saved'])
})

test('in a browser that stores nothing, answers are saved on the server all the same, and the page says so', async () => {
  const { saving, sent, status } = aWorld([], [], false)
  await saving.restore()
  saving.change(1, aDraft('a'))
  await vi.advanceTimersByTimeAsync(500)
  expect([sent.length, status(), saving.getQueue().hasLocalStore]).toEqual([1, 'saved', false])
})

test('a flush saves every change and says that it did', async () => {
  const { saving, sent } = aWorld()
  saving.change(1, aDraft('a'))
  saving.change(2, aDraft('b'))
  expect([await saving.flush(), sent.length]).toEqual([true, 2])
})

test.each<[string, SaveOutcome, string]>([
  ['there is no connection', { is: 'unreachable', obstacle: 'connection' }, 'waiting'],
  ['the session has ended', { is: 'signed-out' }, 'signed-out'],
  ['the question was answered elsewhere', { is: 'stale', current: { ...aDraft('theirs'), revision: 5 } }, 'elsewhere'],
  ['the answer is refused', { is: 'refused' }, 'refused'],
])('a flush ends and says that not everything is saved if %s', async (_, outcome, expected) => {
  const { saving, status } = aWorld([outcome, outcome])
  saving.change(1, aDraft('mine'))
  expect([await saving.flush(), status()]).toEqual([false, expected])
})

test('an answer that waited for a session is sent after signing in again', async () => {
  const { saving, sent, status } = aWorld([{ is: 'signed-out' }])
  saving.change(1, aDraft('a'))
  await vi.advanceTimersByTimeAsync(500)
  expect(status()).toBe('signed-out')
  saving.signedIn()
  await vi.advanceTimersByTimeAsync(0)
  expect([sent.length, status()]).toEqual([2, 'saved'])
})

test('a page that goes away sends an unsaved answer once more, and leaves it in the browser until it is known to be saved', () => {
  const { saving, sent, local } = aWorld()
  saving.change(1, aDraft('a'))
  saving.leave()
  expect([sent, local.get(1)?.unconfirmed]).toEqual([[[1, { ...aDraft('a'), revision: 1 }]], [aDraft('a')]])
})

test('an answer that a closed attempt refuses stays in the browser, so that the result can show it', async () => {
  const { saving, local, status } = aWorld([{ is: 'unreachable', obstacle: 'connection' }, { is: 'closed' }])
  saving.change(1, aDraft('a'))
  saving.change(2, aDraft('b'))
  await vi.advanceTimersByTimeAsync(500)
  expect([status(), [...local.keys()].sort()]).toEqual(['closed', [1, 2]])
})
