import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Draft, SavedDraft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import { type LocalEntry, type SaveOutcome, statusOf } from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import { openSaving } from '@/app/(learn)/attempts/[id]/_saving/saving'
import type { OpenQuestion } from '@/core/attempt'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const shown = { kind: 'short-answer' as const, points: 1, stem: 'What blocks the receptor?' }
const blank = { answer: null, confidence: null, isFlagged: false }
const questions: OpenQuestion[] = [1, 2].map((position) => ({ position, shown, ...blank, revision: 0 }))
const aDraft = (answer: string): Draft => ({ ...blank, answer })

/** A server that answers as told, call by call, and then always saves; and a browser that keeps what it is asked to. */
function aWorld(outcomes: SaveOutcome[] = [], kept: [number, LocalEntry][] = [], canKeep = true) {
  const sent: [position: number, save: SavedDraft][] = []
  const local = new Map(kept)
  const saving = openSaving(questions, {
    send: async (position, save) => {
      sent.push([position, save])
      return outcomes.shift() ?? { is: 'saved', revision: save.revision }
    },
    listLocal: async () => (canKeep ? [...local] : Promise.reject(new Error('private mode'))),
    keep: async (position, stored) => {
      if (!canKeep) throw new Error('private mode')
      if (stored) local.set(position, stored)
      else local.delete(position)
    },
  })
  return { saving, sent, local, status: () => statusOf(saving.getQueue()) }
}

test('a change is sent within half a second of rest, once for many in a row', async () => {
  const { saving, sent, status } = aWorld()
  for (const typed of ['n', 'na', 'nal']) {
    saving.change(1, aDraft(typed))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect([sent, status()]).toEqual([[], 'saving'])
  await vi.advanceTimersByTimeAsync(400)
  expect([sent, status()]).toEqual([[[1, { ...aDraft('nal'), revision: 1 }]], 'saved'])
})

test('what could not be sent waits in the browser, is tried again by itself, and is struck out once it has arrived', async () => {
  const { saving, sent, local, status } = aWorld([{ is: 'unreachable' }, { is: 'unreachable' }])
  saving.change(1, aDraft('a'))
  await vi.advanceTimersByTimeAsync(500)
  expect([sent.length, local.get(1)?.draft, status()]).toEqual([1, aDraft('a'), 'waiting'])
  await vi.advanceTimersByTimeAsync(1000)
  expect([sent.length, status()]).toEqual([2, 'waiting'])
  await vi.advanceTimersByTimeAsync(2000)
  expect([sent.length, local.size, status()]).toEqual([3, 0, 'saved'])
})

test('a change made while the line is down waits for the line, and nothing overtakes it', async () => {
  const { saving, sent } = aWorld([{ is: 'unreachable' }])
  saving.change(2, aDraft('first'))
  await vi.advanceTimersByTimeAsync(500)
  saving.change(1, aDraft('second'))
  saving.sendNow()
  await vi.advanceTimersByTimeAsync(0)
  expect(sent.map(([position]) => position)).toEqual([2, 2, 1])
})

test('what an earlier visit could not save is sent by the next one', async () => {
  const left: LocalEntry = { draft: aDraft('a'), saved: { ...blank, revision: 0 }, unheard: [] }
  const { saving, sent, local, status } = aWorld([], [[2, left]])
  await saving.restore()
  await vi.advanceTimersByTimeAsync(0)
  expect([sent, local.size, status()]).toEqual([[[2, { ...aDraft('a'), revision: 1 }]], 0, 'saved'])
})

test('a browser that keeps nothing saves over the network all the same, and says so', async () => {
  const { saving, sent, status } = aWorld([], [], false)
  await saving.restore()
  saving.change(1, aDraft('a'))
  await vi.advanceTimersByTimeAsync(500)
  expect([sent.length, status(), saving.getQueue().hasLocalStore]).toEqual([1, 'saved', false])
})

test('flushing saves everything first and says that it did', async () => {
  const { saving, sent } = aWorld()
  saving.change(1, aDraft('a'))
  saving.change(2, aDraft('b'))
  expect([await saving.flush(), sent.length]).toEqual([true, 2])
})

test.each<[string, SaveOutcome, string]>([
  ['the line is down', { is: 'unreachable' }, 'waiting'],
  ['the session has ended', { is: 'signed-out' }, 'signed-out'],
  ['somebody answered elsewhere', { is: 'stale', current: { ...aDraft('theirs'), revision: 5 } }, 'elsewhere'],
  ['the answer was not taken', { is: 'refused' }, 'refused'],
])('flushing ends and says no where %s', async (_, outcome, expected) => {
  const { saving, status } = aWorld([outcome, outcome])
  saving.change(1, aDraft('mine'))
  expect([await saving.flush(), status()]).toEqual([false, expected])
})

test('after signing in again what waited goes out', async () => {
  const { saving, sent, status } = aWorld([{ is: 'signed-out' }])
  saving.change(1, aDraft('a'))
  await vi.advanceTimersByTimeAsync(500)
  expect(status()).toBe('signed-out')
  saving.signedIn()
  await vi.advanceTimersByTimeAsync(0)
  expect([sent.length, status()]).toEqual([2, 'saved'])
})

test('a page that goes away sends what is left once more, and keeps it until it knows', () => {
  const { saving, sent, local } = aWorld()
  saving.change(1, aDraft('a'))
  saving.leave()
  expect([sent, local.get(1)?.unheard]).toEqual([[[1, { ...aDraft('a'), revision: 1 }]], [aDraft('a')]])
})

test('what a closed attempt no longer takes stays written down, for the result to tell', async () => {
  const { saving, local, status } = aWorld([{ is: 'unreachable' }, { is: 'closed' }])
  saving.change(1, aDraft('a'))
  saving.change(2, aDraft('b'))
  await vi.advanceTimersByTimeAsync(500)
  expect([status(), [...local.keys()].sort()]).toEqual(['closed', [1, 2]])
})
