import { describe, expect, test } from 'vitest'
import { endingOf } from '@/core/ending'
import { explain, findOtherMark } from '@/core/explained'
import { type Answer, mark, type Question } from '@/core/question'
import { aQuestion } from '@/tests/support/builders'

function explainTyped(question: Question, typed: string) {
  const { detail } = explain(question, typed, mark(question, typed), null)
  return 'text' in detail ? detail.text : null
}

describe('the explanation of a numeric question', () => {
  const question = aQuestion('numeric', {
    mistakes: [
      { value: 380, explanation: 'That is the monthly injection.', misconception: 'X1' },
      { value: 4.5, explanation: 'That is a low dose.' },
    ],
  })
  const typed = (text: string) => explainTyped(question, text)

  test.each([
    ['the key', '50 mg', true, null],
    ['a likely mistake', '380', false, { explanation: 'That is the monthly injection.', misconception: 'X1' }],
    ['a likely mistake with a comma', '4,5 mg', false, { explanation: 'That is a low dose.', misconception: null }],
    ['another number', '51', false, null],
    ['a word', 'fifty', false, null],
  ])('shows %s and the right answer', (_, text, isRight, mistake) => {
    expect(typed(text)).toEqual({ typed: text, right: '50\u00a0mg', isRight, explanation: 'Why it is 50.', mistake })
  })

  test('does not treat a right answer within the tolerance as a likely mistake', () => {
    const generous = { ...question, tolerance: 400 }
    expect(explainTyped(generous, '380')).toMatchObject({ isRight: true, mistake: null })
  })
})

describe('the explanation of a short-answer question', () => {
  const question = aQuestion('short-answer', {
    mistakes: [{ text: 'Naloxone', explanation: 'Another drug.', misconception: 'X1' }],
  })

  test.each([
    ['an accepted form', 'ldn', true, null],
    ['a likely mistake in capitals', ' NALOXONE ', false, { explanation: 'Another drug.', misconception: 'X1' }],
    ['other words', 'naltrexon', false, null],
  ])('shows %s and every accepted answer', (_, typed, isRight, mistake) => {
    expect(explainTyped(question, typed)).toEqual({
      typed,
      right: 'low-dose naltrexone · LDN',
      isRight,
      explanation: 'Why it is called that.',
      mistake,
    })
  })
})

describe('a result follows the mark that was given, even if the answer would be marked differently today:', () => {
  const numeric = aQuestion('numeric')
  const words = aQuestion('short-answer')
  const cloze = aQuestion('cloze', { text: '[[a]], then [[b]].' })
  const half = { a: cloze.key.a ?? '' }

  test.each<[string, Question, Answer, number, number | null]>([
    ['a full stop that the first edition could not read', numeric, '50.', 0, 1],
    ['words in capitals with a stop', words, 'LDN.', 0, 1],
    ['an answer that was given full credit by hand', numeric, '51', 1, 0],
    ['a partial mark under another rule', cloze, half, 1, 0.5],
    ['a blank that was given to everybody', words, null, 1, 0],
    ['a right answer with a whole mark', numeric, '50', 1, null],
    ['a wrong answer without a mark', words, 'naloxone', 0, null],
    ['a share that binary fractions cannot hold', cloze, half, 0.1 + 0.4, null],
  ])('%s', (_, question, given, marked, otherwise) => {
    expect(findOtherMark(question, given, marked)).toBe(otherwise)
    const explained = explain(question, given, marked, null)
    expect(explained.mark).toBe(marked)
    if (marked === 1) expect(endingOf(explained)).toBe('right')
    if (marked === 0 && given !== null) expect(endingOf(explained)).toBe('wrong')
    if ('text' in explained.detail && explained.detail.text !== null && typeof explained.detail.text === 'object') {
      expect(explained.detail.text.isRight).toBe(given !== null && marked === 1)
    }
    // No arithmetic is shown from which this mark does not follow.
    if (otherwise !== null) expect(explained.tally).toBeNull()
  })

  test('a number that cannot be read is named so, and is not called wrong', () => {
    const explained = explain(numeric, 'fifty', 0, 'certain')
    expect(explained.isUnreadable).toBe(true)
    expect(endingOf(explained)).toBe('unreadable')
    expect(explain(numeric, 'fifty', 1, null).isUnreadable).toBe(false)
    expect(explain(numeric, '51', 0, null).isUnreadable).toBe(false)
    expect(explain(words, 'fifty', 0, null).isUnreadable).toBe(false)
  })
})
