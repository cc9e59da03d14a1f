import { describe, expect, test } from 'vitest'
import { explain } from '@/core/explained'
import { mark, type Question } from '@/core/question'
import { aQuestion } from '@/tests/support/builders'

function told(question: Question, typed: string) {
  const { detail } = explain(question, typed, mark(question, typed), null)
  return 'text' in detail ? detail.text : null
}

describe('of a number', () => {
  const question = aQuestion('numeric', {
    mistakes: [
      { value: 380, explanation: 'That is the monthly injection.', misconception: 'X1' },
      { value: 4.5, explanation: 'That is a low dose.' },
    ],
  })
  const typed = (text: string) => told(question, text)

  test.each([
    ['the key', '50 mg', true, null],
    ['a likely mistake', '380', false, { explanation: 'That is the monthly injection.', misconception: 'X1' }],
    ['the same with a comma', '4,5 mg', false, { explanation: 'That is a low dose.', misconception: null }],
    ['another number', '51', false, null],
    ['what is no number', 'fifty', false, null],
  ])('%s is told beside what is right', (_, text, isRight, mistake) => {
    expect(typed(text)).toEqual({ typed: text, right: '50\u00a0mg', isRight, explanation: 'Why it is 50.', mistake })
  })

  test('a likely mistake that is within the tolerance is none', () => {
    const generous = { ...question, tolerance: 400 }
    expect(told(generous, '380')).toMatchObject({ isRight: true, mistake: null })
  })
})

describe('of a short answer', () => {
  const question = aQuestion('short-answer', {
    mistakes: [{ text: 'Naloxone', explanation: 'Another drug.', misconception: 'X1' }],
  })

  test.each([
    ['an accepted form', 'ldn', true, null],
    ['a likely mistake, however it is written', ' NALOXONE ', false, { explanation: 'Another drug.', misconception: 'X1' }],
    ['other words', 'naltrexon', false, null],
  ])('%s is told beside every accepted form', (_, typed, isRight, mistake) => {
    expect(told(question, typed)).toEqual({
      typed,
      right: 'low-dose naltrexone · LDN',
      isRight,
      explanation: 'Why it is called that.',
      mistake,
    })
  })
})
