import { describe, expect, test } from 'vitest'
import type { Grade } from '@/core/grade'
import { isCourseComplete, type ModuleDoings, moduleProgress } from '@/core/progress'

const read = new Date('2027-03-01T12:00:00Z')
const nothing: ModuleDoings = { passage: null, readAt: null, openAttempt: null, grades: [] }
const passed: Grade = { earned: 7, possible: 8, isPassed: true }
const failed: Grade = { earned: 5, possible: 8, isPassed: false }
// This grade has more points, but a safety question is wrong.
const unsafe: Grade = { earned: 7.5, possible: 8, isPassed: false }

describe('a module', () => {
  test.each<[string, Partial<ModuleDoings>, { isPassed: boolean; isComplete: boolean; grade: Grade | null; attempts: number }]>([
    ['is not begun if nothing is stored', {}, { isPassed: false, isComplete: false, grade: null, attempts: 0 }],
    [
      'is not complete when its lesson is read but its quiz is not passed',
      { readAt: read },
      { isPassed: false, isComplete: false, grade: null, attempts: 0 },
    ],
    [
      'is not complete when its quiz is passed but its lesson is not read',
      { grades: [passed] },
      { isPassed: true, isComplete: false, grade: passed, attempts: 1 },
    ],
    [
      'is complete when its lesson is read and its quiz passed',
      { readAt: read, grades: [passed] },
      { isPassed: true, isComplete: true, grade: passed, attempts: 1 },
    ],
    [
      'is not complete when its lesson is read and its quiz failed',
      { readAt: read, grades: [failed, failed] },
      { isPassed: false, isComplete: false, grade: failed, attempts: 2 },
    ],
    [
      'stays passed after a later attempt failed',
      { readAt: read, grades: [passed, failed] },
      { isPassed: true, isComplete: true, grade: passed, attempts: 2 },
    ],
    [
      'is passed by any attempt, even if a failed one has the highest grade',
      { readAt: read, grades: [passed, unsafe] },
      { isPassed: true, isComplete: true, grade: unsafe, attempts: 2 },
    ],
  ])('%s', (_, doings, expected) => expect(moduleProgress('m1', { ...nothing, ...doings })).toMatchObject(expected))

  test('has the bookmark and the open attempt', () => {
    expect(moduleProgress('m1', { ...nothing, passage: 'p2', openAttempt: 'an-id' })).toMatchObject({
      module: 'm1',
      passage: 'p2',
      readAt: null,
      openAttempt: 'an-id',
    })
  })
})

describe('a course', () => {
  const complete = moduleProgress('m1', { ...nothing, readAt: read, grades: [passed] })
  const begun = moduleProgress('m2', { ...nothing, readAt: read })

  test.each([
    ['is complete when all modules are', [complete, complete], true],
    ['is not complete while one module is not', [complete, begun], false],
    ['without modules is never complete', [], false],
  ])('%s', (_, modules, expected) => expect(isCourseComplete(modules)).toBe(expected))
})
