import { describe, expect, test } from 'vitest'
import { explain } from '@/core/explained'
import { mark, type Question } from '@/core/question'
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
