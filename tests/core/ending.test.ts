import { expect, test } from 'vitest'
import type { Confidence } from '@/core/confidence'
import { endingOf, isCertainButWrong } from '@/core/ending'

type Marked = { mark: number; isBlank: boolean; isUnreadable: boolean; confidence: Confidence | null }
const aMarked = (more: Partial<Marked> = {}): Marked => ({
  mark: 1,
  isBlank: false,
  isUnreadable: false,
  confidence: null,
  ...more,
})

test.each([
  ['a whole mark ends right', aMarked(), 'right'],
  ['three thirds are a whole mark', aMarked({ mark: 1 / 3 + 1 / 3 + 1 / 3 }), 'right'],
  ['a fraction ends partly right', aMarked({ mark: 0.5 }), 'partly'],
  ['an answer that earns nothing ends wrong', aMarked({ mark: 0 }), 'wrong'],
  ['a question without an answer ends blank', aMarked({ mark: 0, isBlank: true }), 'blank'],
  ['a number that cannot be read is not called wrong', aMarked({ mark: 0, isUnreadable: true }), 'unreadable'],
  ['a question that was given to everybody ends right, even without an answer', aMarked({ isBlank: true }), 'right'],
  ['so it does if its number could not be read', aMarked({ isUnreadable: true }), 'right'],
])('%s', (_, marked, ending) => expect(endingOf(marked)).toBe(ending))

test.each([
  ['a learner who was certain of a wrong answer is certain but wrong', aMarked({ mark: 0, confidence: 'certain' }), true],
  ['so is one who was certain of a partly right answer', aMarked({ mark: 0.5, confidence: 'certain' }), true],
  ['a learner who was certain of a right answer is not', aMarked({ confidence: 'certain' }), false],
  ['a learner who was fairly sure of a wrong answer is not', aMarked({ mark: 0, confidence: 'fairly-sure' }), false],
  [
    'a learner who was certain of a number that cannot be read is not',
    aMarked({ mark: 0, isUnreadable: true, confidence: 'certain' }),
    false,
  ],
  ['a learner who was certain but gave no answer is not', aMarked({ mark: 0, isBlank: true, confidence: 'certain' }), false],
])('certain but wrong: %s', (_, marked, isCertain) => expect(isCertainButWrong(marked)).toBe(isCertain))
