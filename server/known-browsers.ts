import { createHmac, timingSafeEqual } from 'node:crypto'
import { foldEmail } from '@/core/email'
import { type Cookie, namedCookie, readCookies } from './cookies'
import { readSecret } from './env'

const lifeDays = 365
// For the computer of a family or a library. The account that signed in longest ago is forgotten first.
const mostAccounts = 5
const entryForm = /^([\w-]{16})\.(\d{1,12})\.([\w-]{22})$/

/** What a browser's cookie says about the accounts that have signed in from it. */
export type KnownBrowser = {
  /** True if any account has signed in from it. */
  isKnown: boolean
  /** Returns the mark by which failed sign-ins from this browser are counted for an account. Returns null if it does not know the account. */
  markFor(email: string): string | null
}

/** A browser that knows no account. */
export const unknownBrowser: KnownBrowser = { isKnown: false, markFor: () => null }

/**
 * Reads from a Cookie header which accounts have signed in from a browser. Each entry of the cookie is signed, names its account only
 * by a keyed hash, and expires after a year. Damaged and expired entries are ignored. The header is looked at when something is asked.
 */
export function readKnownBrowser(cookies: string | undefined, now = new Date()): KnownBrowser {
  let entries: Entry[] | undefined
  const list = () => {
    entries ??= listEntries(cookies, now)
    return entries
  }
  return {
    get isKnown() {
      return list().length > 0
    },
    markFor: (email) => list().find(({ account }) => account === nameOf(email))?.signature ?? null,
  }
}

/** Returns the cookie that says that an account has signed in from this browser, in addition to earlier accounts. */
export function rememberBrowser(email: string, cookies: string | undefined, now = new Date()): Cookie {
  const account = nameOf(email)
  const endsAt = Math.floor(now.getTime() / 1000) + lifeDays * 86_400
  const others = listEntries(cookies, now).filter((each) => each.account !== account)
  const entries = [{ account, endsAt, signature: sign(account, endsAt) }, ...others].slice(0, mostAccounts)
  const value = entries.map((each) => `${each.account}.${each.endsAt}.${each.signature}`).join('~')
  return namedCookie(cookieName, value, lifeDays * 86_400)
}

type Entry = { account: string; endsAt: number; signature: string }

const cookieName = 'known-browser'

function listEntries(cookies: string | undefined, now: Date): Entry[] {
  return readCookies(cookies, cookieName)
    .flatMap((value) => value.slice(0, 1000).split('~').slice(0, mostAccounts))
    .flatMap((text) => {
      const [, account = '', seconds = '', signature = ''] = entryForm.exec(text) ?? []
      const endsAt = Number(seconds)
      // An entry that expires much later than a new one was made while the clock was wrong.
      const isInTime = endsAt * 1000 > now.getTime() && endsAt * 1000 <= now.getTime() + 2 * lifeDays * 86_400_000
      return isInTime && isEqual(signature, sign(account, endsAt)) ? [{ account, endsAt, signature }] : []
    })
}

function nameOf(email: string): string {
  return keyedHash(`known-browser/account/${foldEmail(email)}`).slice(0, 16)
}

function sign(account: string, endsAt: number): string {
  return keyedHash(`known-browser/entry/${account}/${endsAt}`).slice(0, 22)
}

function keyedHash(text: string): string {
  return createHmac('sha256', readSecret()).update(text).digest('base64url')
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
