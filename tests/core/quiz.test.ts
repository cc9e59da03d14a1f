import { describe, expect, test } from 'vitest'
import { type Quiz, quiz, whyNotDrawable } from '@/core/quiz'
import { aQuestion, aQuiz } from '@/tests/support/builders'

describe('a question bank', () => {
  const variant = (id: string, overrides = {}) => aQuestion('true-false', { id, safety: 'harm', ...overrides })
  const free = (id: string, objective: string) => aQuestion('single-choice', { id, objective })
  const eight = aQuiz().questions

  test('with everything that an attempt needs can be drawn from', () => expect(whyNotDrawable(aQuiz(), ['o1', 'o2'])).toEqual([]))

  test.each<[string, Partial<Quiz>, string[], string]>([
    [
      'with a safety point that no question tests',
      {
        safetyPoints: [
          { id: 'harm', text: 'A.' },
          { id: 'more', text: 'B.' },
        ],
      },
      ['o1'],
      'No question is a variant of the safety point "more".',
    ],
    [
      'with a safety point listed twice',
      {
        safetyPoints: [
          { id: 'harm', text: 'A.' },
          { id: 'harm', text: 'B.' },
        ],
      },
      ['o1'],
      'The safety point "harm" is listed twice.',
    ],
    [
      'that tests safety with a numeric question',
      { questions: [...eight, aQuestion('numeric', { id: 'dose', safety: 'harm' })] },
      ['o1'],
      'Question "dose" tests safety; make it single-choice, true-false or multiple-response.',
    ],
    [
      'that tests safety with a matching question',
      { questions: [...eight, aQuestion('matching', { id: 'pairs', safety: 'harm' })] },
      ['o1'],
      'Question "pairs" tests safety; make it single-choice, true-false or multiple-response.',
    ],
    [
      'that tests safety with an ordering question',
      { questions: [...eight, aQuestion('ordering', { id: 'steps', safety: 'harm' })] },
      ['o1'],
      'Question "steps" tests safety; make it single-choice, true-false or multiple-response.',
    ],
    [
      'that tests safety with a short-answer question',
      { questions: [...eight, aQuestion('short-answer', { id: 'name', safety: 'harm' })] },
      ['o1'],
      'Question "name" tests safety; make it single-choice, true-false or multiple-response.',
    ],
    [
      'that tests safety with a cloze question',
      { questions: [...eight, aQuestion('cloze', { id: 'text', safety: 'harm' })] },
      ['o1'],
      'Question "text" tests safety; make it single-choice, true-false or multiple-response.',
    ],
    [
      'with a variant of a safety point that is not listed',
      { questions: [...eight, variant('v', { safety: 'unknown' })] },
      ['o1'],
      'Question "v" names the safety point "unknown", which the quiz does not list.',
    ],
    [
      'without a question on an objective',
      {},
      ['o1', 'o2', 'o3'],
      'No question outside the safety points tests the objective "o3".',
    ],
    [
      'in which only one variant of a safety point is about an objective',
      { questions: [variant('v1', { objective: 'o3' }), variant('v2'), ...eight] },
      ['o1', 'o3'],
      'No question outside the safety points tests the objective "o3".',
    ],
    [
      'with more objectives than an attempt has questions',
      { size: 1 },
      ['o1', 'o2'],
      'An attempt has 1 questions, but 2 are needed for its safety points and objectives.',
    ],
    [
      'that could fill an attempt only with two variants of a safety point',
      { size: 4, questions: [variant('v1'), variant('v2'), free('q1', 'o1'), free('q2', 'o2')] },
      ['o1', 'o2'],
      'An attempt has 4 questions, but the bank can fill only 3: one for each safety point and all others. Write "size: 3", or add questions without "safety".',
    ],
  ])('%s is refused', (_, change, objectives, reason) => {
    expect(whyNotDrawable(aQuiz(change), objectives)).toContain(reason)
  })

  test('needs no other question on an objective that all variants of a safety point are about', () => {
    const questions = [variant('v1', { objective: 'o3' }), variant('v2', { objective: 'o3' }), free('q1', 'o1'), free('q2', 'o2')]
    expect(whyNotDrawable(aQuiz({ size: 3, questions }), ['o1', 'o2', 'o3'])).toEqual([])
  })

  test('gives attempts 8 questions and passes them at 80% by default', () => {
    expect(quiz.parse({ questions: eight })).toMatchObject({ size: 8, passPercent: 80, safetyPoints: [] })
  })

  const points = [1, 2, 3, 4, 5].map((i) => ({ id: `p${i}`, text: 'A point.' }))
  test.each([
    ['with five safety points', { safetyPoints: points }, 'a module has at most 4 safety points'],
    ['without questions', { questions: [] }, 'Too small'],
    ['whose attempts have no questions', { size: 0 }, 'Too small'],
    ['that needs more than 100% to pass', { passPercent: 101 }, 'Too big'],
    ['that 0% would pass', { passPercent: 0 }, 'Too small'],
    ['with an unknown field', { lenght: 8 }, 'Unrecognized key'],
  ])('%s is refused', (_, change, message) => expect(() => quiz.parse({ ...aQuiz(), ...change })).toThrow(message))
})
