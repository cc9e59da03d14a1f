import { describe, expect, test } from 'vitest'
import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import {
  change,
  isUnsaved,
  keepMine,
  lastSaveOf,
  leave,
  listDue,
  listElsewhere,
  openQueue,
  type Queue,
  restore,
  type SaveOutcome,
  saveOf,
  send,
  settle,
  signedIn,
  signedOut,
  statusOf,
  takeTheirs,
  toLocalEntry,
} from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import type { OpenQuestion } from '@/core/attempt'
import type { Answer } from '@/core/question'

/** Three questions, each saved blank under revision 1 unless said otherwise. */
function aQueue(saved: Partial<OpenQuestion> = {}): Queue {
  const shown = { kind: 'short-answer' as const, points: 1, stem: 'What blocks the receptor?' }
  return openQueue(
    [1, 2, 3].map((position) => ({ position, shown, answer: null, confidence: null, isFlagged: false, revision: 1, ...saved })),
  )
}

function aDraft(answer: Answer, more: Partial<Draft> = {}): Draft {
  return { answer, confidence: null, isFlagged: false, ...more }
}

/** What each step does to question 1, so that a test reads as what happened. */
const steps = {
  answer: (queue: Queue, answer: Answer) => change(queue, 1, aDraft(answer)),
  send: (queue: Queue) => send(queue, 1),
  come: (queue: Queue, outcome: SaveOutcome) => settle(queue, 1, outcome),
}

function slotOf(queue: Queue, position = 1) {
  const slot = queue.slots[position]
  if (!slot) throw new Error(`There is no question ${position}.`)
  return slot
}

const lost: SaveOutcome = { is: 'unreachable' }
const saved = (revision: number): SaveOutcome => ({ is: 'saved', revision })
const stale = (answer: Answer, revision: number): SaveOutcome => ({ is: 'stale', current: { ...aDraft(answer), revision } })

describe('what is sent', () => {
  test('nothing is due while nothing has changed', () => {
    expect(listDue(aQueue())).toEqual([])
    expect(statusOf(aQueue())).toBe('saved')
  })

  test('changes go out in the order in which they were last made', () => {
    const third = change(aQueue(), 3, aDraft('a'))
    const first = change(third, 1, aDraft('b'))
    expect(listDue(change(first, 3, aDraft('c')))).toEqual([1, 3])
  })

  test('a save carries the revision after the last one heard of', () => {
    expect(saveOf(slotOf(steps.answer(aQueue(), 'a')))).toEqual({ ...aDraft('a'), revision: 2 })
  })

  test('a question has one save under way; what changes meanwhile goes out after it, only the latest', () => {
    let queue = steps.send(steps.answer(aQueue(), 'a'))
    queue = steps.answer(steps.answer(queue, 'ab'), 'abc')
    expect(listDue(queue)).toEqual([])
    queue = steps.come(queue, saved(2))
    expect(listDue(queue)).toEqual([1])
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('abc'), revision: 3 })
  })

  test('a change to what it was before is no change', () => {
    const queue = change(aQueue({ answer: { one: 'x', two: 'y' } }), 1, aDraft({ two: 'y', one: 'x' }))
    expect(isUnsaved(queue)).toBe(false)
  })

  test.each<[string, Draft]>([
    ['an answer', aDraft('a')],
    ['a confidence', aDraft(null, { confidence: 'certain' })],
    ['a flag', aDraft(null, { isFlagged: true })],
    ['an order, not the same ids in another one', aDraft(['b', 'a'])],
  ])('%s is a change', (_, draft) => {
    expect(
      listDue(change(aQueue({ answer: draft.answer && Array.isArray(draft.answer) ? ['a', 'b'] : null }), 1, draft)),
    ).toEqual([1])
  })
})

describe('what comes back', () => {
  test('saved is only said once the server has what is on the page', () => {
    let queue = steps.send(steps.answer(aQueue(), 'a'))
    expect(statusOf(queue)).toBe('saving')
    queue = steps.come(steps.answer(queue, 'ab'), saved(2))
    expect(statusOf(queue)).toBe('saving')
    queue = steps.come(steps.send(queue), saved(3))
    expect(statusOf(queue)).toBe('saved')
    expect(slotOf(queue).saved.revision).toBe(3)
  })

  test('what was changed and changed back while a save was under way is sent back too', () => {
    let queue = steps.answer(steps.send(steps.answer(aQueue(), 'a')), null)
    expect(isUnsaved(queue)).toBe(true)
    queue = steps.come(queue, saved(2))
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft(null), revision: 3 })
  })

  test('an answer that was not taken is not sent again until it changes', () => {
    const queue = steps.come(steps.send(steps.answer(aQueue(), 'a')), { is: 'refused' })
    expect([listDue(queue), statusOf(queue)]).toEqual([[], 'refused'])
    expect(listDue(steps.answer(queue, 'b'))).toEqual([1])
  })

  test('a closed attempt takes nothing more, and nobody is warned of what it will not take', () => {
    const queue = steps.come(steps.send(steps.answer(aQueue(), 'a')), { is: 'closed' })
    expect([listDue(steps.answer(queue, 'b')), statusOf(queue), isUnsaved(queue)]).toEqual([[], 'closed', false])
  })

  test('without a session everything waits, and goes on after signing in', () => {
    let queue = change(steps.come(steps.send(steps.answer(aQueue(), 'a')), { is: 'signed-out' }), 2, aDraft('b'))
    expect([listDue(queue), statusOf(queue)]).toEqual([[], 'signed-out'])
    queue = signedIn(queue)
    expect([listDue(queue), statusOf(queue)]).toEqual([[1, 2], 'saving'])
  })

  test('a save that left before the session ended does not end the wait for signing in', () => {
    const queue = steps.come(signedOut(steps.send(steps.answer(aQueue(), 'a'))), saved(2))
    expect(queue.line).toBe('signed-out')
  })
})

describe('a line that is broken', () => {
  test('one save at a time tries it, the oldest first', () => {
    let queue = change(steps.answer(aQueue(), 'a'), 2, aDraft('b'))
    queue = steps.come(steps.send(queue), lost)
    expect([listDue(queue), statusOf(queue)]).toEqual([[1], 'waiting'])
    expect(listDue(steps.send(queue))).toEqual([])
    expect(listDue(steps.come(steps.send(queue), saved(2)))).toEqual([2])
  })

  test('the waits double up to half a minute, and start anew once something has arrived', () => {
    const waits: number[] = []
    let queue = steps.answer(aQueue(), 'a')
    for (let i = 0; i < 7; i++) {
      queue = steps.come(steps.send(queue), lost)
      waits.push(queue.waitSeconds)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30])
    expect(steps.come(steps.send(queue), saved(2)).failures).toBe(0)
  })

  test('a server that asks for a longer wait gets it', () => {
    expect(steps.come(steps.send(steps.answer(aQueue(), 'a')), { is: 'unreachable', waitSeconds: 60 }).waitSeconds).toBe(60)
  })

  test('the same save is sent again under the same revision, so that it is one save', () => {
    const queue = steps.come(steps.send(steps.answer(aQueue(), 'a')), lost)
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('a'), revision: 2 })
  })

  test('a save that arrived although its answer was lost is not taken for somebody else', () => {
    let queue = steps.answer(steps.come(steps.send(steps.answer(aQueue(), 'a')), lost), 'ab')
    queue = steps.come(steps.send(queue), stale('a', 2))
    expect(listElsewhere(queue)).toEqual([])
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('ab'), revision: 3 })
  })
})

describe('an answer given elsewhere', () => {
  const conflict = () => steps.come(steps.send(steps.answer(aQueue(), 'mine')), stale('theirs', 4))

  test('is told, and nothing is sent over it', () => {
    expect([listElsewhere(conflict()), listDue(steps.answer(conflict(), 'mine too')), statusOf(conflict())]).toEqual([
      [1],
      [],
      'elsewhere',
    ])
  })

  test('may be taken instead of one’s own', () => {
    const queue = takeTheirs(conflict(), 1)
    expect([slotOf(queue).draft, listDue(queue), statusOf(queue)]).toEqual([aDraft('theirs'), [], 'saved'])
    expect(slotOf(queue).edition).toBe(slotOf(conflict()).edition + 1)
  })

  test('may be replaced by one’s own, as the newer one', () => {
    expect(saveOf(slotOf(keepMine(conflict(), 1)))).toEqual({ ...aDraft('mine'), revision: 5 })
  })

  test.each([
    ['the same as one’s own is saved already', 'mine', 'saved'],
    ['what this page started from leaves one’s own the newer one', null, 'saving'],
  ])('%s', (_, theirs, status) => {
    expect(statusOf(steps.come(steps.send(steps.answer(aQueue(), 'mine')), stale(theirs, 4)))).toBe(status)
  })
})

describe('after a reload', () => {
  const stored = (queue: Queue) => {
    const found = toLocalEntry(slotOf(queue))
    if (!found) throw new Error('Nothing was written down.')
    return found
  }
  const waiting = () => steps.come(steps.send(steps.answer(aQueue(), 'a')), lost)

  test('nothing is written down of what the server has', () => {
    expect(toLocalEntry(slotOf(aQueue()))).toBeNull()
    expect(toLocalEntry(slotOf(steps.come(steps.send(steps.answer(aQueue(), 'a')), saved(2))))).toBeNull()
  })

  test('what was written down is on the page again and due', () => {
    const queue = restore(aQueue(), 1, stored(waiting()))
    expect([slotOf(queue).draft, listDue(queue), slotOf(queue).edition]).toEqual([aDraft('a'), [1], 1])
  })

  test('what had arrived after all is not sent again', () => {
    const queue = restore(aQueue({ answer: 'a', revision: 2 }), 1, stored(waiting()))
    expect([listDue(queue), statusOf(queue)]).toEqual([[], 'saved'])
  })

  test('a later change goes on from an earlier save of one’s own that had arrived', () => {
    const queue = restore(aQueue({ answer: 'a', revision: 2 }), 1, stored(steps.answer(waiting(), 'ab')))
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('ab'), revision: 3 })
  })

  test('what was answered elsewhere meanwhile is told, and still is after one more reload', () => {
    const elsewhere = () => aQueue({ answer: 'theirs', revision: 7 })
    const once = restore(elsewhere(), 1, stored(waiting()))
    const twice = restore(elsewhere(), 1, stored(once))
    for (const queue of [once, twice])
      expect([listElsewhere(queue), listDue(queue), slotOf(queue).draft]).toEqual([[1], [], aDraft('a')])
    expect(saveOf(slotOf(keepMine(twice, 1)))).toEqual({ ...aDraft('a'), revision: 8 })
  })

  test('what was typed since then is newer than what was written down', () => {
    const queue = restore(steps.answer(aQueue(), 'new'), 1, stored(waiting()))
    expect([slotOf(queue).draft, listDue(queue)]).toEqual([aDraft('new'), [1]])
  })

  test('a last save sent while the page went away is recognised as one’s own', () => {
    let queue = steps.answer(steps.send(steps.answer(aQueue(), 'a')), 'ab')
    expect(lastSaveOf(slotOf(queue))).toEqual({ ...aDraft('ab'), revision: 3 })
    queue = leave(queue, 1)
    expect(statusOf(restore(aQueue({ answer: 'ab', revision: 3 }), 1, stored(queue)))).toBe('saved')
  })

  test('something written down for a question that is not there is left alone', () => {
    expect(restore(aQueue(), 9, stored(waiting()))).toEqual(aQueue())
  })
})
