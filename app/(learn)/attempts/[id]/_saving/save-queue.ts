import type { OpenQuestion } from '@/core/attempt'
import { addOnce, type Draft, isSameDraft, type SavedDraft } from './drafts'

/** What became of a save. `unreachable` covers the network, a server in trouble, and one that asks to wait. */
export type SaveOutcome =
  | { is: 'saved'; revision: number }
  | { is: 'stale'; current: SavedDraft }
  | { is: 'closed' | 'signed-out' | 'refused' }
  | { is: 'unreachable'; waitSeconds?: number }

/**
 * One question. `unheard` are drafts that were sent and never answered: the server may have any of them. `elsewhere` is a
 * newer answer that another tab or device gave. `turn` orders the changes. `edition` rises where the draft changed by itself.
 */
export type Slot = {
  saved: SavedDraft
  draft: Draft
  inFlight: Draft | null
  unheard: readonly Draft[]
  elsewhere: SavedDraft | null
  isRefused: boolean
  turn: number
  edition: number
}

/** All that is answered, and how the line to the server is. `failures` counts those in a row. */
export type Queue = {
  slots: Readonly<Record<number, Slot>>
  line: 'open' | 'waiting' | 'signed-out' | 'closed'
  failures: number
  waitSeconds: number
  turns: number
  hasLocalStore: boolean
}

/** What is written down in the browser for one question until the server has it. */
export type LocalEntry = { draft: Draft; saved: SavedDraft; unheard: readonly Draft[] }

/** What the words at the top of the page speak of. */
export type Status = 'saved' | 'saving' | 'waiting' | 'signed-out' | 'elsewhere' | 'refused' | 'closed'

const longestWaitSeconds = 30

/** The queue of an attempt as the server gave it: everything is saved. */
export function openQueue(questions: readonly OpenQuestion[]): Queue {
  const slots = questions.map(({ position, answer, confidence, isFlagged, revision }) => {
    const draft = { answer, confidence, isFlagged }
    const slot: Slot = {
      saved: { ...draft, revision },
      draft,
      inFlight: null,
      unheard: [],
      elsewhere: null,
      isRefused: false,
      turn: 0,
      edition: 0,
    }
    return [position, slot] as const
  })
  return { slots: Object.fromEntries(slots), line: 'open', failures: 0, waitSeconds: 0, turns: 0, hasLocalStore: true }
}

/** The learner changed something. */
export function change(queue: Queue, position: number, draft: Draft): Queue {
  const slot = queue.slots[position]
  if (!slot || isSameDraft(slot.draft, draft)) return queue
  const turn = queue.turns + 1
  return { ...withSlot(queue, position, { draft, turn, isRefused: false }), turns: turn }
}

/** The positions to send now, in the order of their changes: one at a time while the line is being tried. */
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

/** A save of this question leaves. */
export function send(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  return slot ? withSlot(queue, position, { inFlight: slot.draft }) : queue
}

/** What is sent: the draft, under the revision after the last one heard of, so that a save repeated is one save. */
export function saveOf({ draft, saved }: Pick<Slot, 'draft' | 'saved'>): SavedDraft {
  return { ...draft, revision: saved.revision + 1 }
}

/** What is sent when the page goes away: newer than a save that is still under way. */
export function lastSaveOf(slot: Slot): SavedDraft {
  return { ...slot.draft, revision: slot.saved.revision + (slot.inFlight ? 2 : 1) }
}

/** A save that was sent came back, or did not. */
export function settle(queue: Queue, position: number, outcome: SaveOutcome): Queue {
  const slot = queue.slots[position]
  if (!slot?.inFlight || queue.line === 'closed') return queue
  const sent = slot.inFlight
  switch (outcome.is) {
    case 'saved':
      return reached(withSlot(queue, position, { saved: { ...sent, revision: outcome.revision }, inFlight: null, unheard: [] }))
    case 'stale':
      return reached(
        withSlot(queue, position, { inFlight: null, ...meet({ ...slot, unheard: [...slot.unheard, sent] }, outcome.current) }),
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
        ...withSlot(queue, position, { inFlight: null, unheard: addOnce(slot.unheard, sent) }),
        line: queue.line === 'signed-out' ? 'signed-out' : 'waiting',
        failures,
        waitSeconds: Math.max(outcome.waitSeconds ?? 0, Math.min(longestWaitSeconds, 2 ** (failures - 1))),
      }
    }
  }
}

/** The page leaves with this draft on its way: nobody will hear whether it arrived. */
export function leave(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  return slot ? withSlot(queue, position, { unheard: addOnce(slot.unheard, slot.draft) }) : queue
}

/** Something found in the browser from before a reload: taken up again, unless the server has it or has something newer. */
export function restore(queue: Queue, position: number, stored: LocalEntry): Queue {
  const slot = queue.slots[position]
  if (!slot) return queue
  // What was typed since this page came is newer than what an earlier page left behind.
  const isTouched = slot.turn > 0
  const draft = isTouched ? slot.draft : stored.draft
  const before: Slot = { ...slot, draft, saved: stored.saved, unheard: [...stored.unheard, ...slot.unheard] }
  const isOvertaken = slot.saved.revision > stored.saved.revision
  const met = { saved: stored.saved, unheard: before.unheard, ...(isOvertaken ? meet(before, slot.saved) : {}) }
  const turn = isTouched ? slot.turn : queue.turns + 1
  const edition = isSameDraft(draft, slot.draft) ? slot.edition : slot.edition + 1
  return { ...withSlot(queue, position, { draft, turn, edition, ...met }), turns: Math.max(queue.turns, turn) }
}

/** Of two answers the learner keeps the one on this page: it goes out as the newer one. */
export function keepMine(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  if (!slot?.elsewhere) return queue
  const turn = queue.turns + 1
  return { ...withSlot(queue, position, { saved: slot.elsewhere, elsewhere: null, unheard: [], turn }), turns: turn }
}

/** Of two answers the learner takes the one that was given elsewhere. */
export function takeTheirs(queue: Queue, position: number): Queue {
  const slot = queue.slots[position]
  if (!slot?.elsewhere) return queue
  const { revision: _, ...draft } = slot.elsewhere
  return withSlot(queue, position, { saved: slot.elsewhere, draft, elsewhere: null, unheard: [], edition: slot.edition + 1 })
}

/** The server said that nobody is signed in. */
export function signedOut(queue: Queue): Queue {
  return queue.line === 'closed' ? queue : { ...queue, line: 'signed-out' }
}

/** Somebody signed in again: what waits may go. */
export function signedIn(queue: Queue): Queue {
  return queue.line === 'signed-out' ? { ...queue, line: 'open', failures: 0, waitSeconds: 0 } : queue
}

/** Whether the browser keeps what we ask it to. */
export function setLocalStore(queue: Queue, hasLocalStore: boolean): Queue {
  return queue.hasLocalStore === hasLocalStore ? queue : { ...queue, hasLocalStore }
}

/** What is to be written down for a question; null where the server has it all. */
export function toLocalEntry({ draft, saved, unheard, inFlight, ...slot }: Slot): LocalEntry | null {
  if (!isSlotUnsaved({ draft, saved, unheard, inFlight, ...slot })) return null
  return { draft, saved, unheard: inFlight ? addOnce(unheard, inFlight) : unheard }
}

/** True while something the learner gave has not reached the server. */
export function isUnsaved(queue: Queue): boolean {
  return queue.line !== 'closed' && entriesOf(queue).some(([, slot]) => isSlotUnsaved(slot))
}

/** The positions that were answered elsewhere and wait for the learner's word. */
export function listElsewhere(queue: Queue): number[] {
  return entriesOf(queue)
    .filter(([, { elsewhere }]) => elsewhere !== null)
    .map(([position]) => position)
}

/** What is true of the whole page, the most pressing first. */
export function statusOf(queue: Queue): Status {
  if (queue.line === 'closed') return 'closed'
  if (!isUnsaved(queue)) return 'saved'
  if (queue.line === 'signed-out') return 'signed-out'
  if (queue.line === 'waiting') return 'waiting'
  if (listElsewhere(queue).length > 0) return 'elsewhere'
  return entriesOf(queue).some(([, { isRefused }]) => isRefused) ? 'refused' : 'saving'
}

// The server holds something else than we thought. Where it is a save of our own that was never answered, or what we
// started from, nobody else has spoken: go on from there. Otherwise somebody has.
function meet({ draft, saved, unheard }: Slot, current: SavedDraft): Partial<Slot> {
  const isOurs = [draft, saved, ...unheard].some((each) => isSameDraft(each, current))
  return isOurs ? { saved: current, unheard: [], elsewhere: null } : { elsewhere: current, unheard: [] }
}

function isSlotUnsaved({ draft, saved, elsewhere, unheard, inFlight }: Slot): boolean {
  if (elsewhere !== null || !isSameDraft(draft, saved)) return true
  // Changed and changed back while a save was under way: the server may have the change, so the way back must go too.
  return [...unheard, ...(inFlight ? [inFlight] : [])].some((each) => !isSameDraft(each, saved))
}

// A save that left before the session ended may still come back well; the session has ended all the same.
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
