import { describe, expect, test } from 'vitest'
import type { Draft } from '@/app/(learn)/attempts/[id]/_saving/drafts'
import type { SaveOutcome } from '@/app/(learn)/attempts/[id]/_saving/save-outcome'
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
  saveOf,
  send,
  settle,
  signedIn,
  signedOut,
  statusOf,
  takeTheirs,
  toLocalEntry,
} from '@/app/(learn)/attempts/[id]/_saving/save-queue'
import { listUnreadable } from '@/app/(learn)/attempts/[id]/_saving/unreadable'
import type { OpenQuestion } from '@/core/attempt'
import type { Answer } from '@/core/question'

/** Three questions, each saved blank under revision 1 unless `saved` says otherwise. */
function aQueue(saved: Partial<OpenQuestion> = {}): Queue {
  const shown = { kind: 'short-answer' as const, points: 1, stem: 'What blocks the receptor?' }
  return openQueue(
    [1, 2, 3].map((position) => {
      const blank = { answer: null, confidence: null, isFlagged: false, revision: 1 }
      return { position, shown, ...blank, ...saved }
    }),
  )
}

function aDraft(answer: Answer, more: Partial<Draft> = {}): Draft {
  return { answer, confidence: null, isFlagged: false, ...more }
}

/** Events of question 1, so that a test reads as a story. */
const events = {
  answer: (queue: Queue, answer: Answer) => change(queue, 1, aDraft(answer)),
  send: (queue: Queue) => send(queue, 1),
  come: (queue: Queue, outcome: SaveOutcome) => settle(queue, 1, outcome),
}

function slotOf(queue: Queue, position = 1) {
  const slot = queue.slots[position]
  if (!slot) throw new Error(`There is no question ${position}.`)
  return slot
}

const lost: SaveOutcome = { is: 'unreachable', obstacle: 'connection' }
const saved = (revision: number): SaveOutcome => ({ is: 'saved', revision })
const stale = (answer: Answer, revision: number) => ({ is: 'stale' as const, current: { ...aDraft(answer), revision } })

describe('what a page of an attempt sends', () => {
  test('nothing is due while nothing has changed', () => {
    expect(listDue(aQueue())).toEqual([])
    expect(statusOf(aQueue())).toBe('saved')
  })

  test('changes are sent in the order in which they were last made', () => {
    const third = change(aQueue(), 3, aDraft('a'))
    const first = change(third, 1, aDraft('b'))
    expect(listDue(change(first, 3, aDraft('c')))).toEqual([1, 3])
  })

  test('a save carries the revision after the last one confirmed', () => {
    expect(saveOf(slotOf(events.answer(aQueue(), 'a')))).toEqual({ ...aDraft('a'), revision: 2 })
  })

  test('a question has one save in flight; of the changes made meanwhile only the latest is sent, after it', () => {
    let queue = events.send(events.answer(aQueue(), 'a'))
    queue = events.answer(events.answer(queue, 'ab'), 'abc')
    expect(listDue(queue)).toEqual([])
    queue = events.come(queue, saved(2))
    expect(listDue(queue)).toEqual([1])
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('abc'), revision: 3 })
  })

  test('pairs in another order are no change', () => {
    const queue = change(aQueue({ answer: { one: 'x', two: 'y' } }), 1, aDraft({ two: 'y', one: 'x' }))
    expect(isUnsaved(queue)).toBe(false)
  })

  test.each<[string, Draft]>([
    ['an answer', aDraft('a')],
    ['a confidence', aDraft(null, { confidence: 'certain' })],
    ['a flag', aDraft(null, { isFlagged: true })],
    ['another order of a list', aDraft(['b', 'a'])],
  ])('%s is a change', (_, draft) => {
    expect(
      listDue(change(aQueue({ answer: draft.answer && Array.isArray(draft.answer) ? ['a', 'b'] : null }), 1, draft)),
    ).toEqual([1])
  })
})

describe('after the server has responded', () => {
  test('the status is "saved" only once the server has what is on the page', () => {
    let queue = events.send(events.answer(aQueue(), 'a'))
    expect(statusOf(queue)).toBe('saving')
    queue = events.come(events.answer(queue, 'ab'), saved(2))
    expect(statusOf(queue)).toBe('saving')
    queue = events.come(events.send(queue), saved(3))
    expect(statusOf(queue)).toBe('saved')
    expect(slotOf(queue).saved.revision).toBe(3)
  })

  test('a change that is undone while its save is in flight is undone on the server too', () => {
    let queue = events.answer(events.send(events.answer(aQueue(), 'a')), null)
    expect(isUnsaved(queue)).toBe(true)
    queue = events.come(queue, saved(2))
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft(null), revision: 3 })
  })

  test('an answer that was refused is not sent again until it changes', () => {
    const queue = events.come(events.send(events.answer(aQueue(), 'a')), { is: 'refused' })
    expect([listDue(queue), statusOf(queue)]).toEqual([[], 'refused'])
    expect(listDue(events.answer(queue, 'b'))).toEqual([1])
  })

  test('after the attempt was closed nothing more is sent, and nothing counts as unsaved', () => {
    const queue = events.come(events.send(events.answer(aQueue(), 'a')), { is: 'closed' })
    expect([listDue(events.answer(queue, 'b')), statusOf(queue), isUnsaved(queue)]).toEqual([[], 'closed', false])
  })

  test('without a session every change waits, and is sent after signing in again', () => {
    let queue = change(events.come(events.send(events.answer(aQueue(), 'a')), { is: 'signed-out' }), 2, aDraft('b'))
    expect([listDue(queue), statusOf(queue)]).toEqual([[], 'signed-out'])
    queue = signedIn(queue)
    expect([listDue(queue), statusOf(queue)]).toEqual([[1, 2], 'saving'])
  })

  test('a save that was sent before the session ended does not end the wait for signing in', () => {
    const queue = events.come(signedOut(events.send(events.answer(aQueue(), 'a'))), saved(2))
    expect(queue.line).toBe('signed-out')
  })
})

describe('without a connection', () => {
  test('one save at a time tries the line, the oldest change first', () => {
    let queue = change(events.answer(aQueue(), 'a'), 2, aDraft('b'))
    queue = events.come(events.send(queue), lost)
    expect([listDue(queue), statusOf(queue)]).toEqual([[1], 'waiting'])
    expect(listDue(events.send(queue))).toEqual([])
    expect(listDue(events.come(events.send(queue), saved(2)))).toEqual([2])
  })

  test('the waits double up to half a minute, and start anew once a save has arrived', () => {
    const waits: number[] = []
    let queue = events.answer(aQueue(), 'a')
    for (let i = 0; i < 7; i++) {
      queue = events.come(events.send(queue), lost)
      waits.push(queue.waitSeconds)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30])
    expect(events.come(events.send(queue), saved(2)).failures).toBe(0)
  })

  test('a server that asks for a longer wait gets it', () => {
    const waiting = events.come(events.send(events.answer(aQueue(), 'a')), {
      is: 'unreachable',
      obstacle: 'server',
      waitSeconds: 60,
    })
    expect(waiting.waitSeconds).toBe(60)
  })

  test('a save that got no response is sent again under the same revision, so that it is one save', () => {
    const queue = events.come(events.send(events.answer(aQueue(), 'a')), lost)
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('a'), revision: 2 })
  })

  test('a save that arrived although its response was lost is not mistaken for an answer given elsewhere', () => {
    let queue = events.answer(events.come(events.send(events.answer(aQueue(), 'a')), lost), 'ab')
    queue = events.come(events.send(queue), stale('a', 2))
    expect(listElsewhere(queue)).toEqual([])
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('ab'), revision: 3 })
  })
})

describe('an answer given elsewhere', () => {
  const conflict = () => events.come(events.send(events.answer(aQueue(), 'mine')), stale('theirs', 4))

  test('is reported, and nothing replaces it unless the learner chooses so', () => {
    expect([listElsewhere(conflict()), listDue(events.answer(conflict(), 'mine too')), statusOf(conflict())]).toEqual([
      [1],
      [],
      'elsewhere',
    ])
  })

  test('can be chosen over one’s own', () => {
    const queue = takeTheirs(conflict(), 1)
    expect([slotOf(queue).draft, listDue(queue), statusOf(queue)]).toEqual([aDraft('theirs'), [], 'saved'])
    expect(slotOf(queue).edition).toBe(slotOf(conflict()).edition + 1)
  })

  test('can be replaced by one’s own, which is sent as the newer one', () => {
    expect(saveOf(slotOf(keepMine(conflict(), 1)))).toEqual({ ...aDraft('mine'), revision: 5 })
  })

  test.each([
    ['that equals one’s own counts as saved', 'mine', 'saved'],
    ['that equals what the page was loaded with leaves one’s own as the newer one', null, 'saving'],
  ])('%s', (_, theirs, status) => {
    expect(statusOf(events.come(events.send(events.answer(aQueue(), 'mine')), stale(theirs, 4)))).toBe(status)
  })
})

describe('after a reload', () => {
  const stored = (queue: Queue) => {
    const found = toLocalEntry(slotOf(queue))
    if (!found) throw new Error('There is no entry to store.')
    return found
  }
  const waiting = () => events.come(events.send(events.answer(aQueue(), 'a')), lost)

  test('an answer that the server has needs no entry in the browser', () => {
    expect(toLocalEntry(slotOf(aQueue()))).toBeNull()
    expect(toLocalEntry(slotOf(events.come(events.send(events.answer(aQueue(), 'a')), saved(2))))).toBeNull()
  })

  test('an entry of the browser is on the page again and due', () => {
    const queue = restore(aQueue(), 1, stored(waiting()))
    expect([slotOf(queue).draft, listDue(queue), slotOf(queue).edition]).toEqual([aDraft('a'), [1], 1])
  })

  test('an entry whose save had arrived after all is not sent again', () => {
    const queue = restore(aQueue({ answer: 'a', revision: 2 }), 1, stored(waiting()))
    expect([listDue(queue), statusOf(queue)]).toEqual([[], 'saved'])
  })

  test('a change continues from an earlier save of one’s own that had arrived', () => {
    const queue = restore(aQueue({ answer: 'a', revision: 2 }), 1, stored(events.answer(waiting(), 'ab')))
    expect(saveOf(slotOf(queue))).toEqual({ ...aDraft('ab'), revision: 3 })
  })

  test('an answer given elsewhere meanwhile is reported, and still is after one more reload', () => {
    const elsewhere = () => aQueue({ answer: 'theirs', revision: 7 })
    const once = restore(elsewhere(), 1, stored(waiting()))
    const twice = restore(elsewhere(), 1, stored(once))
    for (const queue of [once, twice])
      expect([listElsewhere(queue), listDue(queue), slotOf(queue).draft]).toEqual([[1], [], aDraft('a')])
    expect(saveOf(slotOf(keepMine(twice, 1)))).toEqual({ ...aDraft('a'), revision: 8 })
  })

  test('what was typed since the reload is newer than an entry of the browser', () => {
    const queue = restore(events.answer(aQueue(), 'new'), 1, stored(waiting()))
    expect([slotOf(queue).draft, listDue(queue)]).toEqual([aDraft('new'), [1]])
  })

  test('a last save that was sent while the page went away is recognised as one’s own', () => {
    let queue = events.answer(events.send(events.answer(aQueue(), 'a')), 'ab')
    expect(lastSaveOf(slotOf(queue))).toEqual({ ...aDraft('ab'), revision: 3 })
    queue = leave(queue, 1)
    expect(statusOf(restore(aQueue({ answer: 'ab', revision: 3 }), 1, stored(queue)))).toBe('saved')
  })

  test('an entry of the browser for a question that the attempt does not have is left alone', () => {
    expect(restore(aQueue(), 9, stored(waiting()))).toEqual(aQueue())
  })
})

describe('an answer that the server cannot read as a number', () => {
  const unread: SaveOutcome = { is: 'saved', revision: 2, isUnreadable: true }
  const typing = (queue: Queue, answer: Answer, outcome: SaveOutcome) =>
    events.come(events.send(events.answer(queue, answer)), outcome)

  test('is known once it is saved, and no longer once it is changed', () => {
    const told = typing(aQueue(), 'fifty', unread)
    expect(listUnreadable(told)).toEqual([1])
    expect(listUnreadable(events.answer(told, '50'))).toEqual([])
    expect(listUnreadable(typing(told, '50', saved(3)))).toEqual([])
  })

  test('is known again at once if the learner comes back to it', () => {
    const told = typing(typing(aQueue(), 'fifty', unread), '50', saved(3))
    expect(listUnreadable(events.answer(told, 'fifty'))).toEqual([1])
  })

  test('is known of what was changed while it was being sent', () => {
    const later = events.answer(events.send(events.answer(aQueue(), 'fifty')), 'fifty-one')
    expect(listUnreadable(events.come(later, unread))).toEqual([])
    expect(listUnreadable(events.answer(events.come(later, unread), 'fifty'))).toEqual([1])
  })

  test('is known from the start if the page was loaded with it', () => {
    expect(listUnreadable(aQueue({ answer: 'fifty', isUnreadable: true }))).toEqual([1, 2, 3])
    expect(listUnreadable(aQueue({ answer: '50' }))).toEqual([])
  })

  test('is known of an answer given elsewhere that the learner chooses', () => {
    const met = events.come(events.send(events.answer(aQueue(), '50')), { ...stale('fifty', 3), isUnreadable: true })
    expect(listUnreadable(met)).toEqual([])
    expect(listUnreadable(takeTheirs(met, 1))).toEqual([1])
  })
})
