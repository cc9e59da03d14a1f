import type { IncomingMessage, ServerResponse } from 'node:http'
import { availableParallelism } from 'node:os'
import { type Gate, type GateSize, openGate } from '../gate'
import { readKnownBrowser } from '../known-browsers'
import { logSecurity } from '../security-log'
import { shared } from '../shared'
import { findWait } from '../sign-in-limits'
import { refuse } from './error-pages'

const holdMs = 500
const mostHeld = 200
const crowdedSeconds = 3

/**
 * Refuses a request that may take the hash of a password if its network has to wait, before anything of it is read. Returns true if
 * it was refused.
 *
 * The refusal comes after half a second, so that whoever asks again without a pause is slowed down.
 */
export async function refuseIfBraked(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  network: string,
): Promise<boolean> {
  const kind = path === '/sign-up' ? 'sign-up' : 'sign-in'
  const wait = findWait(kind, { network, browser: readKnownBrowser(request.headers.cookie) })
  if (wait === null) return false
  logSecurity(`${kind}-braked`, { network, waitSeconds: wait })
  await hold()
  response.setHeader('Retry-After', wait)
  refuse('too-many-tries', request, response)
  return true
}

/** What the answer to a stranger may cost: a page that is rendered, or the hash of a password and a page. */
export type Cost = 'page' | 'hash'

/**
 * Lets a request of a stranger in. Only a few of each cost are let in at a time, so that the one thread stays free for
 * everybody who reads and saves. Browsers in which somebody has signed in before go first. Returns the function to call when the answer
 * is ready. Returns null if the request was refused because too many wait, or if the client has left.
 *
 * The body must have been read before, and the answer need not have arrived. Otherwise a client that sends or reads slowly would keep
 * the others out.
 */
export async function letIn(
  request: IncomingMessage,
  response: ServerResponse,
  network: string,
  cost: Cost,
): Promise<(() => void) | null> {
  const goesFirst = readKnownBrowser(request.headers.cookie).isKnown
  const leave = await gateFor(cost).enter({ group: network, goesFirst })
  if (leave) {
    response.once('close', leave)
    if (!response.closed) return leave
    // The client has disconnected while it waited.
    leave()
    return null
  }
  logSecurity('too-busy', { network })
  await hold()
  response.setHeader('Retry-After', crowdedSeconds)
  refuse('crowded', request, response)
  return null
}

// Only a limited number of refusals wait at once, so that they take little memory.
async function hold(): Promise<void> {
  const held = shared('crowd/held', () => ({ count: 0 }))
  if (held.count >= mostHeld) return
  held.count += 1
  await new Promise((resolve) => setTimeout(resolve, holdMs))
  held.count -= 1
}

// One more than there are hashes at once, so that one page is rendered while the next password is hashed. Pages take the one thread, and
// a few more than one keep it busy: whatever else is asked meanwhile waits behind two pages at most.
const sizes: Record<Cost, GateSize> = {
  hash: { slots: Math.max(2, availableParallelism()), places: 120, patienceMs: 6000 },
  page: { slots: 2, places: 200, patienceMs: 10_000 },
}

function gateFor(cost: Cost): Gate {
  return shared(`crowd/${cost}`, () => openGate(sizes[cost]))
}
