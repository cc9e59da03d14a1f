import { describe, expect, test } from 'vitest'
import { question } from '@/core/question'
import { haveUniqueIds } from '@/core/questions/every-question'
import { aQuestion, kinds } from '@/tests/support/builders'

describe.each(kinds)('any %s question', (kind) => {
  test('that is whole is taken as it stands', () => {
    expect(question.parse(aQuestion(kind))).toEqual(aQuestion(kind))
  })

  test('counts one point and asks for recall where its author says nothing', () => {
    const { points, asks, ...rest } = aQuestion(kind)
    expect(question.parse(rest)).toEqual({ ...rest, points: 1, asks: 'recall' })
  })

  test.each([
    ['an id with blanks', { id: 'Not a slug' }, 'use small letters, digits and hyphens'],
    ['an id that ends in a hyphen', { id: 'safe-' }, 'use small letters, digits and hyphens'],
    ['an id that every object has', { id: '__proto__' }, 'use small letters, digits and hyphens'],
    ['a stem of blanks', { stem: ' \n ' }, 'write something here'],
    ['no objective', { objective: '' }, 'write something here'],
    ['no claim', { claims: [] }, 'name at least one claim'],
    ['a passage that is no address', { passage: 'The Passage' }, 'use small letters, digits and hyphens'],
    ['no points', { points: 0 }, 'expected number to be >0'],
    ['negative points', { points: -1 }, 'expected number to be >0'],
    ['endless points', { points: Number.POSITIVE_INFINITY }, 'expected number'],
    ['a safety point that is no name', { safety: 'A point' }, 'use small letters, digits and hyphens'],
    ['a level that is none', { asks: 'guesswork' }, 'Invalid option'],
    ['a field that nobody knows', { hint: 'It is a.' }, 'Unrecognized key'],
    ['a kind that is none', { kind: 'essay' }, 'Invalid'],
  ])('with %s is refused', (_, change, message) => {
    expect(() => question.parse({ ...aQuestion(kind), ...change })).toThrow(message)
  })
})

test('ids are told apart letter by letter', () => {
  expect(haveUniqueIds([{ id: 'a' }, { id: 'b' }])).toBe(true)
  expect(haveUniqueIds([{ id: 'a' }, { id: 'b' }, { id: 'a' }])).toBe(false)
  expect(haveUniqueIds([])).toBe(true)
})
