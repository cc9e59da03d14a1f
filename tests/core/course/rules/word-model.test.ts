import { expect, test } from 'vitest'
import { joinGuessed, listTellingWords, measureWordModels } from '@/core/course/rules/word-model'
import { aSingle } from '@/tests/support/builders'
import { aCourseOf, aCourseOfBanks } from '@/tests/support/course-folder'

// Words of one length, each as often in keys as in distractors.
const colours = ['blue', 'grey', 'pink', 'gold', 'lime', 'rose', 'rust', 'teal']
const bank = (name: string, tell: (text: string, isKey: boolean) => string) => ({
  graded: colours.map((_, i) =>
    aSingle(
      `${name}-${i}`,
      [0, 1, 2, 3].map((at) => tell(`It is ${colours[(i + at) % colours.length]}`, at === 0)),
    ),
  ),
})

test('keys that hold a word of their own are guessed from one bank to the next', () => {
  const careful = (text: string, isKey: boolean) => (isKey ? `${text} perhaps` : `${text} always`)
  const models = measureWordModels(aCourseOfBanks({ one: bank('one', careful), two: bank('two', careful) }))
  expect(models.map(({ slug, guessed }) => [slug, guessed.questions, guessed.hits, guessed.chance])).toEqual([
    ['one', 8, 8, 2],
    ['two', 8, 8, 2],
  ])
  const { hits, chance, interval } = joinGuessed(models)
  expect([hits, chance]).toEqual([16, 4])
  expect(interval[0]).toBeGreaterThan(0.25)
  const { forKey, against } = listTellingWords(models[0]?.weights ?? [], 1)
  expect([forKey[0]?.word, against[0]?.word]).toEqual(['perhaps', 'always'])
})

test('keys that are worded like distractors are guessed no better than by chance', () => {
  const models = measureWordModels(aCourseOfBanks({ one: bank('one', (text) => text), two: bank('two', (text) => text) }))
  const { hits, chance } = joinGuessed(models)
  expect(hits).toBe(chance)
})

test('options that score the same share the point', () => {
  const same = { graded: [aSingle('q', ['a b', 'c d', 'e f', 'g h'])] }
  const [first] = measureWordModels(aCourseOfBanks({ one: same, two: bank('two', (text) => text) }))
  expect(first?.guessed.hits).toBe(0.25)
})

test('a bank is guessed the same each time', () => {
  const course = aCourseOfBanks({
    one: bank('one', (text) => text),
    two: bank('two', (text, isKey) => (isKey ? `${text} now` : text)),
  })
  expect(measureWordModels(course)).toEqual(measureWordModels(course))
})

test('a course of one module has no other bank to learn from', () => {
  expect(measureWordModels(aCourseOf(bank('one', (text) => text).graded))).toEqual([])
})
