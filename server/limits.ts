import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from './db'

const windowSeconds = 15 * 60

/** How many sign-ins may fail within 15 minutes, for one address of a person and from one place. */
const allowed = { email: 20, source: 100 }

/**
 * Counts a sign-in before it is tried; false where too many failed before. `source` is the network address of the caller.
 *
 * It is counted first so that many tries at once cannot all slip through; `forgetTry` takes it back after a success.
 */
export async function countTry(email: string, source: string): Promise<boolean> {
  try {
    await limiter('source').consume(source)
    await limiter('email').consume(email)
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

/** Takes back what `countTry` counted, because the sign-in was right, and sweeps out what has run out. */
export async function forgetTry(email: string, source: string): Promise<void> {
  await limiter('email').delete(email)
  await limiter('source').reward(source)
  await db().rateLimiterFlexible.deleteMany({ where: { expire: { lt: new Date() } } })
}

function limiter(by: keyof typeof allowed): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: db(),
    keyPrefix: `sign-in-${by}`,
    points: allowed[by],
    duration: windowSeconds,
    clearExpiredByTimeout: false,
  })
}
