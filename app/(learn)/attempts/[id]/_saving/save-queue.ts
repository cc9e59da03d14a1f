import type { OpenQuestion } from '@/core/attempt'
import { addOnce, type Draft, isSameDraft, type SavedDraft } from './drafts'
import type { Obstacle, SaveOutcome } from './save-outcome'
import { addUnreadable, openUnreadable, type Unreadable } from './unreadable'

/**
 * One question. `unconfirmed` are drafts that were sent without a response: the server may have saved any of them. `elsewhere` is
 * a newer answer from another tab or device. `turn` gives the order of the changes. `edition` rises whenever the draft changes
 * without the learner's hand, so that the page renders its form again.
 */
export type Slot = {
  saved: SavedDraft
  draft: Draft
  inFlight: Draft | null
  unconfirmed: readonly Draft[]
  elsewhere: SavedDraft | null
  isRefused: boolean
  turn: number
  edition: number
}

/**
 * All questions, and the state of the line to the server. `failures` counts failed saves in a row; `obstacle` is what the last one
 * met.
 */
export type Queue = {
  slots: Readonly<Record<number, Slot>>
  line: 'open' | 'waiting' | 'signed-out' | 'closed'
  obstacle: Obstacle
  failures: number
  waitSeconds: number
  turns: number
  hasLocalStore: boolean
  unreadable: Unreadable
}

/** What waits in the browser for one question until the server has it. */
export type LocalEntry = { draft: Draft; saved: SavedDraft; unconfirmed: readonly Draft[] }

/** What the status line at the top of the page says. */
export type Status = 'saved' | 'saving' | 'waiting' | 'signed-out' | 'elsewhere' | 'refused' | 'closed'

const longestWaitSeconds = 30

/** The queue of an attempt as the server has just sent it: everything is saved. */
export function openQueue(questions: readonly OpenQuestion[]): Queue {
  const slots = questions.map(({ position, answer, confidence, isFlagged, revision }) => {
    const draft = { answer, confidence, isFlagged }
    const slot: Slot = {
      saved: { ...draft, revision },
      draft,
      inFlight: null,
      unconfirmed: [],
      elsewhere: null,
      isRefused: false,
      turn: 0,
      edition: 0,
    }
    return [position, slot] as const
  })
  return {
    ...{ slots: Object.fromEntries(slots), turns: 0, hasLocalStore: true, unreadable: openUnreadable(questions) },
    ...{ line: 'open', obstacle: 'connection', failures: 0, waitSeconds: 0 },
  }
}

/** Records a change by the learner. */
export function change(queue: Queue, position: number, draft: Draft): Queue {
  const slot = queue.slots[position]
  if (!slot || isSameDraft(slot.draft, draft)) return queue
  const turn = queue.turns + 1
  return { ...withSlot(queue, position, { draft, turn, isRefused: false }), turns: turn }
}

/** The positions to send now, in the order of their changes; only one at a time after a failure, to try the line. */
export function listDue(queue: Queue): number[] {
  if (queue.line === 'signed-out' || queue.line === 'closed') return []
  const slots = entriesOf(queue)
  const due = slots
    .filter(([, slot]) => isSlotUnsaved(slot) && !slot.inFlight && !slot.elsewhere && !slot.isRefused)
    .sort(([, a], [, b]) => a.turn - b.turn)
    .map(([position]) => position)
  if (queue.line === 'open') return due
  return slots.some(([, slot]) => slot.inFlight) ? [] : due.slice(0, 1)
}

/** Records that a save of this question was sent. */
export function send(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  return slot ? withSlot(queue, position, { inFlight: slot.draft }) : queue
}

/** The save to send: the draft, under the revision after the last one confirmed, so that a repeated save is one save. */
export function saveOf({ draft, saved }: Pick<Slot, 'draft' | 'saved'>): SavedDraft {
  return { ...draft, revision: saved.revision + 1 }
}

/** The save to send when the page goes away: newer than one that is still in flight. */
export function lastSaveOf(slot: Slot): SavedDraft {
  return { ...slot.draft, revision: slot.saved.revision + (slot.inFlight ? 2 : 1) }
}

/** Records what became of the save in flight. */
export function settle(queue: Queue, position: number, outcome: SaveOutcome): Queue {
  const slot = queue.slots[position]
  if (!slot?.inFlight || queue.line === 'closed') return queue
  const sent = slot.inFlight
  const told = ({ answer }: Draft): Queue =>
    'isUnreadable' in outcome ? { ...queue, unreadable: addUnreadable(queue.unreadable, position, answer) } : queue
  switch (outcome.is) {
    case 'saved':
      return reached(
        withSlot(told(sent), position, { saved: { ...sent, revision: outcome.revision }, inFlight: null, unconfirmed: [] }),
      )
    case 'stale':
      return reached(
        withSlot(told(outcome.current), position, {
          inFlight: null,
          ...meet({ ...slot, unconfirmed: [...slot.unconfirmed, sent] }, outcome.current),
        }),
      )
    case 'refused':
      return reached(withSlot(queue, position, { inFlight: null, isRefused: isSameDraft(slot.draft, sent) }))
    case 'signed-out':
      return { ...withSlot(queue, position, { inFlight: null }), line: 'signed-out' }
    case 'closed':
      return { ...withSlot(queue, position, { inFlight: null }), line: 'closed' }
    case 'unreachable': {
      const failures = queue.failures + 1
      return {
        ...withSlot(queue, position, { inFlight: null, unconfirmed: addOnce(slot.unconfirmed, sent) }),
        line: queue.line === 'signed-out' ? 'signed-out' : 'waiting',
        obstacle: outcome.obstacle,
        failures,
        waitSeconds: Math.max(outcome.waitSeconds ?? 0, Math.min(longestWaitSeconds, 2 ** (failures - 1))),
      }
    }
  }
}

/** Records that the page goes away while this draft is being sent: nobody will learn whether it arrived. */
export function leave(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  return slot ? withSlot(queue, position, { unconfirmed: addOnce(slot.unconfirmed, slot.draft) }) : queue
}

/** Takes up an entry that an earlier page left in the browser, unless the server has it by now, or something newer. */
export function restore(queue: Queue, position: number, stored: LocalEntry): Queue {
  const slot = queue.slots[position]
  if (!slot) return queue
  // What was typed since this page loaded is newer than what an earlier page left.
  const isTouched = slot.turn > 0
  const draft = isTouched ? slot.draft : stored.draft
  const before: Slot = { ...slot, draft, saved: stored.saved, unconfirmed: [...stored.unconfirmed, ...slot.unconfirmed] }
  const isOvertaken = slot.saved.revision > stored.saved.revision
  const met = { saved: stored.saved, unconfirmed: before.unconfirmed, ...(isOvertaken ? meet(before, slot.saved) : {}) }
  const turn = isTouched ? slot.turn : queue.turns + 1
  const edition = isSameDraft(draft, slot.draft) ? slot.edition : slot.edition + 1
  return { ...withSlot(queue, position, { draft, turn, edition, ...met }), turns: Math.max(queue.turns, turn) }
}

/** The learner chooses the answer on this page over the one given elsewhere: it is sent as the newer one. */
export function keepMine(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  if (!slot?.elsewhere) return queue
  const turn = queue.turns + 1
  return { ...withSlot(queue, position, { saved: slot.elsewhere, elsewhere: null, unconfirmed: [], turn }), turns: turn }
}

/** The learner chooses the answer given elsewhere over the one on this page. */
export function takeTheirs(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  if (!slot?.elsewhere) return queue
  const { revision: _, ...draft } = slot.elsewhere
  return withSlot(queue, position, { saved: slot.elsewhere, draft, elsewhere: null, unconfirmed: [], edition: slot.edition + 1 })
}

/** Records that nobody is signed in any more. */
export function signedOut(queue: Queue): Queue {
  return queue.line === 'closed' ? queue : { ...queue, line: 'signed-out' }
}

/** Records that somebody signed in again: what waits may be sent. */
export function signedIn(queue: Queue): Queue {
  return queue.line === 'signed-out' ? { ...queue, line: 'open', failures: 0, waitSeconds: 0 } : queue
}

/** Records whether the browser stores entries. */
export function setLocalStore(queue: Queue, hasLocalStore: boolean): Queue {
  return queue.hasLocalStore === hasLocalStore ? queue : { ...queue, hasLocalStore }
}

/** The entry to store in the browser for a question; null if the server has everything. */
export function toLocalEntry({ draft, saved, unconfirmed, inFlight, ...slot }: Slot): LocalEntry | null {
  if (!isSlotUnsaved({ draft, saved, unconfirmed, inFlight, ...slot })) return null
  return { draft, saved, unconfirmed: inFlight ? addOnce(unconfirmed, inFlight) : unconfirmed }
}

/**
 * True while a change has not been saved on the server. A closed attempt takes nothing more, so nothing of it counts as unsaved.
 */
export function isUnsaved(queue: Queue): boolean {
  return queue.line !== 'closed' && entriesOf(queue).some(([, slot]) => isSlotUnsaved(slot))
}

/** The positions that were also answered elsewhere, where the learner must choose. */
export function listElsewhere(queue: Queue): number[] {
  return entriesOf(queue)
    .filter(([, { elsewhere }]) => elsewhere !== null)
    .map(([position]) => position)
}

/** The status of the whole page: the most urgent one that is true. */
export function statusOf(queue: Queue): Status {
  if (queue.line === 'closed') return 'closed'
  if (!isUnsaved(queue)) return 'saved'
  if (queue.line === 'signed-out') return 'signed-out'
  if (queue.line === 'waiting') return 'waiting'
  if (listElsewhere(queue).length > 0) return 'elsewhere'
  return entriesOf(queue).some(([, { isRefused }]) => isRefused) ? 'refused' : 'saving'
}

// The server holds something other than expected. If that is one of our own drafts, nobody else has answered, and we continue
// from it. Otherwise the question was answered elsewhere.
function meet({ draft, saved, unconfirmed }: Slot, current: SavedDraft): Partial<Slot> {
  const isOurOwn = [draft, saved, ...unconfirmed].some((each) => isSameDraft(each, current))
  return isOurOwn ? { saved: current, unconfirmed: [], elsewhere: null } : { elsewhere: current, unconfirmed: [] }
}

function isSlotUnsaved({ draft, saved, elsewhere, unconfirmed, inFlight }: Slot): boolean {
  if (elsewhere !== null || !isSameDraft(draft, saved)) return true
  // After a change and a change back, the server may have the change from the save in flight: the change back must be sent too.
  return [...unconfirmed, ...(inFlight ? [inFlight] : [])].some((each) => !isSameDraft(each, saved))
}

// A save that was sent before the session ended may still succeed; that does not renew the session.
function reached(queue: Queue): Queue {
  return { ...queue, line: queue.line === 'waiting' ? 'open' : queue.line, failures: 0, waitSeconds: 0 }
}

function withSlot(queue: Queue, position: number, changed: Partial<Slot>): Queue {
  const slot = queue.slots[position]
  return slot ? { ...queue, slots: { ...queue.slots, [position]: { ...slot, ...changed } } } : queue
}

function entriesOf(queue: Queue): [number, Slot][] {
  return Object.entries(queue.slots).map(([position, slot]) => [Number(position), slot])
}
