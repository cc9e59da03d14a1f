import { describe, expect, test } from 'vitest'
import { judgeSave, type Saved, save } from '@/core/attempt'
import { confidences } from '@/core/confidence'

const saved: Saved = { answer: ['a', 'b'], confidence: 'certain', isFlagged: false, revision: 3 }

test.each<[string, Partial<Saved>, 'take' | 'repeated' | 'stale']>([
  ['a newer revision', { revision: 4, answer: ['c'] }, 'take'],
  ['a revision newer by many', { revision: 900, answer: ['c'] }, 'take'],
  ['a newer revision of the same answer', { revision: 4 }, 'take'],
  ['a newer revision that takes the answer back', { revision: 4, answer: null }, 'take'],
  ['the same content', {}, 'repeated'],
  ['another answer under the same revision', { answer: ['a'] }, 'stale'],
  ['a blank under the same revision', { answer: null }, 'stale'],
  ['another confidence under the same revision', { confidence: 'guessing' }, 'stale'],
  ['no confidence under the same revision', { confidence: null }, 'stale'],
  ['another flag under the same revision', { isFlagged: true }, 'stale'],
  ['an older revision of another answer', { revision: 2, answer: ['c'] }, 'stale'],
  ['an older revision of the same answer', { revision: 2 }, 'stale'],
])('a save with %s (%j) is judged to be "%s"', (_, asked, judgement) => {
  expect(judgeSave(saved, { ...saved, ...asked })).toBe(judgement)
})

test.each<[Saved['answer']]>([[null], ['typed'], [['a', 'b']], [{ a: 'x' }]])('saving %j twice is saving it once', (answer) => {
  expect(judgeSave({ ...saved, answer }, { ...saved, answer: structuredClone(answer) })).toBe('repeated')
})

test('the first save of a question is taken', () => {
  expect(judgeSave({ answer: null, confidence: null, isFlagged: false, revision: 0 }, saved)).toBe('take')
})

describe('a request to save an answer', () => {
  test('has no confidence and no flag unless it says so', () => {
    expect(save.parse({ answer: 'a', revision: 1 })).toEqual({ answer: 'a', confidence: null, isFlagged: false, revision: 1 })
  })

  test.each([
    ['without an answer', { revision: 1 }],
    ['without a revision', { answer: 'a' }],
    ['with revision 0', { answer: 'a', revision: 0 }],
    ['with a fractional revision', { answer: 'a', revision: 1.5 }],
    ['with a revision that is too large for the database', { answer: 'a', revision: 2_000_000_001 }],
    ['with a revision as text', { answer: 'a', revision: '1' }],
    ['with an unknown confidence', { answer: 'a', revision: 1, confidence: 'sure' }],
    ['with an unknown field', { answer: 'a', revision: 1, mark: 1 }],
  ])('%s is refused', (_, asked) => expect(save.safeParse(asked).success).toBe(false))

  test('may take an answer back', () => expect(save.parse({ answer: null, revision: 1 }).answer).toBeNull())
})

test('confidence has three steps, from least to most', () => {
  expect(confidences).toEqual(['guessing', 'fairly-sure', 'certain'])
})
