import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { type Gate, openGate } from './gate'
import { shared } from './shared'

// One of the settings that the OWASP Password Storage Cheat Sheet recommends for argon2id: 19 MiB of memory, two passes, one lane.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let nobodysHash: Promise<string> | undefined

/**
 * Returns the argon2id hash of a password, which includes its random salt and its parameters. Returns null if too many passwords wait
 * to be hashed.
 */
export function hashPassword(password: string): Promise<string | null> {
  return inTurn(() => hash(password, options))
}

/**
 * Returns true if the password matches the hash. Without a hash (there is no such person) it takes as long and returns false. Returns
 * null if too many passwords wait to be hashed.
 */
export function fitsPassword(passwordHash: string | null, password: string): Promise<boolean | null> {
  return inTurn(async () => {
    nobodysHash ??= hash('nobody has this password', options)
    const nobodys = await nobodysHash
    const fits = await verify(passwordHash ?? nobodys, password)
    return fits && passwordHash !== null
  })
}

// One gate for everything in the process that hashes. One core is left free for everybody who reads and saves meanwhile. All callers are
// one group, which gets half of the places, so that a class of some hundred that signs in at once finds room to wait.
function gate(): Gate {
  const slots = Math.max(1, availableParallelism() - 1)
  return shared('passwords/gate', () => openGate({ slots, places: 240 * slots, patienceMs: 8000 }))
}

async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  const leave = await gate().enter()
  if (!leave) return null
  try {
    return await work()
  } finally {
    leave()
  }
}
