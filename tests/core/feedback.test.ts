import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExplainedQuestion, explain } from '@/core/explained'
import { type Answer, mark, type Question, rightAnswer } from '@/core/question'
import type { Tally } from '@/core/questions/explained'
import { anyAnswerTo, anyQuestion, forAny } from '@/tests/support/any-question'
import { aChoice, aQuestion, kinds } from '@/tests/support/builders'

const explainAny = (question: Question, given: Answer) => explain(question, given, mark(question, given), null)
const optionsOf = ({ detail }: ExplainedQuestion) => ('options' in detail ? detail.options : [])
const partsOf = ({ detail }: ExplainedQuestion) => ('parts' in detail ? detail.parts : [])
const itemsOf = ({ detail }: ExplainedQuestion) => ('items' in detail ? detail.items : [])
const textOf = ({ detail }: ExplainedQuestion) =>
  'text' in detail && detail.text !== null && typeof detail.text === 'object' ? detail.text : null

describe('the explanation of any question', () => {
  test.each(kinds)('names its origin and its mark (%s)', (kind) => {
    const question = aQuestion(kind, { id: 'q', safety: 'harm', points: 2, objective: 'o7', passage: 'p7', claims: ['C7'] })
    expect(explain(question, rightAnswer(question), 1, 'certain')).toMatchObject({
      questionId: 'q',
      kind,
      stem: 'What is so?',
      points: 2,
      mark: 1,
      isBlank: false,
      isSafety: true,
      confidence: 'certain',
      objective: 'o7',
      passage: 'p7',
      claims: ['C7'],
    })
  })

  test.each(kinds)('shows a blank without a tally or misconceptions (%s)', (kind) => {
    const explained = explainAny(aQuestion(kind), null)
    expect(explained).toMatchObject({ mark: 0, isBlank: true, isSafety: false, confidence: null, tally: null })
    expect(optionsOf(explained).some(({ isChosen }) => isChosen)).toBe(false)
    expect(partsOf(explained).every(({ given, isRight }) => given === null && !isRight)).toBe(true)
    expect(itemsOf(explained).every(({ place, isInOrder }) => place === null && !isInOrder)).toBe(true)
    expect(JSON.stringify(explained)).not.toMatch(/"misconception":"/)
  })

  test('has a tally from which the mark follows', () => {
    const answered = anyQuestion.chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each)))
    forAny(answered, ([each, given]) => {
      const { tally, mark: earned, kind } = explainAny(each, given)
      const wrong = kind === 'multiple-response' ? (tally?.wrong ?? 0) : 0
      if (tally) expect(Math.max(0, tally.right - wrong) / tally.of).toBeCloseTo(earned, 12)
    })
  })

  test('explains each option, part and item, and shows what is right', () => {
    const answered = anyQuestion.chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each)))
    forAny(answered, ([each, given]) => {
      const explained = explainAny(each, given)
      const entries = [...optionsOf(explained), ...partsOf(explained), ...itemsOf(explained), textOf(explained) ?? []].flat()
      expect(entries.length).toBeGreaterThan(0)
      expect(entries.every(({ explanation }) => explanation !== '')).toBe(true)
      expect(partsOf(explained).every(({ right }) => right !== '')).toBe(true)
    })
  })

  test('shows an answer as right if and only if it earned all the points', () => {
    const answered = anyQuestion.chain((each) =>
      fc.tuple(fc.constant(each), fc.oneof(anyAnswerTo(each), fc.constant(rightAnswer(each)))),
    )
    forAny(answered, ([each, given]) => {
      const explained = explainAny(each, given)
      const isRight =
        optionsOf(explained).every(({ isChosen, isKey }) => isChosen === isKey) &&
        partsOf(explained).every((part) => part.isRight) &&
        itemsOf(explained).every(({ isInOrder }) => isInOrder) &&
        (textOf(explained)?.isRight ?? true)
      expect(isRight).toBe(explained.mark === 1)
    })
  })
})

describe('the explanation of a single-choice question', () => {
  const question = aQuestion('single-choice', {
    choices: [aChoice('a'), aChoice('b', { misconception: 'X1' }), aChoice('c', { misconception: 'X2' })],
    key: 'a',
  })

  test('shows every option in the author’s order, which one is right, which was chosen, and why', () => {
    expect(optionsOf(explainAny(question, 'b'))).toEqual([
      { text: 'Choice a', isChosen: false, isKey: true, explanation: 'Why a.', misconception: null },
      { text: 'Choice b', isChosen: true, isKey: false, explanation: 'Why b.', misconception: 'X1' },
      { text: 'Choice c', isChosen: false, isKey: false, explanation: 'Why c.', misconception: null },
    ])
  })

  test('has no tally, because the mark is all or nothing', () => expect(explainAny(question, 'a').tally).toBeNull())
})

describe('the explanation of a multiple-response question', () => {
  const question = aQuestion('multiple-response', {
    choices: [aChoice('a'), aChoice('b'), aChoice('c', { misconception: 'X1' }), aChoice('d', { misconception: 'X2' })],
    key: ['a', 'b'],
  })

  test('names the misconceptions of ticked options only', () => {
    expect(
      optionsOf(explainAny(question, ['a', 'c'])).map(({ isChosen, isKey, misconception }) => [isChosen, isKey, misconception]),
    ).toEqual([
      [true, true, null],
      [false, true, null],
      [true, false, 'X1'],
      [false, false, null],
    ])
  })

  test.each<[string[], Tally]>([
    [['a', 'b'], { right: 2, wrong: 0, of: 2 }],
    [['a', 'c'], { right: 1, wrong: 1, of: 2 }],
    [['c', 'd'], { right: 0, wrong: 2, of: 2 }],
    [['a', 'b', 'c', 'd'], { right: 2, wrong: 2, of: 2 }],
  ])('counts %j as %j', (given, tally) => expect(explainAny(question, given).tally).toEqual(tally))
})

describe('the explanation of a true-false question', () => {
  const question = aQuestion('true-false', { key: false, misconception: 'X1' })

  test('explains both answers, and names the misconception only after the wrong one', () => {
    expect(optionsOf(explainAny(question, 'true'))).toEqual([
      { text: 'True', isChosen: true, isKey: false, explanation: 'Why it is so.', misconception: 'X1' },
      { text: 'False', isChosen: false, isKey: true, explanation: 'Why it is not otherwise.', misconception: null },
    ])
    expect(optionsOf(explainAny(question, 'false')).map(({ misconception }) => misconception)).toEqual([null, null])
  })
})

describe('the explanation of a matching question', () => {
  const base = aQuestion('matching')
  const question = { ...base, stems: base.stems.map((stem) => ({ ...stem, misconception: `X-${stem.id}` })) }

  test('shows for each stem what was given and what is right, and its misconception if the answer is wrong', () => {
    const parts = partsOf(explainAny(question, { a: 'x', b: 'z' }))
    expect(parts.map(({ text, given, right, isRight, misconception }) => [text, given, right, isRight, misconception])).toEqual([
      ['Stem a', 'Target x', 'Target x', true, null],
      ['Stem b', 'Target z', 'Target x', false, 'X-b'],
      ['Stem c', null, 'Target y', false, null],
      ['Stem d', null, 'Target z', false, null],
    ])
  })

  test('counts an unanswered stem neither as right nor as wrong', () => {
    expect(explainAny(question, { a: 'x', b: 'z' }).tally).toEqual({ right: 1, wrong: 1, of: 4 })
  })
})

describe('the explanation of a cloze question', () => {
  const question = aQuestion('cloze', {
    blanks: ['a', 'b'].map((id) => ({
      id,
      choices: [aChoice('x', { misconception: 'X1' }), aChoice('y', { misconception: 'X2' })],
    })),
    key: { a: 'x', b: 'y' },
  })

  test('numbers the blanks in the text', () => {
    const { detail } = explainAny(question, { a: 'x' })
    expect('parts' in detail && detail.text).toBe('It is an opioid (1) and the tablet has (2).')
  })

  test('shows each blank by its number, with all its choices', () => {
    const [first, second] = partsOf(explainAny(question, { a: 'y' }))
    expect(first).toEqual({
      text: '1',
      given: 'Choice y',
      right: 'Choice x',
      isRight: false,
      explanation: 'Why x.',
      misconception: 'X2',
      options: [
        { text: 'Choice x', isChosen: false, isKey: true, explanation: 'Why x.', misconception: null },
        { text: 'Choice y', isChosen: true, isKey: false, explanation: 'Why y.', misconception: 'X2' },
      ],
    })
    expect(second).toMatchObject({ text: '2', given: null, right: 'Choice y', isRight: false, misconception: null })
  })

  test('counts an unanswered blank neither as right nor as wrong', () => {
    expect(explainAny(question, { b: 'y' }).tally).toEqual({ right: 1, wrong: 0, of: 2 })
  })
})

describe('the explanation of an ordering question', () => {
  const question = aQuestion('ordering')
  const explainOrder = (order: string) => explainAny(question, [...order])

  test('shows the items in the right order, with their positions and which of them were in order', () => {
    expect(
      itemsOf(explainOrder('dabec')).map(({ text, place, rightPlace, isInOrder }) => [text, place, rightPlace, isInOrder]),
    ).toEqual([
      ['Item a', 2, 1, true],
      ['Item b', 3, 2, true],
      ['Item c', 5, 3, false],
      ['Item d', 1, 4, false],
      ['Item e', 4, 5, true],
    ])
  })

  test.each<[string, Tally]>([
    ['abcde', { right: 5, wrong: 0, of: 5 }],
    ['bcdea', { right: 4, wrong: 1, of: 5 }],
    ['edcba', { right: 0, wrong: 5, of: 5 }],
  ])('counts %s as %j', (order, tally) => expect(explainOrder(order).tally).toEqual(tally))

  test('shows no item of the reverse order as in order, because none earned anything', () => {
    expect(itemsOf(explainOrder('edcba')).some(({ isInOrder }) => isInOrder)).toBe(false)
  })
})

test('a stored answer whose shape does not fit its kind is explained as wrong and throws nothing', () => {
  for (const [question, given] of [
    [aQuestion('matching'), ['x']],
    [aQuestion('ordering'), 'a'],
    [aQuestion('numeric'), ['50']],
    [aQuestion('cloze'), 'x'],
    [aQuestion('multiple-response'), { a: 'a' }],
  ] as const) {
    expect(explainAny(question, given as Answer)).toMatchObject({ mark: 0, isBlank: false })
  }
})
