import { describe, expect, test } from 'vitest'
import { checkTellingStatements } from '@/core/course/rules/telling-statements'
import type { Question } from '@/core/question'
import { aQuestion, aStatement } from '@/tests/support/builders'
import { aCourseOf } from '@/tests/support/course-folder'

const others = (count: number): Question[] => Array.from({ length: count }, (_, i) => aQuestion('numeric', { id: `n-${i}` }))
const statements = (...said: [stem: string, key: boolean][]) => said.map(([stem, key], i) => aStatement(`s-${i}`, stem, key))
const found = (questions: Question[]) => checkTellingStatements(aCourseOf(questions))
const six = (isTrue: (i: number) => boolean): [string, boolean][] =>
  Array.from({ length: 6 }, (_, i) => [`The sea rises ${i} times.`, isTrue(i)])

describe('true-false questions', () => {
  test('are more than 15 % of a bank', () => {
    const [first] = found([...statements(['The sea rises.', true], ['The sea falls.', false]), ...others(8)])
    expect(first?.message).toContain('True-false questions: 2 of 10 (20 %); the limit is at most 15 %')
    expect(first?.fix).toBe('Turn into another kind some of: s-0, s-1.')
  })

  test('may be 15 % of a bank, or one', () => {
    expect(
      found([...statements(['The sea rises.', true], ['The sea falls.', false], ['It ebbs.', true]), ...others(17)]),
    ).toEqual([])
    expect(found([...statements(['The sea rises.', true]), ...others(2)])).toEqual([])
  })

  test.each([
    ['false', () => false, '0 of 6 (0 %)'],
    ['true', () => true, '6 of 6 (100 %)'],
  ])('are %s more often than they may be', (_, isTrue, value) => {
    const messages = found([...statements(...six(isTrue)), ...others(40)]).map(({ message }) => message)
    expect(messages.join()).toContain(`Statements that are true: ${value}; the limit is 40 % to 60 %`)
  })

  test('may be true as often as false', () => {
    expect(found([...statements(...six((i) => i % 2 === 0)), ...others(40)])).toEqual([])
  })

  test('can be guessed by strong words', () => {
    const strong = six((i) => i % 2 === 0).map(([stem, key]): [string, boolean] => [key ? stem : `Nobody says that ${stem}`, key])
    const messages = found([...statements(...strong), ...others(40)]).map(({ message }) => message)
    expect(messages.join()).toContain('Guessing "false" by strong words is right: in 6 of 6 (100 %)')
    expect(messages.join()).toContain('100 points (3 of 3 false, 0 of 3 true)')
  })

  test('cannot where true ones are as strong', () => {
    const strong = six((i) => i % 2 === 0).map(([stem, key]): [string, boolean] => [`Nobody says that ${stem}`, key])
    expect(found([...statements(...strong), ...others(40)])).toEqual([])
  })

  test.each(['In fact the sea rises.', 'In truth the sea rises.', 'She says it rises, and the tables bear her out.'])(
    'tell outright whether they are true: %s',
    (stem) => {
      const [first] = found([...statements([stem, true]), ...others(9)])
      expect(first).toMatchObject({ message: 'The stem of "s-0" tells outright whether it is true.', isHint: false })
    },
  )
})
