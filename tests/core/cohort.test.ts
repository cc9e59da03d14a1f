import { expect, test } from 'vitest'
import { cohortForm, joinCode, joinCodeOf, shownJoinCode } from '@/core/cohort'
import { overriddenGrade, overrideForm } from '@/core/override'
import { findGradeBefore } from '@/core/override-log'

const form = { name: 'Nurses 2026', timeZone: 'Europe/London', attemptsAllowed: '' }

test.each([
  ['as it is', {}, { ...form, attemptsAllowed: null }],
  ['with a number of attempts', { attemptsAllowed: ' 3 ' }, { ...form, attemptsAllowed: 3 }],
])('a cohort %s is read', (_, over, expected) => expect(cohortForm.parse({ ...form, ...over })).toEqual(expected))

test.each([
  ['cohort-name-missing', { name: ' \u200b ' }],
  ['cohort-name-long', { name: 'x'.repeat(101) }],
  ['cohort-name-long', { name: 'x'.repeat(100_000) }],
  ['cohort-name-invalid', { name: '…' }],
  ['time-zone-unknown', { timeZone: 'Europe/Nowhere' }],
  ['attempts-invalid', { attemptsAllowed: '0' }],
  ['attempts-invalid', { attemptsAllowed: '101' }],
  ['attempts-invalid', { attemptsAllowed: '2.5' }],
])('a cohort is refused as %s (%#)', (code, over) => {
  expect(cohortForm.safeParse({ ...form, ...over }).error?.issues[0]?.message).toBe(code)
})

test('a join code is read as people type it', () => {
  const code = joinCodeOf(Uint8Array.from([0, 1, 2, 3, 250, 251, 252, 253]))
  expect(code).toHaveLength(8)
  expect(joinCode.parse(shownJoinCode(code))).toBe(code)
  expect(joinCode.parse(` ${code.toLowerCase().split('').join(' ')} `)).toBe(code)
  for (const wrong of ['', code.slice(1), `${code}A`, '0OIL1S5B', 'x'.repeat(100_000)]) {
    expect(joinCode.safeParse(wrong).error?.issues[0]?.message).toBe('code-unknown')
  }
})

test('an override is read with a comma or a point, and needs a reason', () => {
  expect(overrideForm.parse({ earned: ' 6,5 ', isPassed: 'on', reason: ' Seen \n orally ' })).toEqual({
    ...{ earned: 6.5, isPassed: true, reason: 'Seen orally' },
  })
  expect(overrideForm.parse({ earned: '7', reason: 'x' }).isPassed).toBe(false)
  for (const earned of ['', '-1', '1e3', 'seven', '9'.repeat(50)]) {
    expect(overrideForm.safeParse({ earned, reason: 'x' }).error?.issues[0]?.message).toBe('points-invalid')
  }
  expect(overrideForm.safeParse({ earned: '1', reason: '  ' }).error?.issues[0]?.message).toBe('reason-missing')
  expect(overrideForm.safeParse({ earned: '1', reason: 'x'.repeat(501) }).error?.issues[0]?.message).toBe('reason-long')
})

test('an override gives at most the points that are possible, and a reversal brings back the grade before the first in force', () => {
  const before = { earned: 5, possible: 8, isPassed: false }
  expect(overriddenGrade(before, { earned: 8, isPassed: true })).toEqual({ earned: 8, possible: 8, isPassed: true })
  expect(overriddenGrade(before, { earned: 8.01, isPassed: true })).toBe('points-invalid')
  const entry = (earned: number, isReversal = false) => ({ isReversal, before: { ...before, earned } })
  expect(findGradeBefore([])).toBeNull()
  expect(findGradeBefore([entry(5), entry(6)])).toMatchObject({ earned: 5 })
  expect(findGradeBefore([entry(5), entry(6, true)])).toBeNull()
  expect(findGradeBefore([entry(5), entry(6, true), entry(4)])).toMatchObject({ earned: 4 })
})
