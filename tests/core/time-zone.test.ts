import { expect, test } from 'vitest'
import { isTimeZone, localTimeOf, momentOf } from '@/core/time-zone'

test.each([
  ['UTC', true],
  ['Europe/London', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Europe/Nowhere', false],
  ['+01:00', false],
  ['', false],
  ['x'.repeat(100_000), false],
])('%s is a time zone: %s', (name, is) => expect(isTimeZone(name)).toBe(is))

test.each([
  ['in winter', '2026-12-01T23:59', 'Europe/London', '2026-12-01T23:59:00.000Z'],
  ['in summer', '2026-07-01T23:59', 'Europe/London', '2026-07-01T22:59:00.000Z'],
  ['half an hour off', '2026-07-01T08:00', 'Asia/Kolkata', '2026-07-01T02:30:00.000Z'],
  ['beyond the date line', '2026-07-01T08:00', 'Pacific/Kiritimati', '2026-06-30T18:00:00.000Z'],
  ['shown twice: the second time', '2026-10-25T01:30', 'Europe/London', '2026-10-25T01:30:00.000Z'],
  ['shown never: after the jump', '2026-03-29T01:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
  ['shown twice in the west', '2026-11-01T01:30', 'America/New_York', '2026-11-01T06:30:00.000Z'],
])('a time %s is the right moment', (_, text, zone, moment) => {
  expect(momentOf(text, zone)?.toISOString()).toBe(moment)
})

test.each(['', 'tomorrow', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-01-01', '9'.repeat(100_000)])(
  'a text that is no time has no moment (%#)',
  (text) => expect(momentOf(text, 'UTC')).toBeNull(),
)

test('a moment and the time that is shown for it lead to each other, every hour of a year in zones with and without summer time', () => {
  for (const zone of ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']) {
    for (let hour = 0; hour < 8760; hour += 7) {
      const moment = new Date(Date.UTC(2026, 0, 1, hour))
      const text = localTimeOf(moment, zone)
      const back = momentOf(text, zone)
      // An hour that is shown twice leads to its second showing.
      expect([0, 1_800_000, 3_600_000]).toContain((back?.getTime() ?? 0) - moment.getTime())
      expect(localTimeOf(back ?? moment, zone)).toBe(text)
    }
  }
})
