import { expect, test, vi } from 'vitest'
import { reportBanks } from '@/core/course/bank-report'
import { printBankReport } from '@/scripts/print-bank-report'
import { aChoice, aQuestion, aSingle, aStatement } from '@/tests/support/builders'
import { aCourseOf, aCourseOfBanks } from '@/tests/support/course-folder'

const options = ['It may be red', 'It is always blue', 'It is green', 'It is black']
const plain = ['It is blue', 'It is gold', 'It is grey', 'It is pink']
const several = (id: string, right: number) => {
  const choices = ['a', 'b', 'c', 'd'].map((each) => aChoice(each))
  return aQuestion('multiple-response', { id, choices, key: ['a', 'b', 'c'].slice(0, right) })
}
const twoBanks = () =>
  aCourseOfBanks({
    one: { graded: [aSingle('one-1', options), aSingle('one-2', plain), aStatement('one-3', 'It is never so.', false)] },
    two: {
      graded: [aSingle('two-1', options), several('two-2', 3), several('two-3', 1), aQuestion('ordering', { id: 'two-4' })],
    },
  })

test('every bank is reported, and last all of them together', () => {
  const { banks } = reportBanks(twoBanks())
  expect(banks.map(({ slug, questions }) => [slug, questions])).toEqual([
    ['one', 3],
    ['two', 4],
    [null, 7],
  ])
})

test('a course of one module is reported once, without a word model', () => {
  const { banks } = reportBanks(aCourseOf([aSingle('q', options)]))
  expect(banks.map(({ slug, model }) => [slug, model])).toEqual([['tides', null]])
})

test('a bank without single-choice questions is reported without a word model', () => {
  const course = aCourseOfBanks({ one: { graded: [aSingle('one-1', options)] }, two: { graded: [several('two-1', 2)] } })
  const models = reportBanks(course).banks.map(({ slug, model }) => [slug, model === null])
  expect(models).toEqual([
    ['one', true],
    ['two', true],
    [null, true],
  ])
})

test('every bank has the same figures, so that they can be compared', () => {
  const [first, ...others] = reportBanks(twoBanks()).banks.map(({ figures }) => figures.map(({ what }) => what))
  expect(new Set(first).size).toBe(first?.length)
  for (const other of others) expect(other).toEqual(first)
})

test('the questions that can be guessed come first, with the ways that were tried', () => {
  const [one, two] = reportBanks(twoBanks()).banks.map(({ guessable }) => guessable)
  expect(one?.map(({ id }) => id)).toEqual(['one-3', 'one-1', 'one-2'])
  const [statement, first] = one ?? []
  expect(first?.by.map(({ way }) => way)).toEqual(['word model', 'cautious words', 'no absolute words'])
  expect(statement).toMatchObject({ chance: 0.5, guessed: 1, by: [{ way: 'strong words', earns: 1 }] })
  const byId = new Map(two?.map((each) => [each.id, each]))
  expect(byId.get('two-2')?.guessed).toBeCloseTo(2 / 3, 10)
  expect(byId.get('two-3')?.guessed).toBe(0)
  expect(byId.has('two-4')).toBe(false)
})

test('ticking at random earns the mean of all ways of ticking', () => {
  // One right of four: only ticking it alone earns anything, which is one of the 15 ways.
  const { banks } = reportBanks(twoBanks())
  const one = banks.flatMap(({ guessable }) => guessable).find(({ id }) => id === 'two-3')
  expect(one?.chance).toBeCloseTo(1 / 15, 10)
})

test('breaches are counted where they are', () => {
  const { banks } = reportBanks(twoBanks())
  const distractors = banks.map(({ slug, breaches }) => [slug, breaches.find(({ rule }) => rule === 'Distractors')?.count])
  expect(distractors).toEqual([
    ['one', 0],
    ['two', 2],
    [null, 2],
  ])
})

test('the report is printed with every bank, figure and claim', () => {
  const lines: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  printBankReport(reportBanks(twoBanks()))
  const text = lines.join('\n')
  expect(text).toContain('=== one: 3 questions')
  expect(text).toContain('=== All banks together: 7 questions')
  expect(text).toMatch(/^! Cautious keys +Cautious words, keys less distractors: 50 points/m)
  expect(text).toMatch(/^ +\d\.\d of 2 right \(95 % interval/m)
  expect(text).toMatch(/^T1 +\| may be graded \|/m)
})
