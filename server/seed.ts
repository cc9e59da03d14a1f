import { createHmac, randomBytes } from 'node:crypto'
import type { Seeded } from '@/core/seed'

/** A new secret seed of 128 bits. */
export function newSeed(): string {
  return randomBytes(16).toString('base64url')
}

/** An id that cannot be guessed: 128 random bits in 22 characters that need no escaping. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}

/** Repeatable chance from a secret: the first 48 bits of HMAC-SHA-256 over the label, worked out once for each label. */
export function seededBy(seed: string): Seeded {
  const known = new Map<string, number>()
  return (label) => {
    const number = known.get(label) ?? createHmac('sha256', seed).update(label).digest().readUIntBE(0, 6)
    known.set(label, number)
    return number
  }
}
