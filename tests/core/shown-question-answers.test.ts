import { describe, expect, test } from 'vitest'
import { readAnswer, rightAnswer, show, showAnswer } from '@/core/question'
import { seededBy } from '@/server/seed'
import { aQuestion, inheritedNames, kinds } from '@/tests/support/builders'

const seeded = seededBy('a seed')

describe('an answer', () => {
  const ids = (kind: (typeof kinds)[number]) => idsIn(show(aQuestion(kind), seeded))
  const [choice = '', second = ''] = ids('single-choice')
  const ticks = ids('multiple-response')
  const items = ids('ordering')
  const shownPairs = (kind: 'matching' | 'cloze') =>
    showAnswer(aQuestion(kind), seeded, rightAnswer(aQuestion(kind))) as Record<string, string>
  const [stem = '', target = ''] = Object.entries(shownPairs('matching'))[0] ?? []
  const [[blank = '', filler = ''] = [], [, otherFiller = ''] = []] = Object.entries(shownPairs('cloze'))

  test.each<[string, (typeof kinds)[number], unknown]>([
    ['an author’s id', 'single-choice', 'a'],
    ['an id of another question', 'single-choice', ticks[0]],
    ['an id of another question', 'multiple-response', [ticks[0], choice]],
    ['an author’s id', 'multiple-response', [ticks[0], 'b']],
    ['an author’s id', 'ordering', ['a', 'b', 'c', 'd', 'e']],
    ['a third answer', 'true-false', 'maybe'],
    ['an unknown stem', 'matching', { nobody: target }],
    ['an unknown stem without a target', 'matching', { nobody: '' }],
    ['an unknown target', 'matching', { [stem]: 'nobody' }],
    ['a stem as a target', 'matching', { [stem]: stem }],
    ['a target as a stem', 'matching', { [target]: target }],
    ['an unknown blank', 'cloze', { nobody: filler }],
    ['another blank’s choice', 'cloze', { [blank]: otherFiller }],
    ['a choice as a blank', 'cloze', { [filler]: filler }],
    ...inheritedNames.flatMap((name): [string, (typeof kinds)[number], unknown][] => [
      [`"${name}"`, 'single-choice', name],
      [`"${name}"`, 'true-false', name],
      [`"${name}"`, 'multiple-response', [name]],
      [`"${name}"`, 'ordering', [name, ...items.slice(1)]],
      [`"${name}"`, 'matching', { [stem]: name }],
      [`a stem "${name}"`, 'matching', JSON.parse(`{"${name}":"${target}"}`)],
      [`a blank "${name}"`, 'cloze', JSON.parse(`{"${name}":"${filler}"}`)],
    ]),
  ])('that names %s is refused (%s)', (_, kind, given) => {
    expect(readAnswer(aQuestion(kind), seeded, given)).toEqual({ ok: false, error: 'unknown-choice' })
  })

  test.each<[string, (typeof kinds)[number], unknown]>([
    ['a number', 'single-choice', 1],
    ['a list', 'single-choice', [choice]],
    ['an id outside a list', 'multiple-response', ticks[0]],
    ['one choice twice', 'multiple-response', [ticks[0], ticks[0]]],
    ['a list with a number', 'multiple-response', [ticks[0], 2]],
    ['more choices than any question has', 'multiple-response', Array.from({ length: 101 }, () => ticks[0])],
    ['half an order', 'ordering', items.slice(0, 3)],
    ['an order with an item twice', 'ordering', [...items.slice(0, 4), items[0]]],
    ['an order with one item too many', 'ordering', [...items, items[0]]],
    ['a boolean, which forms cannot send', 'true-false', true],
    ['a list of pairs', 'matching', [[stem, target]]],
    ['two targets for a stem', 'matching', { [stem]: [target, target] }],
    ['a number, which forms cannot send', 'numeric', 50],
    ['more than 200 characters', 'numeric', '5'.repeat(201)],
    ['more than 200 characters', 'short-answer', 'x'.repeat(201)],
    ['a list of texts', 'short-answer', ['LDN']],
    ['a text', 'cloze', filler],
  ])('that is %s is refused (%s)', (_, kind, given) => {
    expect(readAnswer(aQuestion(kind), seeded, given)).toEqual({ ok: false, error: 'malformed-answer' })
  })

  test.each(kinds)('that is missing or empty is a blank (%s)', (kind) => {
    for (const given of [null, undefined, '', []]) {
      expect(readAnswer(aQuestion(kind), seeded, given)).toEqual({ ok: true, value: null })
    }
  })

  test.each<[(typeof kinds)[number], unknown]>([
    ['numeric', ' \u00a0 '],
    ['short-answer', '\n'],
    ['matching', {}],
    ['matching', { [stem]: '' }],
    ['cloze', { [blank]: '' }],
  ])('to a %s question that is only %j is a blank', (kind, given) => {
    expect(readAnswer(aQuestion(kind), seeded, given)).toEqual({ ok: true, value: null })
  })

  test('is stored exactly as it was typed', () => {
    expect(readAnswer(aQuestion('short-answer'), seeded, '  Low-Dose ')).toEqual({ ok: true, value: '  Low-Dose ' })
  })

  test('with some of the pairs leaves the other stems unanswered', () => {
    expect(readAnswer(aQuestion('matching'), seeded, { [stem]: target })).toMatchObject({ ok: true, value: { a: 'x' } })
  })

  test('given in one attempt is unknown in another', () => {
    expect(readAnswer(aQuestion('single-choice'), seededBy('another seed'), second)).toEqual({
      ok: false,
      error: 'unknown-choice',
    })
  })
})

test('a stored answer whose shape does not fit its kind is shown as a blank', () => {
  expect(showAnswer(aQuestion('multiple-response'), seeded, 'a')).toBeNull()
  expect(showAnswer(aQuestion('matching'), seeded, ['x'])).toBeNull()
  expect(showAnswer(aQuestion('cloze'), seeded, null)).toBeNull()
})

function idsIn(of: object): string[] {
  return Object.entries(of).flatMap(([name, value]) => {
    if (name === 'id') return [String(value)]
    return value !== null && typeof value === 'object' ? idsIn(value) : []
  })
}
