import { describe, expect, test } from 'vitest'
import {
  type AnswerInForce,
  type CorrectionRule,
  correctAttempt,
  correctedMark,
  countChange,
  listPolicies,
  listVanishedIn,
  type Mapping,
  noCounts,
  type Policy,
} from '@/core/correction'
import { type Answer, listAnswerParts, moveAnswer, type Question, rightAnswer } from '@/core/question'
import { aChoice, aQuestion, kinds } from '@/tests/support/builders'

const rule = (policy: Policy, from: Question, to: Question | null, mapping: Mapping = {}): CorrectionRule => ({
  ...{ policy, from, to, mapping },
})
const single = aQuestion('single-choice')
const other = { ...single, key: 'b' }

test.each<[string, Policy, Answer, number, number]>([
  ['as the new key, what was right earns nothing', 'as-new-key', 'a', 1, 0],
  ['as the new key, what is right now earns the mark', 'as-new-key', 'b', 0, 1],
  ['never lower, what was right keeps its mark', 'never-lower', 'a', 1, 1],
  ['never lower, what is right now earns the mark', 'never-lower', 'b', 0, 1],
  ['never lower, what was never right stays so', 'never-lower', 'c', 0, 0],
  ['with full credit every answer earns the mark', 'full-credit', 'c', 0, 1],
  ['with full credit a blank earns the mark as well', 'full-credit', null, 0, 1],
  ['a blank earns nothing by another key', 'as-new-key', null, 0, 0],
])('%s', (_, policy, given, before, after) => {
  const once = correctedMark(rule(policy, single, other), given, before)
  expect(once).toBe(after)
  // Applied to what is in force, it changes nothing more.
  expect(correctedMark(rule(policy, single, other), given, once)).toBe(after)
})

test('a question that was withdrawn is given to everybody', () => {
  expect(listPolicies(single, null)).toEqual(['full-credit'])
  expect(correctedMark(rule('full-credit', single, null), 'c', 0)).toBe(1)
})

test('answers to another kind of question cannot be marked, so that only full credit is left', () => {
  expect(listPolicies(single, aQuestion('numeric'))).toEqual(['full-credit'])
  expect(listPolicies(single, other)).toEqual(['as-new-key', 'never-lower', 'full-credit'])
})

describe('a choice that is gone', () => {
  const without = { ...single, choices: [aChoice('a'), aChoice('b'), aChoice('e')], key: 'e' }

  test.each<[string, Answer, Mapping, number]>([
    ['earns what the choice earns that stands for it', 'c', { c: 'e', d: null }, 1],
    ['earns nothing if nothing stands for it', 'd', { c: 'e', d: null }, 0],
    ['keeps its mark as long as nobody has decided about it', 'd', {}, 0.5],
    ['does not matter to an answer that names another', 'a', {}, 0],
  ])('%s', (_, given, mapping, after) => {
    expect(correctedMark(rule('as-new-key', single, without, mapping), given, 0.5)).toBe(after)
  })

  test('is named if it was picked', () => {
    expect(listVanishedIn('c', single, without)).toEqual(['c'])
    expect(listVanishedIn('a', single, without)).toEqual([])
    expect(listVanishedIn(null, single, without)).toEqual([])
  })
})

describe.each(kinds)('%s', (kind) => {
  const question: Question = aQuestion(kind)
  const right = rightAnswer(question)

  test('keeps an answer whose parts are all there', () => {
    expect(moveAnswer(question, right, (path) => path)).toEqual(right)
    expect(listVanishedIn(right, question, question)).toEqual([])
    expect(correctedMark(rule('as-new-key', question, question), right, 0)).toBe(1)
  })

  test('loses what nothing stands for', () => {
    const isTyped = listAnswerParts(question).length === 0
    expect(moveAnswer(question, right, () => null)).toEqual(isTyped ? right : null)
  })
})

test('a list names what stands for two of its choices once', () => {
  expect(moveAnswer(aQuestion('multiple-response'), ['a', 'b'], () => 'c')).toEqual(['c'])
})

test('a choice of a blank does not go to another blank by itself', () => {
  const cloze = aQuestion('cloze')
  const moved = moveAnswer(cloze, { a: 'x', b: 'y' }, (path) => (path === 'choice/a/x' ? 'choice/b/x' : path))
  expect(moved).toEqual({ b: 'y' })
  const whole = moveAnswer(cloze, { a: 'x' }, (path) => ({ 'blank/a': 'blank/b', 'choice/a/x': 'choice/b/z' })[path] ?? path)
  expect(whole).toEqual({ b: 'z' })
})

describe('an attempt', () => {
  const answer = (position: number, mark: number, over: Partial<AnswerInForce> = {}): AnswerInForce => ({
    ...{ position, given: 'a', mark, counts: { points: 1 }, isMeant: false },
    ...over,
  })
  const taken = { passPercent: 80, isOverridden: false }

  test('passes no longer if a key takes the point away that it needed', () => {
    const answers = [answer(1, 1, { isMeant: true }), answer(2, 1), answer(3, 1), answer(4, 1), answer(5, 0)]
    expect(correctAttempt(rule('as-new-key', single, other), answers, taken)).toEqual({
      marks: [{ position: 1, before: 1, after: 0, countsAsNew: false }],
      before: { earned: 4, possible: 5, isPassed: true },
      after: { earned: 3, possible: 5, isPassed: false },
      missedSafety: 0,
    })
    expect(correctAttempt(rule('never-lower', single, other), answers, taken)).toBeNull()
  })

  test('is left alone if it has no answer to the question', () => {
    expect(correctAttempt(rule('full-credit', single, other), [answer(1, 0)], taken)).toBeNull()
  })

  test('counts the points and the safety flag of the new version', () => {
    const heavy = { ...single, points: 3, safety: 'harm' }
    const wrong = answer(1, 0, { isMeant: true, given: 'b' })
    const answers = [wrong, ...[2, 3, 4, 5].map((position) => answer(position, 1))]
    expect(correctAttempt(rule('as-new-key', single, heavy), answers, taken)).toMatchObject({
      marks: [{ before: 0, after: 0, countsAsNew: true }],
      before: { earned: 4, possible: 5, isPassed: true },
      after: { earned: 4, possible: 7, isPassed: false },
      missedSafety: 1,
    })
  })

  test('is never worse by points or a safety flag if no mark may become lower', () => {
    const heavy = { ...single, points: 3, safety: 'harm' }
    const answers = [answer(1, 0, { isMeant: true, given: 'b' }), answer(2, 1)]
    expect(correctAttempt(rule('never-lower', single, heavy), answers, taken)).toBeNull()
    const flagged = answers.map((each) => (each.isMeant ? { ...each, counts: { points: 1, safety: 'harm' } } : each))
    const freed = correctAttempt(rule('never-lower', { ...single, safety: 'harm' }, single), flagged, {
      ...taken,
      passPercent: 50,
    })
    expect(freed).toMatchObject({ before: { isPassed: false }, after: { isPassed: true }, missedSafety: 0 })
  })

  test('whose grade is overridden keeps its points, and changes beneath the override', () => {
    const heavy = { ...other, points: 3 }
    const answers = [answer(1, 1, { isMeant: true }), answer(2, 1)]
    expect(correctAttempt(rule('as-new-key', single, heavy), answers, { ...taken, isOverridden: true })).toMatchObject({
      after: { earned: 1, possible: 2 },
    })
  })
})

test('a class is counted by what happens to its attempts', () => {
  const grade = (earned: number, isPassed: boolean) => ({ earned, possible: 5, isPassed })
  const up = countChange(noCounts, grade(3, false), grade(4, true))
  const down = countChange(up, grade(4, true), grade(3, false))
  expect(countChange(down, grade(2, false), grade(2, false))).toEqual({
    ...{ attempts: 3, raised: 1, lowered: 1, newlyPassed: 1, noLongerPassed: 1 },
  })
})
