import { describe, expect, test } from 'vitest'
import { type OptionGroup, tabulateOptions } from '@/core/option-table'
import { type Answer, mark, type Question, rightAnswer } from '@/core/question'
import { aChoice, aQuestion, kinds } from '@/tests/support/builders'

const respond = (question: Question, answer: Answer, rest = 0.5) => ({ answer, mark: mark(question, answer), rest })
const countsOf = ({ options, omitted }: OptionGroup) => [...options.map(({ answers }) => answers), omitted.answers]

describe.each(kinds)('of a %s question', (kind) => {
  const question: Question = aQuestion(kind)

  test('a right answer is counted at the right options alone, and a blank as omitted', () => {
    const groups = tabulateOptions(question, [respond(question, rightAnswer(question)), respond(question, null)])
    for (const { options, omitted } of groups) {
      expect(omitted.answers).toBe(1)
      for (const { isRight, answers } of options) expect(answers).toBe(isRight ? 1 : 0)
    }
    expect(groups.flatMap(({ options }) => options).some(({ answers }) => answers === 1)).toBe(true)
  })

  test('without responses nobody chose anything', () => {
    for (const { options, omitted } of tabulateOptions(question, [])) {
      expect([...options, omitted].every(({ answers, rest }) => answers === 0 && rest === null)).toBe(true)
    }
  })
})

test('the options stand in the author’s order, with the misconception of each and what those who chose it earned elsewhere', () => {
  const question = aQuestion('single-choice', {
    choices: [aChoice('a'), aChoice('b', { misconception: 'M1' }), aChoice('c')],
    key: 'a',
  })
  const [group] = tabulateOptions(question, [
    respond(question, 'b', 0.25),
    respond(question, 'b', 0.75),
    respond(question, 'a', 1),
    respond(question, null, 0),
  ])
  expect(group).toEqual({
    part: null,
    options: [
      { text: 'Choice a', isRight: true, misconception: null, answers: 1, rest: 1 },
      { text: 'Choice b', isRight: false, misconception: 'M1', answers: 2, rest: 0.5 },
      { text: 'Choice c', isRight: false, misconception: null, answers: 0, rest: null },
    ],
    omitted: { answers: 1, rest: 0 },
  })
})

test('each choice of a multiple response is counted by itself', () => {
  const question = aQuestion('multiple-response')
  const [a = '', b = ''] = question.choices.map(({ id }) => id)
  const [group] = tabulateOptions(question, [respond(question, [a, b]), respond(question, [b]), respond(question, [])])
  expect(group && countsOf(group).slice(0, 2)).toEqual([1, 2])
  expect(group?.omitted.answers).toBe(1)
})

test('each stem of a matching question has every target, and one left open is omitted', () => {
  const question = aQuestion('matching')
  const [stem = '', other = ''] = question.stems.map(({ id }) => id)
  const [target = ''] = question.targets.map(({ id }) => id)
  const groups = tabulateOptions(question, [
    respond(question, { [stem]: target }),
    respond(question, { [stem]: target, [other]: target }),
  ])
  expect(groups.map(({ part }) => part)).toEqual(question.stems.map(({ text }) => text))
  expect(groups.every(({ options }) => options.length === question.targets.length)).toBe(true)
  expect(groups.slice(0, 2).map(({ options, omitted }) => [options[0]?.answers, omitted.answers])).toEqual([
    [2, 0],
    [1, 1],
  ])
})

test('of what is typed the ten most frequent answers are shown, the most frequent first', () => {
  const question = aQuestion('numeric')
  const typed = Array.from({ length: 14 }, (_, i) => String(i + 1000))
  const [group] = tabulateOptions(
    question,
    [...typed, '1007', '1007', '1003'].map((each) => respond(question, each)),
  )
  expect(group?.options.map(({ text }) => text).slice(0, 3)).toEqual(['1007', '1003', '1000'])
  expect(group?.options).toHaveLength(10)
})
