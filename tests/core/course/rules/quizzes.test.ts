import { describe, expect, test } from 'vitest'
import { type BadExample, expectFound, look } from '@/tests/support/course-folder'

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

test('a safety point with fewer than three variants is an error in a strict course, and a warning in any other', () => {
  const one = look([quiz, / +safety: cut-off\n/, ''])
  const words = 'The safety point "cut-off" has 1 variant; at least 3 are wanted.'
  expect(one.errors).toEqual([])
  expect(one.warnings.map(({ message }) => message)).toContain(words)
  const strict = look([quiz, / +safety: cut-off\n/, ''], ['course.yaml', 'modules:', 'strict: true\nmodules:'])
  expect(strict.errors.map(({ message }) => message)).toContain(words)
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
