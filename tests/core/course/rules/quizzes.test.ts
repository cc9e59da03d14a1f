import { describe, expect, test } from 'vitest'
import { chanceOfAtLeast, checkTellingLengths, checkTellingPlaces } from '@/core/course/rules/telling-keys'
import type { Question } from '@/core/question'
import { aChoice, aQuestion } from '@/tests/support/builders'
import { aCourseOf, type BadExample, expectFound, look } from '@/tests/support/course-folder'

const quiz = 'tides/quiz.yaml'
const mars = 'explanation: Far too little to matter.'

const badForm: BadExample[] = [
  ['an unknown field', [[quiz, 'size: 8', 'lenght: 8']], `${quiz}:1`, /lenght/],
  ['an option without an explanation', [[quiz, `, ${mars}`, '']], `${quiz}:39`, /explanation/],
  ['an explanation that explains nothing', [[quiz, mars, 'explanation: Wrong!']], `${quiz}:39`, /"Wrong!" explains nothing/],
  ['an explanation that repeats its option', [[quiz, mars, 'explanation: Mars.']], `${quiz}:39`, /"Mars\." explains nothing/],
  [
    'a choice “all of the above”',
    [[quiz, 'text: Mars', 'text: All of the above']],
    `${quiz}:39`,
    /"All of the above" refers to other/,
  ],
  ['a choice “none of these”', [[quiz, 'text: Mars', 'text: None of these']], `${quiz}:39`, /"None of these" refers to other/],
  ['a choice “both A and B”', [[quiz, 'text: Mars', 'text: Both A and B']], `${quiz}:39`, /"Both A and B" refers to other/],
  [
    'two options with the same words',
    [[quiz, 'text: Mars', 'text: the moon']],
    `${quiz}:39`,
    /"the moon" is in the same list twice/,
  ],
  ['a safety point with one variant', [[quiz, / +safety: cut-off\n/, '']], `${quiz}:1`, /"cut-off" has 1 variants/],
  [
    'a bank whose safety points and objectives do not fit into an attempt',
    [[quiz, 'size: 8', 'size: 1']],
    `${quiz}:1`,
    /has 1 questions, but 2 are needed/,
  ],
]

describe('the check reports as an error', () => {
  test.each(badForm)('%s', (...example) => expectFound('errors', example))
})

test('a choice that refers to the others is allowed if it is pinned to the end', () => {
  expect(look([quiz, 'text: Mars', 'text: None of these, pinned: true']).errors).toEqual([])
})

const alike: BadExample[] = [
  [
    'a question that is very similar to another',
    [
      [quiz, /stem: You want.*/, 'stem: The only way out of a cove is the sandy beach, and the tide is rising. What now?'],
      [quiz, / +safety: cut-off\n/, ''],
    ],
    `${quiz}:16`,
    /"cut-off-walk" is much like "cut-off-cove"/,
  ],
  [
    'choices that are hard to tell apart',
    [
      [quiz, 'text: The tide table', 'text: The table of tides of today'],
      [quiz, 'text: The sky alone', 'text: The table of the tides of today'],
    ],
    `${quiz}:26`,
    /hard to tell apart/,
  ],
  [
    'a question that gives away the number that another asks for',
    [[quiz, 'The only way out', 'On a coast with 2 tides the only way out']],
    `${quiz}:11`,
    /"cut-off-cove" gives away the answer to "how-many"/,
  ],
  [
    'a question that gives away the right choice of another',
    [
      [quiz, 'text: The tide table', 'text: The printed table for ships'],
      [quiz, 'What makes what?', 'What makes what? The printed table for ships says nothing of it.'],
    ],
    `${quiz}:46`,
    /"match-tides" gives away the answer to "cut-off-walk"/,
  ],
]

describe('the check reports as a warning', () => {
  test.each(alike)('%s', (...example) => expectFound('warnings', example))
})

const single = (i: number, key: string, longest: string): Question =>
  aQuestion('single-choice', {
    id: `q-${i}`,
    choices: ['a', 'b', 'c', 'd'].map((id) => aChoice(id, { text: id === longest ? 'A choice that is long' : `Choice ${id}` })),
    key,
  })
const places = ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd']

test('a bank whose longest choice is always right is an error', () => {
  const [found] = checkTellingLengths(aCourseOf(places.map((key, i) => single(i, key, key))))
  expect(found?.message).toBe('The longest choice is right in 8 of 8 (by chance: 2.0).')
  expect(found?.fix).toContain('q-0')
})

test('a bank whose longest choice is right as often as by chance is not an error', () => {
  const questions = places.map((key, i) => single(i, key, i < 2 ? key : key === 'a' ? 'b' : 'a'))
  expect(checkTellingLengths(aCourseOf(questions))).toEqual([])
})

test('a bank whose right choice is nearly always the first is an error', () => {
  const [found] = checkTellingPlaces(aCourseOf(places.map((_, i) => single(i, i === 7 ? 'b' : 'a', 'd'))))
  expect(found?.message).toBe('The right choice is number 1 in 7 of 8 (by chance: 2.0).')
})

test('a bank whose statements are all false is an error', () => {
  const [found] = checkTellingPlaces(aCourseOf(places.map((_, i) => aQuestion('true-false', { id: `q-${i}`, key: false }))))
  expect(found?.message).toBe('A statement is false in 8 of 8 (by chance: 4.0).')
})

test('a bank whose right choices have different positions is not an error', () => {
  const statements = places.map((_, i) => aQuestion('true-false', { id: `s-${i}`, key: i % 2 === 0 }))
  expect(checkTellingPlaces(aCourseOf([...places.map((key, i) => single(i, key, 'd')), ...statements]))).toEqual([])
})

test.each([
  ['at least none of two events', 0, [0.25, 0.25], 1],
  ['at least one of two events', 1, [0.5, 0.5], 0.75],
  ['both of two events with different chances', 2, [0.5, 0.25], 0.125],
  // The binomial distribution with n = 10 and p = 1/4; the value is R's 1 - pbinom(5, 10, 0.25).
  ['at least six of ten events with a chance of a quarter', 6, Array<number>(10).fill(0.25), 0.019_727_71],
])('the chance of %s is computed exactly', (_, hits, chances, expected) => {
  expect(chanceOfAtLeast(hits, chances)).toBeCloseTo(expected, 8)
})
