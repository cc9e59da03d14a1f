import type { OpenQuestion } from '@/core/attempt'
import type { Draft, SavedDraft } from './drafts'
import * as queues from './save-queue'

/** Where saves go, and where they are written down meanwhile. Both may fail; neither may throw but by rejecting. */
export type Edges = {
  send: (position: number, save: SavedDraft, isLast?: boolean) => Promise<queues.SaveOutcome>
  listLocal: () => Promise<[position: number, stored: queues.LocalEntry][]>
  keep: (position: number, stored: queues.LocalEntry | null) => Promise<void>
}

/** The saving of one open attempt, for as long as its page is there. */
export type Saving = ReturnType<typeof openSaving>

// A change is sent this long after the learner's hand has come to rest.
const restMilliseconds = 400
const writingLimitMilliseconds = 1000

/** Keeps an attempt's answers on their way to the server: in order, the latest first in rank, tried until they arrive. */
export function openSaving(questions: readonly OpenQuestion[], { send, listLocal, keep }: Edges) {
  let queue = queues.openQueue(questions)
  let resting: ReturnType<typeof setTimeout> | undefined
  let retrying: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const underWay = new Set<Promise<void>>()
  const writing = new Set<Promise<void>>()

  function become(next: queues.Queue) {
    const before = queue
    queue = next
    if (next === before) return
    for (const [position, slot] of Object.entries(next.slots)) {
      if (slot !== before.slots[Number(position)]) writeDown(Number(position), slot)
    }
    for (const listener of listeners) listener()
  }

  // Also what can no longer be saved stays written down: the result says so, and strikes it out.
  function writeDown(position: number, slot: queues.Slot) {
    const written = keep(position, queues.toLocalEntry(slot)).then(
      () => become(queues.setLocalStore(queue, true)),
      () => become(queues.setLocalStore(queue, false)),
    )
    writing.add(written)
    void written.finally(() => writing.delete(written))
  }

  function sendDue() {
    clearTimeout(resting)
    resting = undefined
    clearTimeout(retrying)
    for (const position of queues.listDue(queue)) {
      const slot = queue.slots[position]
      if (!slot) continue
      become(queues.send(queue, position))
      const sent = send(position, queues.saveOf(slot)).then((outcome) => {
        underWay.delete(sent)
        become(queues.settle(queue, position, outcome))
        if (queue.line === 'waiting') retrying = setTimeout(sendDue, queue.waitSeconds * 1000)
        else if (resting === undefined) sendDue()
      })
      underWay.add(sent)
    }
  }

  function rest() {
    clearTimeout(resting)
    if (queue.line === 'waiting') return
    resting = setTimeout(sendDue, restMilliseconds)
  }

  function decide(next: queues.Queue) {
    become(next)
    sendDue()
  }

  return {
    getQueue: () => queue,

    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },

    /** Takes up what an earlier visit could not save, and sends it. */
    async restore() {
      try {
        for (const [position, stored] of await listLocal()) become(queues.restore(queue, position, stored))
      } catch {
        become(queues.setLocalStore(queue, false))
      }
      sendDue()
    },

    change(position: number, draft: Draft) {
      become(queues.change(queue, position, draft))
      if (queues.isUnsaved(queue)) rest()
    },

    keepMine: (position: number) => decide(queues.keepMine(queue, position)),
    takeTheirs: (position: number) => decide(queues.takeTheirs(queue, position)),
    signedOut: () => become(queues.signedOut(queue)),
    signedIn: () => decide(queues.signedIn(queue)),

    /** Tries at once, whatever was being waited for: the network is back, or somebody looks at the page again. */
    sendNow: sendDue,

    /** Sends all that is due and says whether the server has everything now. */
    async flush(): Promise<boolean> {
      sendDue()
      while (underWay.size > 0) {
        await Promise.all(underWay)
        if (queue.line === 'open') sendDue()
      }
      // The page may go away after this; what was struck out should be, but a browser that hangs keeps nobody waiting.
      await Promise.race([Promise.all(writing), new Promise((resolve) => setTimeout(resolve, writingLimitMilliseconds))])
      return !queues.isUnsaved(queue)
    },

    /** The page goes away: one last try for each answer, which the browser may finish without us. */
    leave() {
      for (const [position, slot] of Object.entries(queue.slots)) {
        if (queue.line === 'closed' || slot.elsewhere || !queues.toLocalEntry(slot)) continue
        become(queues.leave(queue, Number(position)))
        void send(Number(position), queues.lastSaveOf(slot), true)
      }
    },

    stop() {
      clearTimeout(resting)
      clearTimeout(retrying)
    },
  }
}
