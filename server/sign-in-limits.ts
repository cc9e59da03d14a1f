import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from './database/client'

const windowSeconds = 15 * 60

/**
 * The limits within 15 minutes: failed sign-ins for one e-mail address, failed sign-ins from one network address, and sign-ups
 * from one network address. A whole class may share a network address.
 */
const allowed = { 'sign-in-email': 20, 'sign-in-source': 100, 'sign-up-source': 300 }

/**
 * Counts a sign-in and returns true if it may be tried. Returns false if too many have failed. `source` is the network address of
 * the request.
 *
 * A sign-in is counted before it is tried, so that many simultaneous ones cannot exceed the limit. After a success, `forgetTry`
 * takes the count back.
 */
export async function countTry(email: string, source: string): Promise<boolean> {
  return (await consume('sign-in-source', source)) && (await consume('sign-in-email', email))
}

/**
 * Counts a sign-up. Returns false if there were too many from the same `source`. The limit exists because each hashes a password.
 */
export function countSignUp(source: string): Promise<boolean> {
  return consume('sign-up-source', source)
}

/** Takes back what `countTry` has counted, because the sign-in succeeded, and deletes expired counts. */
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
