import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readKnownBrowser, rememberBrowser } from '@/server/known-browsers'
import { countSignUp, countTry, findWait, forgetTry, type Source, takeBackTry } from '@/server/sign-in-limits'
import { from } from '@/tests/support/acting'

process.env.NEXTAUTH_SECRET = 'a secret that only tests use'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const here = '198.51.100.1'
const elsewhere = '198.51.100.2'

// Each test has people of its own, so that no count of another meets them.
let person = 0
let ada = ''
let network = 0
beforeEach(() => {
  person += 1
  ada = `ada${person}@example.org`
})
const aNetwork = () => {
  network += 1
  return from(`203.0.113.${network}`)
}

/** A browser in which somebody signed in before. */
function aBrowserOf(email: string, at: string): Source {
  const { name, value } = rememberBrowser(email, undefined)
  return { network: at, browser: readKnownBrowser(`${name}=${value}`) }
}

/** Fails as often as is let through at one moment. */
function failUntilBraked(email: string, source: Source, now: number): number {
  let tries = 0
  while (countTry(email, source, now) === null) tries += 1
  return tries
}

describe('failures for one account from one network', () => {
  test('are free five times, and then each costs twice the wait of the one before, up to a quarter of an hour', () => {
    const source = aNetwork()
    let now = 0
    expect(failUntilBraked(ada, source, now)).toBe(5)
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      const wait = countTry(ada, source, now) ?? 0
      waits.push(wait)
      now += wait * second
      expect(countTry(ada, source, now - 1)).not.toBeNull()
      expect(countTry(ada, source, now)).toBeNull()
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  })

  test('do not keep the owner out who is elsewhere, however many they are', () => {
    const stranger = aNetwork()
    let now = 0
    for (let i = 0; i < 40; i++) {
      expect(countTry(ada, stranger, now)).toBeNull()
      now += 15 * minute
    }
    expect(countTry(ada, aNetwork(), now)).toBeNull()
  })

  test('do not keep the owner out in the same network, in a browser that knows the account', () => {
    const stranger = aNetwork()
    failUntilBraked(ada, stranger, 0)
    expect(countTry(ada, stranger, 0)).not.toBeNull()
    expect(countTry(ada, aBrowserOf(ada, stranger.network), 0)).toBeNull()
  })

  test('are forgotten when the right password comes, and an hour after the last one', () => {
    const source = aNetwork()
    failUntilBraked(ada, source, 0)
    forgetTry(ada, source)
    expect(failUntilBraked(ada, source, 0)).toBe(5)
    expect(failUntilBraked(ada, source, hour)).toBe(5)
  })

  test('are not forgotten by a try that could not be judged', () => {
    const source = aNetwork()
    for (let i = 0; i < 4; i++) countTry(ada, source, 0)
    for (let i = 0; i < 20; i++) {
      expect(countTry(ada, source, 0)).toBeNull()
      takeBackTry(ada, source)
    }
    countTry(ada, source, 0)
    expect(countTry(ada, source, 0)).not.toBeNull()
  })

  test('that are tried at the same time cannot all slip through', async () => {
    const source = aNetwork()
    const tries = await Promise.all(Array.from({ length: 50 }, async () => countTry(ada, source, 0)))
    expect(tries.filter((wait) => wait === null)).toHaveLength(5)
  })
})

describe('a hundred failures for one account within an hour', () => {
  const fail = (count: number) => {
    for (let i = 0; i < count; i++) expect(countTry(ada, aNetwork(), 0)).toBeNull()
  }

  test('leave only browsers in which that account signed in before', () => {
    fail(100)
    expect(countTry(ada, aNetwork(), 0)).toBe(3600)
    expect(countTry(ada, aBrowserOf(ada, elsewhere), 0)).toBeNull()
    expect(countTry(ada, aBrowserOf('eve@example.org', elsewhere), 0)).toBe(3600)
  })

  test('touch no other account', () => {
    fail(100)
    expect(countTry(`other-${ada}`, aNetwork(), 0)).toBeNull()
  })

  test('are over after the hour', () => {
    fail(100)
    expect(countTry(ada, aNetwork(), hour)).toBeNull()
  })

  test('still brake a browser that knows the account: it may have been stolen', () => {
    fail(100)
    expect(failUntilBraked(ada, aBrowserOf(ada, elsewhere), 0)).toBe(5)
  })
})

describe('a hundred failures from one network within a quarter of an hour', () => {
  const fail = (source: Source) => {
    for (let i = 0; i < 100; i++) expect(countTry(`${i}-${ada}`, source, 0)).toBeNull()
  }

  test('are answered at the front without a look at what was sent, until the quarter of an hour is over', () => {
    const source = aNetwork()
    fail(source)
    expect(findWait('sign-in', source, 0)).toBe(900)
    expect(findWait('sign-in', source, 14 * minute)).toBe(60)
    expect(findWait('sign-in', source, 15 * minute)).toBeNull()
    expect(findWait('sign-up', source, 0)).toBeNull()
  })

  test('do not keep anybody out of a browser that knows the account', () => {
    const source = aNetwork()
    fail(source)
    const known = aBrowserOf(ada, source.network)
    expect([findWait('sign-in', known, 0), countTry(ada, known, 0)]).toEqual([null, null])
  })

  test('are not got round by a browser that knows another account', () => {
    const source = aNetwork()
    fail(source)
    expect(countTry(ada, aBrowserOf('eve@example.org', source.network), 0)).toBe(900)
  })
})

test('three hundred accounts may be asked for from one network in a quarter of an hour', () => {
  const source = aNetwork()
  for (let i = 0; i < 300; i++) expect(countSignUp(source, 0)).toBeNull()
  expect(countSignUp(source, 0)).toBe(900)
  expect(findWait('sign-up', source, 0)).toBe(900)
  expect(countSignUp(source, 15 * minute)).toBeNull()
})

test('setting the clock of the machine forward and back holds nobody', () => {
  const source = aNetwork()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2046-11-26T00:00:00Z') })
  failUntilBraked(ada, source, 0)
  vi.setSystemTime(new Date('2026-11-26T00:00:00Z'))
  expect(countTry(ada, source, 2 * second)).toBeNull()
  vi.useRealTimers()
})

test('a refused try counts nothing, so that nobody is held by asking on', () => {
  const source = from(here)
  failUntilBraked(ada, source, 0)
  for (let i = 0; i < 1000; i++) countTry(ada, source, 0)
  expect(countTry(ada, source, second)).toBeNull()
})
