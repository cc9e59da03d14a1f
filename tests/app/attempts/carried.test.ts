import { expect, test } from 'vitest'
import { readCarried } from '@/app/(learn)/attempts/[id]/_quiz/carried'
import type { OpenQuestion } from '@/core/attempt'

const choices = [
  { id: 'a', text: 'One' },
  { id: 'b', text: 'Two' },
]
const aChoice = (over: Partial<OpenQuestion> = {}) => ({
  shown: { kind: 'single-choice' as const, points: 1, stem: 'Which?', choices },
  answer: 'a',
  revision: 2,
  ...over,
})
const aList = { shown: { kind: 'ordering' as const, points: 1, stem: 'Order!', items: choices }, answer: ['b', 'a'], revision: 2 }

test.each([
  ['answer=b&revision=2', { answer: 'b', confidence: null, isFlagged: false }],
  ['answer=b&confidence=certain&flag=on&revision=2', { answer: 'b', confidence: 'certain', isFlagged: true }],
  ['confidence=guessing&revision=2', { answer: null, confidence: 'guessing', isFlagged: false }],
])('what a form held before the session ended comes back after the sign-in: %s', (carry, draft) =>
  expect(readCarried(carry, aChoice())).toEqual(draft),
)

test.each([
  ['a list that was moved', 'kept=on&order=a&order=b&revision=2', ['a', 'b']],
  ['a list that was not moved', 'revision=2', ['b', 'a']],
])('%s comes back in its order after the sign-in', (_, carry, answer) =>
  expect(readCarried(carry, aList)?.answer).toEqual(answer),
)

test.each([
  ['something newer has been saved', 'answer=b&revision=1'],
  ['the form does not say which revision it was loaded with', 'answer=b'],
  ['the address carries nothing', undefined],
  ['the address carries two forms', ['answer=b&revision=2', 'answer=a&revision=2']],
])('nothing comes back after the sign-in if %s', (_, carry) => expect(readCarried(carry, aChoice())).toBeNull())
