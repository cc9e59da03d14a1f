import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from './database/client'

const windowSeconds = 15 * 60

/**
 * How many sign-ins may fail within 15 minutes, for one address of a person and from one place; and how many accounts may be
 * asked for from one place, where a whole class may sit.
 */
const allowed = { 'sign-in-email': 20, 'sign-in-source': 100, 'sign-up-source': 300 }

/**
 * Counts a sign-in before it is tried; false where too many failed before. `source` is the network address of the caller.
 *
 * It is counted first so that many tries at once cannot all slip through; `forgetTry` takes it back after a success.
 */
export async function countTry(email: string, source: string): Promise<boolean> {
  return (await consume('sign-in-source', source)) && (await consume('sign-in-email', email))
}

/** Counts an account that is asked for; false where too many were from the same `source`. Each costs a hash of a password. */
export function countSignUp(source: string): Promise<boolean> {
  return consume('sign-up-source', source)
}

/** Takes back what `countTry` counted, because the sign-in was right, and sweeps out what has run out. */
export async function forgetTry(email: string, source: string): Promise<void> {
  await limiter('sign-in-email').delete(email)
  await limiter('sign-in-source').reward(source)
  await db().rateLimiterFlexible.deleteMany({ where: { expire: { lt: new Date() } } })
}

async function consume(what: keyof typeof allowed, key: string): Promise<boolean> {
  try {
    await limiter(what).consume(key)
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

function limiter(what: keyof typeof allowed): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: db(),
    keyPrefix: what,
    points: allowed[what],
    duration: windowSeconds,
    clearExpiredByTimeout: false,
  })
}
