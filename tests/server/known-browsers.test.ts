import { expect, test } from 'vitest'
import { readKnownBrowser, rememberBrowser } from '@/server/known-browsers'

process.env.NEXTAUTH_SECRET = 'a secret that only tests use'

const ada = 'ada@example.org'
const asHeader = ({ name, value }: { name: string; value: string }) => `${name}=${value}`

test('a browser shows the accounts that signed in from it, and no other', () => {
  const cookies = asHeader(rememberBrowser('bob@example.org', asHeader(rememberBrowser(ada, undefined))))
  const browser = readKnownBrowser(`a=1; ${cookies}; b=2`)
  expect(browser.isKnown).toBe(true)
  expect(browser.markFor(ada)).toMatch(/^[\w-]{22}$/)
  expect(browser.markFor('bob@example.org')).not.toBe(browser.markFor(ada))
  expect(browser.markFor('eve@example.org')).toBeNull()
})

test('its cookie tells nobody whose accounts they are', () => {
  const { value } = rememberBrowser(ada, undefined)
  expect(Buffer.from(value, 'base64').toString() + value).not.toMatch(/ada|example/)
})

test('it remembers five accounts, and the newest of them', () => {
  let cookies: string | undefined
  for (let i = 0; i < 7; i++) cookies = asHeader(rememberBrowser(`${i}@example.org`, cookies))
  const { markFor } = readKnownBrowser(cookies)
  expect(Array.from({ length: 7 }, (_, i) => markFor(`${i}@example.org`) !== null)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    true,
  ])
})

test.each<[string, (value: string) => string]>([
  ['another signature', (value) => value.replace(/.{22}$/, 'A'.repeat(22))],
  ['a later end', (value) => value.replace(/\.(\d+)\./, (_, end: string) => `.${Number(end) + 1}.`)],
  ['another account', (value) => `A${value.slice(1)}`],
  ['nothing', () => ''],
  ['rubbish', () => '~~..~.~'.repeat(5000)],
])('a cookie with %s shows nothing', (_, spoil) => {
  const { name, value } = rememberBrowser(ada, undefined)
  expect(readKnownBrowser(`${name}=${spoil(value)}`)).toMatchObject({ isKnown: false })
  expect(readKnownBrowser(`${name}=${spoil(value)}`).markFor(ada)).toBeNull()
})

test('it ends after a year, and under a clock that was years ahead it does not begin', () => {
  const cookies = asHeader(rememberBrowser(ada, undefined, new Date('2026-11-26T00:00:00Z')))
  expect(readKnownBrowser(cookies, new Date('2027-11-25T00:00:00Z')).isKnown).toBe(true)
  expect(readKnownBrowser(cookies, new Date('2027-11-27T00:00:00Z')).isKnown).toBe(false)
  expect(readKnownBrowser(cookies, new Date('2006-11-26T00:00:00Z')).isKnown).toBe(false)
})
