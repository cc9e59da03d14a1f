import { expect, test } from 'vitest'
import { agoWords, dayWords, momentWords, nearDayWords, shortDayWords, tookWords } from '@/app/words/dates'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 9, 20) + minutes * 60_000)
const hour = 60
const day = 24 * hour

test('dates are written in British English, by UTC unless a time zone is named', () => {
  expect([nearDayWords(at(0)), dayWords(at(0)), shortDayWords(at(0)), momentWords(at(0))]).toEqual([
    '23 November',
    '23 November 2026',
    '23 Nov 2026 UTC',
    '23 Nov 2026, 09:20 UTC',
  ])
})

test.each([
  ['Pacific/Kiritimati', '24 November 2026', '24 November'],
  ['America/Los_Angeles', '23 November 2026', '23 November'],
])('by the clock of %s it is %s', (timeZone, day, nearDay) => {
  const evening = at(10 * hour)
  expect([dayWords(evening, timeZone), nearDayWords(evening, timeZone)]).toEqual([day, nearDay])
})

test.each([
  [0.5, 'just now'],
  [1, '1 minute ago'],
  [59, '59 minutes ago'],
  [hour, '1 hour ago'],
  [day - 1, '23 hours ago'],
  [day, 'yesterday'],
  [59 * day, '59 days ago'],
  [60 * day, '2 months ago'],
  [-5, 'just now'],
])('a moment %d minutes ago is named in the largest unit that is full', (minutes, words) => {
  expect(agoWords(at(-minutes), at(0))).toBe(words)
})

test.each([
  [0.4, 'under 1 min'],
  [7, '7 min'],
  [2 * hour + 5, '2 h 5 min'],
  [2 * day - 1, '47 h 59 min'],
  [2 * day, '2 days'],
])('%d minutes are written as "%s"', (minutes, words) => {
  expect(tookWords(at(0), at(minutes))).toBe(words)
})
