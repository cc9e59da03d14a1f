import { expect, test } from 'vitest'
import type { Question } from '@/core/question'
import { randomGuess } from '@/core/random-guess'
import { aChoice, aQuestion } from '@/tests/support/builders'

const choices = (...ids: string[]) => ids.map((id) => aChoice(id))
const blank = (id: string, ...ids: string[]) => ({ id, choices: choices(...ids) })
const targets = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id }))

const cases: [string, Question, number | null][] = [
  ['one in four choices', aQuestion('single-choice', { choices: choices('a', 'b', 'c', 'd') }), 1 / 4],
  ['one of two statements', aQuestion('true-false'), 1 / 2],
  ['one in five targets for each stem', aQuestion('matching', { targets }), 1 / 5],
  ['the mean over blanks', aQuestion('cloze', { blanks: [blank('x', 'a', 'b'), blank('y', 'a', 'b', 'c', 'd')] }), 3 / 8],
  ['no number', aQuestion('numeric'), 0],
  ['no text', aQuestion('short-answer'), 0],
  ['an unknown number of several choices', aQuestion('multiple-response'), null],
  ['an unknown part of an order', aQuestion('ordering'), null],
]

test.each(cases)('somebody who answers at random gets %s right', (_, question, share) => {
  expect(randomGuess(question)).toBe(share)
})
