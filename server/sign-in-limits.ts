import type { KnownBrowser } from './known-browsers'
import { shared } from './shared'

/** Where a request comes from: the network of the caller (`networkOf`), and what the browser knows. */
export type Source = { network: string; browser: KnownBrowser }

/**
 * The limits. Each one bounds how often passwords can be guessed, and none allows a stranger to lock somebody out: an account is
 * limited for one network or one browser at a time, and a browser that knows the account is not affected by what others do.
 */
const limits = {
  /** Failed sign-ins for one account from one network, or from one browser that knows it, before a wait follows each further one. */
  freeFailures: 5,
  /** The longest wait. The first one is 1 s, and each is twice as long as the one before. */
  longestWaitSeconds: 15 * 60,
  /** Failed sign-ins for one account within an hour, from everywhere. Afterwards only browsers that know it may try. */
  failuresOfAccount: 100,
  /** Failed sign-ins from one network within 15 minutes, for all accounts. A whole class may share a network. */
  failuresOfNetwork: 100,
  /** Sign-ups from one network within 15 minutes. */
  signUpsOfNetwork: 300,
}
const quarterHourMs = 15 * 60_000
const hourMs = 60 * 60_000
// Counts are held in memory. When there are more, the oldest one is dropped. Those that have ended are dropped at the next sign-in or
// sign-up, though not more often than once a minute.
const mostKeys = 50_000
const sweepMs = 60_000

/** The count under one key. Times are in milliseconds of a clock that only runs forward, so that changing the machine's clock locks nobody out. */
type Count = { times: number; endsAt: number; waitUntil: number }

/**
 * Counts a sign-in and returns null if it may be tried. Otherwise counts nothing and returns how many seconds to wait. `now` is in
 * milliseconds.
 *
 * A sign-in is counted before it is tried, so that many simultaneous ones cannot exceed the limit. After a success, `forgetTry`
 * takes the count back.
 */
export function countTry(email: string, source: Source, now = performance.now()): number | null {
  const keys = keysOf(email, source)
  const known = source.browser.markFor(email) !== null
  const waits = [
    waitOf(keys.pair, now),
    ...(known ? [] : [waitIfFull(keys.network, limits.failuresOfNetwork, now)]),
    ...(known ? [] : [waitIfFull(keys.account, limits.failuresOfAccount, now)]),
  ]
  const longest = Math.max(...waits)
  if (longest > 0) return longest
  const failures = count(keys.pair, hourMs, now, { isExtended: true })
  const beyond = failures.times - limits.freeFailures
  if (beyond >= 0) failures.waitUntil = now + 1000 * Math.min(limits.longestWaitSeconds, 2 ** beyond)
  if (known) return null
  count(keys.network, quarterHourMs, now)
  count(keys.account, hourMs, now)
  return null
}

/** Takes back what `countTry` has counted, and the earlier failures from the same place, because the sign-in succeeded. */
export function forgetTry(email: string, source: Source): void {
  takeBackTry(email, source)
  counts().delete(keysOf(email, source).pair)
}

/** Takes back what `countTry` has counted, because the password could not be checked. */
export function takeBackTry(email: string, source: Source): void {
  const { pair, network, account } = keysOf(email, source)
  const isKnown = source.browser.markFor(email) !== null
  for (const key of isKnown ? [pair] : [pair, network, account]) {
    const found = counts().get(key)
    if (!found) continue
    found.times -= 1
    if (found.times < limits.freeFailures) found.waitUntil = 0
  }
}

/** Counts a sign-up and returns null if it may be made. Otherwise counts nothing and returns how many seconds to wait. */
export function countSignUp({ network }: Source, now = performance.now()): number | null {
  const key = `sign-up/${network}`
  const wait = waitIfFull(key, limits.signUpsOfNetwork, now)
  if (wait > 0) return wait
  count(key, quarterHourMs, now)
  return null
}

/**
 * Returns how many seconds a network must wait before it may try again, for any account. Returns null if it need not wait. A browser
 * that knows any account need not wait, because the request may be for that account.
 */
export function findWait(kind: 'sign-in' | 'sign-up', { network, browser }: Source, now = performance.now()): number | null {
  const key = `${kind}/${network}`
  const limit = kind === 'sign-in' ? limits.failuresOfNetwork : limits.signUpsOfNetwork
  const wait = kind === 'sign-in' && browser.isKnown ? 0 : waitIfFull(key, limit, now)
  return wait > 0 ? wait : null
}

function keysOf(email: string, { network, browser }: Source) {
  const from = browser.markFor(email) ?? network
  return { pair: `pair/${from}/${email}`, network: `sign-in/${network}`, account: `account/${email}` }
}

function waitOf(key: string, now: number): number {
  return secondsUntil(counts().get(key)?.waitUntil ?? 0, now)
}

function waitIfFull(key: string, limit: number, now: number): number {
  const found = counts().get(key)
  return found && found.times >= limit ? secondsUntil(found.endsAt, now) : 0
}

function secondsUntil(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 1000))
}

function sweep(now: number): void {
  const last = shared('sign-in-limits/sweep', () => ({ at: now }))
  if (now - last.at < sweepMs) return
  last.at = now
  for (const [key, { endsAt, waitUntil }] of counts()) if (endsAt <= now && waitUntil <= now) counts().delete(key)
}

function count(key: string, windowMs: number, now: number, { isExtended = false } = {}): Count {
  sweep(now)
  const found = counts().get(key)
  const current = found && found.endsAt > now ? found : { times: 0, endsAt: now + windowMs, waitUntil: 0 }
  current.times += 1
  if (isExtended) current.endsAt = now + windowMs
  if (!found && counts().size >= mostKeys) counts().delete(counts().keys().next().value as string)
  counts().set(key, current)
  return current
}

function counts(): Map<string, Count> {
  return shared('sign-in-limits', () => new Map<string, Count>())
}
