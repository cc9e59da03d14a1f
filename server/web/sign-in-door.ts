import type { IncomingMessage, ServerResponse } from 'node:http'
import { availableParallelism } from 'node:os'
import { type Gate, openGate } from '../gate'
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

/**
 * Lets a request in that may take the hash of a password. Only a few are let in at a time, so that the one thread stays free for
 * everybody who reads and saves. Browsers in which somebody has signed in before go first. Returns false if the request was refused,
 * because too many wait.
 *
 * The body must have been read before. Otherwise a client that sends it slowly would keep the others out.
 */
export async function letIn(request: IncomingMessage, response: ServerResponse, network: string): Promise<boolean> {
  const goesFirst = readKnownBrowser(request.headers.cookie).isKnown
  const leave = await gate().enter({ group: network, goesFirst })
  if (leave) {
    // The client may have disconnected while it waited.
    if (response.closed) leave()
    else response.once('close', leave)
    return !response.closed
  }
  logSecurity('too-busy', { network })
  await hold()
  response.setHeader('Retry-After', crowdedSeconds)
  refuse('crowded', request, response)
  return false
}

// Only a limited number of refusals wait at once, so that they take little memory.
async function hold(): Promise<void> {
  const held = shared('sign-in-door/held', () => ({ count: 0 }))
  if (held.count >= mostHeld) return
  held.count += 1
  await new Promise((resolve) => setTimeout(resolve, holdMs))
  held.count -= 1
}

// One more than there are hashes at once, so that one page is rendered while the next password is hashed.
function gate(): Gate {
  return shared('sign-in-door', () => openGate({ slots: Math.max(2, availableParallelism()), places: 40, patienceMs: 6000 }))
}
