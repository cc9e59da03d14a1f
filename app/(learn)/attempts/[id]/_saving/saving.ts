import type { OpenQuestion } from '@/core/attempt'
import type { Draft, SavedDraft } from './drafts'
import type { SaveOutcome } from './save-outcome'
import * as queues from './save-queue'

/** The server and the browser's store, as saving needs them. A function that fails rejects; it never throws. */
export type Edges = {
  send: (position: number, save: SavedDraft, isLast?: boolean) => Promise<SaveOutcome>
  listLocal: () => Promise<[position: number, entry: queues.LocalEntry][]>
  writeLocal: (position: number, entry: queues.LocalEntry | null) => Promise<void>
}

/** The saving of one open attempt for as long as its page is shown. */
export type Saving = ReturnType<typeof openSaving>

// A change is sent once nothing has changed for this long.
const restMilliseconds = 400
const writingLimitMilliseconds = 1000

/** Sends an attempt's answers to the server in the order of their changes, and tries again until each one is saved. */
export function openSaving(questions: readonly OpenQuestion[], { send, listLocal, writeLocal }: Edges) {
  let queue = queues.openQueue(questions)
  let resting: ReturnType<typeof setTimeout> | undefined
  let retrying: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const inFlight = new Set<Promise<void>>()
  const writing = new Set<Promise<void>>()

  function become(next: queues.Queue) {
    const before = queue
    queue = next
    if (next === before) return
    for (const [position, slot] of Object.entries(next.slots)) {
      if (slot !== before.slots[Number(position)]) store(Number(position), slot)
    }
    for (const listener of listeners) listener()
  }

  // What can no longer be saved stays in the browser as well: the page of the result shows it and deletes it.
  function store(position: number, slot: queues.Slot) {
    const written = writeLocal(position, queues.toLocalEntry(slot)).then(
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
        inFlight.delete(sent)
        become(queues.settle(queue, position, outcome))
        if (queue.line === 'waiting') retrying = setTimeout(sendDue, queue.waitSeconds * 1000)
        else if (resting === undefined) sendDue()
      })
      inFlight.add(sent)
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

    /** Takes up what an earlier page could not save, and sends it. */
    async restore() {
      try {
        for (const [position, entry] of await listLocal()) become(queues.restore(queue, position, entry))
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

    /** Sends what is due at once, without waiting: the network is back, or somebody looks at the page again. */
    sendNow: sendDue,

    /** Sends everything that is due, and resolves to whether the server then has everything. */
    async flush(): Promise<boolean> {
      sendDue()
      while (inFlight.size > 0) {
        await Promise.all(inFlight)
        if (queue.line === 'open') sendDue()
      }
      // The page may go away after this, so the browser's store should be up to date; but a store that hangs must not block it.
      await Promise.race([Promise.all(writing), new Promise((resolve) => setTimeout(resolve, writingLimitMilliseconds))])
      return !queues.isUnsaved(queue)
    },

    /** Sends each unsaved answer once more as the page goes away; the browser finishes these requests by itself. */
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
