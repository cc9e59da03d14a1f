import { createHmac, randomBytes } from 'node:crypto'
import type { Seeded } from '@/core/seed'

/** Returns a new, random seed of 128 bits. */
export function newSeed(): string {
  return randomBytes(16).toString('base64url')
}

/** Returns an id that cannot be guessed: 128 random bits in 22 characters that need no escaping in an address. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * Returns the repeatable randomness of a seed: for each label, the first 48 bits of its HMAC-SHA-256 with the seed as the key.
 */
export function seededBy(seed: string): Seeded {
  const known = new Map<string, number>()
  return (label) => {
    const number = known.get(label) ?? createHmac('sha256', seed).update(label).digest().readUIntBE(0, 6)
    known.set(label, number)
    return number
  }
}
