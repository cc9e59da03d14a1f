import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExplainedQuestion, explain } from '@/core/explained'
import { type Answer, mark, type Question, rightAnswer } from '@/core/question'
import type { Tally } from '@/core/questions/explained'
import { anyAnswerTo, anyQuestion, forAny } from '@/tests/support/any-question'
import { aChoice, aQuestion, kinds } from '@/tests/support/builders'

const told = (question: Question, given: Answer) => explain(question, given, mark(question, given), null)
const optionsOf = ({ detail }: ExplainedQuestion) => ('options' in detail ? detail.options : [])
const partsOf = ({ detail }: ExplainedQuestion) => ('parts' in detail ? detail.parts : [])
const itemsOf = ({ detail }: ExplainedQuestion) => ('items' in detail ? detail.items : [])
const textOf = ({ detail }: ExplainedQuestion) =>
  'text' in detail && detail.text !== null && typeof detail.text === 'object' ? detail.text : null

describe('of any question', () => {
  test.each(kinds)('a learner is told where it comes from and what was earned (%s)', (kind) => {
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

  test.each(kinds)('a blank is told as one, without arithmetic or misconceptions (%s)', (kind) => {
    const reviewed = told(aQuestion(kind), null)
    expect(reviewed).toMatchObject({ mark: 0, isBlank: true, isSafety: false, confidence: null, tally: null })
    expect(optionsOf(reviewed).some(({ isChosen }) => isChosen)).toBe(false)
    expect(partsOf(reviewed).every(({ given, isRight }) => given === null && !isRight)).toBe(true)
    expect(itemsOf(reviewed).every(({ place, isInOrder }) => place === null && !isInOrder)).toBe(true)
    expect(JSON.stringify(reviewed)).not.toMatch(/"misconception":"/)
  })

  test('the arithmetic gives the mark', () => {
    const answered = anyQuestion.chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each)))
    forAny(answered, ([each, given]) => {
      const { tally, mark: earned, kind } = told(each, given)
      const wrong = kind === 'multiple-response' ? (tally?.wrong ?? 0) : 0
      if (tally) expect(Math.max(0, tally.right - wrong) / tally.of).toBeCloseTo(earned, 12)
    })
  })

  test('each option, part and item has words that explain it, and what is right is told', () => {
    const answered = anyQuestion.chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each)))
    forAny(answered, ([each, given]) => {
      const reviewed = told(each, given)
      const explained = [...optionsOf(reviewed), ...partsOf(reviewed), ...itemsOf(reviewed), textOf(reviewed) ?? []].flat()
      expect(explained.length).toBeGreaterThan(0)
      expect(explained.every(({ explanation }) => explanation !== '')).toBe(true)
      expect(partsOf(reviewed).every(({ right }) => right !== '')).toBe(true)
    })
  })

  test('what is told to be right earned the whole question, and nothing else did', () => {
    const answered = anyQuestion.chain((each) =>
      fc.tuple(fc.constant(each), fc.oneof(anyAnswerTo(each), fc.constant(rightAnswer(each)))),
    )
    forAny(answered, ([each, given]) => {
      const reviewed = told(each, given)
      const isRight =
        optionsOf(reviewed).every(({ isChosen, isKey }) => isChosen === isKey) &&
        partsOf(reviewed).every((part) => part.isRight) &&
        itemsOf(reviewed).every(({ isInOrder }) => isInOrder) &&
        (textOf(reviewed)?.isRight ?? true)
      expect(isRight).toBe(reviewed.mark === 1)
    })
  })
})

describe('of a single choice', () => {
  const question = aQuestion('single-choice', {
    choices: [aChoice('a'), aChoice('b', { misconception: 'X1' }), aChoice('c', { misconception: 'X2' })],
    key: 'a',
  })

  test('every option is told in the author’s order, with the right one, one’s own, and why each', () => {
    expect(optionsOf(told(question, 'b'))).toEqual([
      { text: 'Choice a', isChosen: false, isKey: true, explanation: 'Why a.', misconception: null },
      { text: 'Choice b', isChosen: true, isKey: false, explanation: 'Why b.', misconception: 'X1' },
      { text: 'Choice c', isChosen: false, isKey: false, explanation: 'Why c.', misconception: null },
    ])
  })

  test('nothing is counted: it is right or wrong as a whole', () => expect(told(question, 'a').tally).toBeNull())
})

describe('of a multiple response', () => {
  const question = aQuestion('multiple-response', {
    choices: [aChoice('a'), aChoice('b'), aChoice('c', { misconception: 'X1' }), aChoice('d', { misconception: 'X2' })],
    key: ['a', 'b'],
  })

  test('misconceptions are told of ticked options only', () => {
    expect(
      optionsOf(told(question, ['a', 'c'])).map(({ isChosen, isKey, misconception }) => [isChosen, isKey, misconception]),
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
  ])('%j is counted as %j', (given, tally) => expect(told(question, given).tally).toEqual(tally))
})

describe('of a true or false', () => {
  const question = aQuestion('true-false', { key: false, misconception: 'X1' })

  test('both answers are explained, and the misconception is told to who took it', () => {
    expect(optionsOf(told(question, 'true'))).toEqual([
      { text: 'True', isChosen: true, isKey: false, explanation: 'Why it is so.', misconception: 'X1' },
      { text: 'False', isChosen: false, isKey: true, explanation: 'Why it is not otherwise.', misconception: null },
    ])
    expect(optionsOf(told(question, 'false')).map(({ misconception }) => misconception)).toEqual([null, null])
  })
})

describe('of a matching', () => {
  const base = aQuestion('matching')
  const question = { ...base, stems: base.stems.map((stem) => ({ ...stem, misconception: `X-${stem.id}` })) }

  test('each stem is told with what it was given and what is right; its misconception where it was given wrongly', () => {
    const parts = partsOf(told(question, { a: 'x', b: 'z' }))
    expect(parts.map(({ text, given, right, isRight, misconception }) => [text, given, right, isRight, misconception])).toEqual([
      ['Stem a', 'Target x', 'Target x', true, null],
      ['Stem b', 'Target z', 'Target x', false, 'X-b'],
      ['Stem c', null, 'Target y', false, null],
      ['Stem d', null, 'Target z', false, null],
    ])
  })

  test('a stem left alone counts neither as right nor as wrong', () => {
    expect(told(question, { a: 'x', b: 'z' }).tally).toEqual({ right: 1, wrong: 1, of: 4 })
  })
})

describe('of a cloze', () => {
  const question = aQuestion('cloze', {
    blanks: ['a', 'b'].map((id) => ({
      id,
      choices: [aChoice('x', { misconception: 'X1' }), aChoice('y', { misconception: 'X2' })],
    })),
    key: { a: 'x', b: 'y' },
  })

  test('the text has numbers for its blanks', () => {
    const { detail } = told(question, { a: 'x' })
    expect('parts' in detail && detail.text).toBe('It is an opioid (1) and the tablet has (2).')
  })

  test('each blank is told by its number, with every choice of it', () => {
    const [first, second] = partsOf(told(question, { a: 'y' }))
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

  test('a blank left alone counts neither as right nor as wrong', () => {
    expect(told(question, { b: 'y' }).tally).toEqual({ right: 1, wrong: 0, of: 2 })
  })
})

describe('of an order', () => {
  const question = aQuestion('ordering')
  const told5 = (order: string) => told(question, [...order])

  test('each item is told in the right order, with its place, and which of them stood in order', () => {
    expect(itemsOf(told5('dabec')).map(({ text, place, rightPlace, isInOrder }) => [text, place, rightPlace, isInOrder])).toEqual(
      [
        ['Item a', 2, 1, true],
        ['Item b', 3, 2, true],
        ['Item c', 5, 3, false],
        ['Item d', 1, 4, false],
        ['Item e', 4, 5, true],
      ],
    )
  })

  test.each<[string, Tally]>([
    ['abcde', { right: 5, wrong: 0, of: 5 }],
    ['bcdea', { right: 4, wrong: 1, of: 5 }],
    ['edcba', { right: 0, wrong: 5, of: 5 }],
  ])('%s is counted as %j', (order, tally) => expect(told5(order).tally).toEqual(tally))

  test('of the reverse no item is told to stand in order, since none earned anything', () => {
    expect(itemsOf(told5('edcba')).some(({ isInOrder }) => isInOrder)).toBe(false)
  })
})

test('an answer of a shape that its kind no longer has is told as wrong, not thrown at', () => {
  for (const [question, given] of [
    [aQuestion('matching'), ['x']],
    [aQuestion('ordering'), 'a'],
    [aQuestion('numeric'), ['50']],
    [aQuestion('cloze'), 'x'],
    [aQuestion('multiple-response'), { a: 'a' }],
  ] as const) {
    expect(told(question, given as Answer)).toMatchObject({ mark: 0, isBlank: false })
  }
})
