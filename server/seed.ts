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

/** Repeatable chance from a secret: the first 48 bits of HMAC-SHA-256 over the label. */
export function seededBy(seed: string): Seeded {
  return (label) => createHmac('sha256', seed).update(label).digest().readUIntBE(0, 6)
}
