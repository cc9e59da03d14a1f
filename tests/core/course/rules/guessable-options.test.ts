import { describe, expect, test } from 'vitest'
import { checkAbsoluteWords } from '@/core/course/rules/absolute-words'
import { listSingles } from '@/core/course/rules/banks'
import { chanceByCaution, checkCautiousKeys } from '@/core/course/rules/cautious-keys'
import { chanceOfAsOdd, chanceOfAtLeast, intervalOfShare } from '@/core/course/rules/chances'
import { listBank } from '@/core/course/rules/placed-questions'
import { checkReasonTails } from '@/core/course/rules/reason-tails'
import { checkTellingLengths } from '@/core/course/rules/telling-lengths'
import { checkTellingPlaces } from '@/core/course/rules/telling-places'
import { findWording } from '@/core/course/rules/wording'
import type { Question } from '@/core/question'
import { aChoice, aQuestion, aSingle } from '@/tests/support/builders'
import { aCourseOf, aCourseOfBanks } from '@/tests/support/course-folder'

const twelve = Array.from({ length: 12 }, (_, i) => i)
const bankOf = (options: (i: number) => string[]) => aCourseOf(twelve.map((i) => aSingle(`q-${i}`, options(i))))
const plain = ['It is red', 'It is blue', 'It is green', 'It is black']
const messages = (found: { message: string }[]) => found.map(({ message }) => message).join('\n')

describe('a bank breaks the rule of cautious keys', () => {
  const cautious = () => bankOf(() => ['It may be red', ...plain.slice(1)])

  test('where keys hedge and distractors do not', () => {
    const found = checkCautiousKeys(cautious())
    expect(messages(found)).toContain(
      'The bank: Cautious words, keys less distractors: 100 points (100 % of 12 keys, 0 % of 36 distractors); the limit is at most 10 points.',
    )
    expect(found[0]).toMatchObject({ file: 'tides/quiz.yaml', isHint: false, isOfBank: true })
    expect(found[0]?.fix).toMatch(/in some of: q-0, q-1, .*q-11\.$/)
  })

  test('where whoever picks the cautious option is right', () => {
    expect(messages(checkCautiousKeys(cautious()))).toContain('is right: 100 % of the time, 4 times chance (25 %)')
  })

  test('where the only cautious option is the key', () => {
    expect(messages(checkCautiousKeys(cautious()))).toContain('The only cautious option is the key: in 12 of 12')
  })

  test('by advice as well as by hedges', () => {
    expect(checkCautiousKeys(bankOf(() => ['Ask the pharmacist', ...plain.slice(1)]))).toHaveLength(3)
  })
})

test('cautious words that stand as often in distractors as in keys give nothing away', () => {
  const shared = bankOf((i) => plain.map((text, place) => (place === i % 4 ? `${text}, or so it seems` : text)))
  expect(checkCautiousKeys(shared)).toEqual([])
})

test('a bank with fewer than 10 single-choice questions gets a hint, however strict the course', () => {
  const few = aCourseOf(twelve.slice(3).map((i) => aSingle(`q-${i}`, ['It may be red', ...plain.slice(1)])))
  expect(checkCautiousKeys(few).map(({ isHint }) => isHint)).toEqual([true, true, true])
})

test('over all banks together the limit is tighter than in one', () => {
  // 2 of 15 keys are cautious, which is 13 points: each bank may have as many, all of them together may not.
  const graded = (name: string) =>
    Array.from({ length: 15 }, (_, i) => aSingle(`${name}-${i}`, i < 2 ? ['It may be red', ...plain.slice(1)] : plain))
  const found = checkCautiousKeys(aCourseOfBanks({ one: { graded: graded('one') }, two: { graded: graded('two') } }))
  expect(found.filter(({ message }) => message.includes('keys less distractors')).map(({ file }) => file)).toEqual([
    'course.yaml',
  ])
})

test.each<[string, string[], number]>([
  ['the only cautious option is the key', ['It may be red', 'Blue', 'Green', 'Grey'], 1],
  ['one of two cautious options is the key', ['It may be red', 'Perhaps blue', 'Green', 'Grey'], 1 / 2],
  ['the only cautious option is a distractor', ['Red', 'Perhaps blue', 'Green', 'Grey'], 0],
  ['no option is cautious', ['Red', 'Blue', 'Green', 'Grey'], 1 / 4],
])('whoever picks the cautious option is right by this chance where %s', (_, options, expected) => {
  const course = aCourseOf([aSingle('q', options)])
  const [single] = listSingles(course.modules.flatMap(listBank))
  const wording = findWording(course)
  expect(single && wording && chanceByCaution(single, wording)).toBe(expected)
})

describe('absolute words', () => {
  test('in distractors alone break the rule', () => {
    const found = checkAbsoluteWords(bankOf(() => ['It is red', 'It is always blue', 'It is green', 'It is black']))
    expect(messages(found)).toContain('distractors less keys: 33 points (0 % of 12 keys, 33 % of 36 distractors)')
    expect(found[0]?.fix).toContain('q-0')
  })

  test('may stand in distractors as often as in keys', () => {
    expect(checkAbsoluteWords(bankOf((i) => plain.map((text, place) => (place === i % 4 ? `${text} only` : text))))).toEqual([])
  })
})

describe('reasons', () => {
  const reason = (text: string) => `${text}, because it glows`

  test('on keys alone break the rule', () => {
    const found = checkReasonTails(bankOf(() => [reason('It is red'), ...plain.slice(1)]))
    expect(messages(found)).toContain('keys less distractors: 100 points')
  })

  test('on distractors alone break it as well', () => {
    const found = checkReasonTails(bankOf(() => ['It is red', ...plain.slice(1).map(reason)]))
    expect(messages(found)).toContain('keys less distractors: -100 points')
  })

  test('after a comma count as much as "because"', () => {
    expect(checkReasonTails(bankOf(() => ['It is red, so the eye sees it', ...plain.slice(1)]))).toHaveLength(1)
  })

  test('on a key and as often on distractors keep it', () => {
    expect(checkReasonTails(bankOf((i) => plain.map((text, place) => (place === i % 4 ? reason(text) : text))))).toEqual([])
  })
})

describe('the longest option', () => {
  const withLongest = (place: (i: number) => number) =>
    bankOf((i) =>
      ['It is grey', 'It is blue', 'It is pink', 'It is gold'].map((text, at) => (at === place(i) ? `${text} now` : text)),
    )

  test('is the key too often', () => {
    const found = checkTellingLengths(withLongest(() => 0))
    expect(messages(found)).toContain('The longest option is the key: in 12 of 12 (100 %; by chance 25 %, p = 0.000)')
  })

  test('is the key too seldom, which tells as much', () => {
    const found = checkTellingLengths(withLongest((i) => 1 + (i % 3)))
    expect(messages(found)).toContain('The longest option is the key: in 0 of 12')
    expect(found[0]?.fix).toContain('Make the key the one that stands out')
  })

  test('may be the key as often as by chance', () => {
    expect(checkTellingLengths(withLongest((i) => i % 4))).toEqual([])
  })

  test('has at most 1.4 times the characters of the others', () => {
    const long = aCourseOf([
      aSingle('q', ['A choice that is far longer than others', 'It is blue', 'It is green', 'It is black']),
    ])
    const found = checkTellingLengths(long)
    expect(messages(found)).toContain('The longest option of "q" has 39 characters, 3.7 times the others\' mean')
    expect(checkTellingLengths(aCourseOf([aSingle('q', plain)]))).toEqual([])
  })
})

test('the shortest option is the key too often', () => {
  const found = checkTellingLengths(bankOf(() => ['It is red', 'It is blue.', 'It is green', 'It is black']))
  expect(messages(found)).toContain('The shortest option is the key: in 12 of 12')
})

const places = ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd']
const single = (i: number, key: string): Question =>
  aQuestion('single-choice', { id: `q-${i}`, choices: ['a', 'b', 'c', 'd'].map((id) => aChoice(id)), key })

test('a bank whose key nearly always stands first is an error', () => {
  const [found] = checkTellingPlaces(aCourseOf(places.map((_, i) => single(i, i === 7 ? 'b' : 'a'))))
  expect(found?.message).toBe('The right choice is number 1 in 7 of 8 (by chance: 2.0).')
})

test('a bank whose keys are spread is none', () => {
  expect(checkTellingPlaces(aCourseOf(places.map((key, i) => single(i, key))))).toEqual([])
})

test.each([
  ['at least none', 0, [0.25, 0.25], 1],
  ['at least one of two', 1, [0.5, 0.5], 0.75],
  ['both of two unequal ones', 2, [0.5, 0.25], 0.125],
  // Binomial with n = 10 and p = 1/4, as R's 1 - pbinom(5, 10, 0.25) gives it.
  ['at least six of ten quarters', 6, Array<number>(10).fill(0.25), 0.019_727_71],
])('the chance of %s is exact', (_, hits, chances, expected) => {
  expect(chanceOfAtLeast(hits, chances)).toBeCloseTo(expected, 8)
})

test.each([
  // The sum of the binomial terms that are no likelier than the one observed, as R's binom.test defines it.
  [0, 10, 0.076_041_22],
  [5, 10, 0.134_440_42],
  [4, 54, 0.001_450_91],
])('a rate of %i in %i quarters has the p value of the exact binomial test', (hits, of, expected) => {
  expect(chanceOfAsOdd(hits, Array<number>(of).fill(0.25))).toBeCloseTo(expected, 8)
})

test('the Wilson interval of 5 in 10 is the published one', () => {
  const [low, high] = intervalOfShare(5, 10)
  expect([low, high].map((share) => share.toFixed(4))).toEqual(['0.2366', '0.7634'])
})
