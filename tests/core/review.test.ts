import { describe, expect, test } from 'vitest'
import type { Confidence } from '@/core/confidence'
import { enterReview, listSitting, needsReview, pickReview, type ReviewItem, reschedule, sittingSize } from '@/core/review'
import { seededBy } from '@/server/seed'
import { aQuestion, aReviewItem } from '@/tests/support/builders'

const noon = new Date('2027-03-01T12:00:00Z')
const daysLater = (days: number) => new Date(noon.getTime() + days * 24 * 3_600_000)
const well = { mark: 1, confidence: 'certain' as const }
const missed = { mark: 0, confidence: null }

test.each<[number, Confidence | null, boolean]>([
  [1, null, false],
  [1, 'certain', false],
  [1, 'fairly-sure', false],
  [1, 'guessing', true],
  [0, null, true],
  [0, 'certain', true],
  [0.75, null, true],
  [0.99, 'certain', true],
])('whether a question with mark %d and confidence %s needs review is %s', (mark, confidence, expected) => {
  expect(needsReview({ mark, confidence })).toBe(expected)
})

describe('a question', () => {
  test('that enters review is due after 1 day', () => {
    const question = aQuestion('numeric', { id: 'q', objective: 'o1' })
    expect(enterReview(question, 'm1', missed, noon)).toEqual({
      questionId: 'q',
      module: 'm1',
      objective: 'o1',
      step: 0,
      isCertainButWrong: false,
      dueAt: daysLater(1),
    })
  })

  test.each<[number, Confidence | null, boolean]>([
    [0, 'certain', true],
    [0.5, 'certain', true],
    [0, 'fairly-sure', false],
    [0, null, false],
    [1, 'guessing', false],
  ])('with mark %d and confidence %s enters review with isCertainButWrong %s', (mark, confidence, expected) => {
    expect(enterReview(aQuestion('numeric'), 'm1', { mark, confidence }, noon).isCertainButWrong).toBe(expected)
  })

  test('that is answered correctly comes back after 1, 7 and 30 days and then leaves review', () => {
    const first = enterReview(aQuestion('numeric'), 'm1', missed, noon)
    const second = reschedule(first, well, noon)
    const third = second && reschedule(second, well, noon)
    expect([first, second, third].map((each) => each?.dueAt)).toEqual([daysLater(1), daysLater(7), daysLater(30)])
    expect(third && reschedule(third, well, noon)).toBeNull()
  })

  test.each([0, 1, 2])('that is missed at step %d starts again and is due after 1 day', (step) => {
    expect(reschedule(aReviewItem({ step }), missed, noon)).toMatchObject({
      step: 0,
      dueAt: daysLater(1),
      isCertainButWrong: false,
    })
  })

  test.each([0, 1, 2])('that is guessed correctly at step %d starts again', (step) => {
    expect(reschedule(aReviewItem({ step }), { mark: 1, confidence: 'guessing' }, noon)).toMatchObject({
      step: 0,
      dueAt: daysLater(1),
    })
  })

  test('is certain but wrong until it is answered correctly, and again after a wrong answer given with certainty', () => {
    expect(reschedule(aReviewItem({ isCertainButWrong: true }), well, noon)?.isCertainButWrong).toBe(false)
    expect(reschedule(aReviewItem(), { mark: 0, confidence: 'certain' }, noon)?.isCertainButWrong).toBe(true)
  })

  test('is due a whole number of days later even if the clocks change in between', () => {
    const before = new Date('2027-03-27T12:00:00Z')
    expect(reschedule(aReviewItem(), well, before)?.dueAt).toEqual(new Date('2027-04-03T12:00:00Z'))
  })
})

describe('a sitting', () => {
  const item = (questionId: string, module: string, days: number, isCertainButWrong = false): ReviewItem =>
    aReviewItem({ questionId, module, dueAt: daysLater(days), isCertainButWrong })
  const sitting = (...items: ReviewItem[]) => listSitting(items, noon).map(({ questionId }) => questionId)

  test.each<[string, ReviewItem[], string[]]>([
    ['is empty if nothing is due', [item('later', 'm1', 1)], []],
    ['includes a question that is due at this moment', [item('now', 'm1', 0)], ['now']],
    ['starts with the question that has been due longest', [item('b', 'm1', -1), item('a', 'm1', -9)], ['a', 'b']],
    [
      'puts certain-but-wrong questions first, even if they have just become due',
      [item('a', 'm1', -9), item('sure', 'm1', 0, true)],
      ['sure', 'a'],
    ],
    [
      'alternates between modules',
      [item('a1', 'm1', -9), item('a2', 'm1', -8), item('a3', 'm1', -7), item('b1', 'm2', -2), item('b2', 'm2', -1)],
      ['a1', 'b1', 'a2', 'b2', 'a3'],
    ],
    [
      'alternates between modules among certain-but-wrong questions',
      [item('a1', 'm1', -9, true), item('a2', 'm1', -8, true), item('b1', 'm2', -1, true)],
      ['a1', 'b1', 'a2'],
    ],
    ['leaves out a certain-but-wrong question that is not due', [item('sure', 'm1', 2, true), item('a', 'm1', -1)], ['a']],
  ])('%s', (_, items, expected) => expect(sitting(...items)).toEqual(expected))

  test('has at most five questions', () => {
    const items = Array.from({ length: 12 }, (_, i) => item(`q${i}`, `m${i % 3}`, -i))
    expect(sitting(...items)).toHaveLength(sittingSize)
    expect(sittingSize).toBe(5)
  })

  test('does not change the list that it is drawn from', () => {
    const items = [item('b', 'm1', -1), item('a', 'm1', -9)]
    listSitting(items, noon)
    expect(items.map(({ questionId }) => questionId)).toEqual(['b', 'a'])
  })
})

describe('the question with which an item is reviewed', () => {
  const bank = ['q', 'r', 's'].map((id) => aQuestion('numeric', { id, objective: 'o1' }))
  const elsewhere = aQuestion('numeric', { id: 't', objective: 'o2' })
  const pick = (withheld: string[], seed = 'a seed') =>
    pickReview(aReviewItem(), [...bank, elsewhere], new Set(withheld), seededBy(seed))?.id ?? null

  test.each(Array.from({ length: 20 }, (_, i) => `seed ${i}`))('is another one on the same objective (%s)', (seed) => {
    expect(['r', 's']).toContain(pick([], seed))
  })

  test('is chosen among the others by the seed', () => {
    expect(new Set(Array.from({ length: 20 }, (_, i) => pick([], `seed ${i}`)))).toEqual(new Set(['r', 's']))
    expect(pick([], 'seed 1')).toBe(pick([], 'seed 1'))
  })

  test.each<[string, string[], string | null]>([
    ['is never one that is withheld', ['r'], 's'],
    ['is the same one again if the others are withheld', ['r', 's'], 'q'],
    ['is another one if the same one is withheld', ['q', 's'], 'r'],
    ['is null if all are withheld', ['q', 'r', 's'], null],
  ])('%s', (_, withheld, expected) => expect(pick(withheld)).toBe(expected))

  test('is null if the bank no longer has a question on the objective', () => {
    expect(pickReview(aReviewItem({ objective: 'gone' }), bank, new Set(), seededBy('a seed'))).toBeNull()
  })
})
