import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, isBlank, mark, question, rightAnswer } from '@/core/question'
import { anyAnswerTo, anyJsonMadeOf, anyQuestion, anyQuestionOf, forAny } from '@/tests/support/any-question'
import { aQuestion, kinds } from '@/tests/support/builders'

const shuffledCopy = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length })

describe.each(kinds)('for any %s question', (kind) => {
  const any = anyQuestionOf(kind)

  test('parsing a valid question returns it unchanged', () => {
    forAny(any, (each) => expect(question.parse(each)).toEqual(each))
  })

  test('the key earns all the points', () => {
    forAny(any, (each) => expect(mark(each, rightAnswer(each))).toBe(1))
  })

  test('every answer has a mark between 0 and 1, which is always the same', () => {
    const answered = any.chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each)))
    forAny(answered, ([each, given]) => {
      const earned = mark(each, given)
      expect(earned).toBeGreaterThanOrEqual(0)
      expect(earned).toBeLessThanOrEqual(1)
      expect(mark(each, given)).toBe(earned)
    })
  })

  test('a blank earns nothing, in whatever form it comes', () => {
    const blank = fc.constantFrom<Answer>(null, '', '  \u00a0', [], {})
    forAny(fc.tuple(any, blank), ([each, given]) => expect(mark(each, given)).toBe(0))
  })

  test('a stored answer of any shape is marked between 0 and 1 and never throws', () => {
    const stored = any.chain((each) => fc.tuple(fc.constant(each), anyJsonMadeOf(authorIds(each))))
    forAny(stored, ([each, given]) => {
      fc.pre(given !== null && ['string', 'object'].includes(typeof given))
      const earned = mark(each, given as Answer)
      expect(earned >= 0 && earned <= 1).toBe(true)
    })
  })
})

describe('a mark does not depend on the order in which the author wrote', () => {
  test('the choices', () => {
    const reordered = fc
      .oneof(anyQuestionOf('single-choice'), anyQuestionOf('multiple-response'))
      .chain((each) => fc.tuple(fc.constant(each), shuffledCopy(each.choices), anyAnswerTo(each)))
    forAny(reordered, ([each, choices, given]) => expect(mark({ ...each, choices }, given)).toBe(mark(each, given)))
  })

  test('the ids in a multiple-response key', () => {
    const reordered = anyQuestionOf('multiple-response').chain((each) =>
      fc.tuple(fc.constant(each), shuffledCopy(each.key), anyAnswerTo(each)),
    )
    forAny(reordered, ([each, key, given]) => expect(mark({ ...each, key }, given)).toBe(mark(each, given)))
  })

  test('the stems and targets', () => {
    const reordered = anyQuestionOf('matching').chain((each) =>
      fc.tuple(fc.constant(each), shuffledCopy(each.stems), shuffledCopy(each.targets), anyAnswerTo(each)),
    )
    forAny(reordered, ([each, stems, targets, given]) => expect(mark({ ...each, stems, targets }, given)).toBe(mark(each, given)))
  })

  test('the items of an ordering question', () => {
    const reordered = anyQuestionOf('ordering').chain((each) =>
      fc.tuple(fc.constant(each), shuffledCopy(each.items), anyAnswerTo(each)),
    )
    forAny(reordered, ([each, items, given]) => expect(mark({ ...each, items }, given)).toBe(mark(each, given)))
  })

  test('the choices of a blank', () => {
    const reordered = anyQuestionOf('cloze').chain((each) =>
      fc.tuple(
        fc.constant(each),
        fc.tuple(...each.blanks.map((blank) => shuffledCopy(blank.choices).map((choices) => ({ ...blank, choices })))),
        anyAnswerTo(each),
      ),
    )
    forAny(reordered, ([each, blanks, given]) => expect(mark({ ...each, blanks }, given)).toBe(mark(each, given)))
  })
})

describe('partial marks:', () => {
  test('in a multiple-response question, each wrong choice cancels a right one, but the mark is never below 0', () => {
    const ticked = anyQuestionOf('multiple-response').chain((each) => {
      const wrong = each.choices.map(({ id }) => id).filter((id) => !each.key.includes(id))
      return fc.tuple(fc.constant(each), fc.subarray(each.key), fc.subarray(wrong))
    })
    forAny(ticked, ([each, right, wrong]) => {
      const net = Math.max(0, right.length - wrong.length)
      expect(mark(each, [...wrong, ...right])).toBeCloseTo(net / each.key.length, 12)
    })
  })

  test('in a matching or cloze question, each right pair earns one share and a wrong pair costs nothing', () => {
    const paired = fc
      .oneof(anyQuestionOf('matching'), anyQuestionOf('cloze'))
      .chain((each) => fc.tuple(fc.constant(each), anyAnswerTo(each), fc.constantFrom(...Object.keys(each.key))))
    forAny(paired, ([each, given, id]) => {
      const pairs = { ...(given as Record<string, string> | null) }
      const { [id]: _, ...without } = pairs
      const share = 1 / Object.keys(each.key).length
      const { [id]: right = '' } = each.key
      expect(mark(each, { ...without, [id]: right })).toBeCloseTo(mark(each, without) + share, 12)
      expect(mark(each, { ...without, [id]: 'nobody' })).toBe(mark(each, without))
    })
  })

  test('in an ordering question, only the key earns all the points and its reverse earns nothing', () => {
    const ordered = anyQuestionOf('ordering').chain((each) => fc.tuple(fc.constant(each), shuffledCopy(each.key)))
    forAny(ordered, ([each, order]) => {
      expect(mark(each, order) === 1).toBe(order.join() === each.key.join())
      expect(mark(each, each.key.toReversed())).toBe(0)
    })
  })
})

test.each<[Answer, boolean]>([
  [null, true],
  ['', true],
  [' \n\u00a0', true],
  [[], true],
  [{}, true],
  ['0', false],
  ['false', false],
  [['a'], false],
  [{ a: 'x' }, false],
])('whether %j is a blank is %s', (given, isIt) => expect(isBlank(given)).toBe(isIt))

test.each<[string, Answer]>([
  ['single-choice', ['a']],
  ['single-choice', { a: 'a' }],
  ['multiple-response', 'a'],
  ['multiple-response', { 0: 'a', 1: 'b' }],
  ['true-false', ['true']],
  ['matching', ['x', 'x', 'y', 'z']],
  ['ordering', 'a,b,c,d,e'],
  ['ordering', { 0: 'a', 1: 'b', 2: 'c', 3: 'd', 4: 'e' }],
  ['numeric', ['50']],
  ['short-answer', { key: 'LDN' }],
  ['short-answer', 'LDN'.padEnd(201)],
  ['cloze', 'x,y'],
])('in a question of the kind %s, an answer of another shape (%j) earns nothing', (kind, given) => {
  const known = kinds.find((each) => each === kind)
  expect(known && mark(aQuestion(known), given)).toBe(0)
})

test('any question has a kind that the builders know', () => {
  forAny(anyQuestion, ({ kind }) => expect(kinds).toContain(kind))
})

function authorIds(of: object): string[] {
  return Object.entries(of).flatMap(([name, value]) => {
    if (name === 'id') return [String(value)]
    return value !== null && typeof value === 'object' ? authorIds(value) : []
  })
}
