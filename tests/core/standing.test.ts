import { describe, expect, test } from 'vitest'
import { attemptsLeft, isLate, type LearnerStanding, listHelpReasons, type ModuleStanding } from '@/core/standing'

const now = new Date('2026-11-25T12:00:00Z')
const ago = (days: number, more = 0) => new Date(now.getTime() - days * 86_400_000 - more)
const aModule = (over: Partial<ModuleStanding> = {}): ModuleStanding => ({
  ...{ module: 'tides', submitted: 0, failed: 0, isPassed: false, missedSafety: false, openSince: null, dueAt: null },
  ...over,
})
const aStanding = (modules: ModuleStanding[], over: Partial<LearnerStanding> = {}): LearnerStanding => ({
  ...{ joinedAt: ago(1), lastActiveAt: ago(1), modules },
  ...over,
})
const reasons = (standing: LearnerStanding) => listHelpReasons(standing, now).map(({ kind }) => kind)

describe('who needs help', () => {
  test.each([
    ['one failed attempt is no reason', { failed: 1 }, []],
    ['two failed attempts are', { failed: 2 }, ['stuck']],
    ['but not once the quiz is passed', { failed: 2, isPassed: true }, []],
    ['a missed question on safety is', { missedSafety: true, failed: 1 }, ['safety']],
    ['an attempt that has been open for 7 days is no reason', { openSince: ago(7) }, []],
    ['one that has been open for longer is', { openSince: ago(7, 1) }, ['open']],
    ['also if the quiz was passed before', { openSince: ago(8), isPassed: true }, ['open']],
    ['a due date that is now is no reason', { dueAt: now }, []],
    ['one that has gone by is', { dueAt: ago(0, 1) }, ['overdue']],
    ['but not once the quiz is passed, even if late', { dueAt: ago(3), isPassed: true }, []],
  ] as const)('%s', (_, over, expected) => expect(reasons(aStanding([aModule(over)]))).toEqual(expected))

  test.each([
    ['nothing done for 14 days is no reason', { lastActiveAt: ago(14) }, false, []],
    ['for longer it is', { lastActiveAt: ago(14, 1) }, false, ['idle']],
    ['but not with everything passed', { lastActiveAt: ago(90) }, true, []],
    ['whoever never began is counted from the day of joining', { lastActiveAt: null, joinedAt: ago(15) }, false, ['idle']],
    ['and has time before that', { lastActiveAt: null, joinedAt: ago(13) }, false, []],
  ] as const)('%s', (_, over, isPassed, expected) => {
    expect(reasons(aStanding([aModule({ isPassed })], over))).toEqual(expected)
  })

  test('the reasons name their quizzes in the order of the course, the most telling reason first', () => {
    const modules = [aModule({ module: 'a', missedSafety: true, failed: 2 }), aModule({ module: 'b', failed: 3, dueAt: ago(1) })]
    expect(listHelpReasons(aStanding(modules, { lastActiveAt: ago(20) }), now)).toMatchObject([
      { kind: 'stuck', modules: [{ module: 'a' }, { module: 'b' }] },
      { kind: 'safety', modules: [{ module: 'a' }] },
      { kind: 'overdue', modules: [{ module: 'b' }] },
      { kind: 'idle', hasBegun: true, since: ago(20) },
    ])
  })
})

test.each([
  ['no limit', { allowed: null, extra: 3, started: 9 }, null],
  ['two of three left', { allowed: 3, extra: 0, started: 1 }, 2],
  ['one more given', { allowed: 1, extra: 1, started: 1 }, 1],
  ['none, if the limit was set later', { allowed: 1, extra: 0, started: 4 }, 0],
])('attempts left: %s', (_, counts, left) => expect(attemptsLeft(counts)).toBe(left))

test('what is done at the very moment is in time, a millisecond later it is late, and without a date nothing is', () => {
  expect([isLate(now, now), isLate(new Date(now.getTime() + 1), now), isLate(now, null)]).toEqual([false, true, false])
})
