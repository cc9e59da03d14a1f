import { describe, expect, test } from 'vitest'
import { question } from '@/core/question'
import { haveUniqueIds } from '@/core/questions/every-question'
import { aQuestion, kinds } from '@/tests/support/builders'

describe.each(kinds)('any %s question', (kind) => {
  test('that is complete is accepted unchanged', () => {
    expect(question.parse(aQuestion(kind))).toEqual(aQuestion(kind))
  })

  test('is worth 1 point and asks for recall by default', () => {
    const { points, asks, ...rest } = aQuestion(kind)
    expect(question.parse(rest)).toEqual({ ...rest, points: 1, asks: 'recall' })
  })

  test('without a claim is accepted, because a course may have no claims', () => {
    const { claims, ...rest } = aQuestion(kind)
    expect(claims).not.toEqual([])
    expect(question.parse(rest).claims).toEqual([])
  })

  test.each([
    ['an id with spaces', { id: 'Not a slug' }, 'use small letters, digits and hyphens'],
    ['an id that ends in a hyphen', { id: 'safe-' }, 'use small letters, digits and hyphens'],
    ['an id that every object has', { id: '__proto__' }, 'use small letters, digits and hyphens'],
    ['a stem of white space', { stem: ' \n ' }, 'write something here'],
    ['no objective', { objective: '' }, 'write something here'],
    ['a passage that is not a slug', { passage: 'The Passage' }, 'use small letters, digits and hyphens'],
    ['no points', { points: 0 }, 'expected number to be >0'],
    ['negative points', { points: -1 }, 'expected number to be >0'],
    ['infinite points', { points: Number.POSITIVE_INFINITY }, 'expected number'],
    ['a safety point that is not a slug', { safety: 'A point' }, 'use small letters, digits and hyphens'],
    ['an unknown value of asks', { asks: 'guesswork' }, 'Invalid option'],
    ['an unknown field', { hint: 'It is a.' }, 'Unrecognized key'],
    ['an unknown kind', { kind: 'essay' }, 'Invalid'],
  ])('with %s is refused', (_, change, message) => {
    expect(() => question.parse({ ...aQuestion(kind), ...change })).toThrow(message)
  })
})

test('haveUniqueIds is false if and only if an id occurs twice', () => {
  expect(haveUniqueIds([{ id: 'a' }, { id: 'b' }])).toBe(true)
  expect(haveUniqueIds([{ id: 'a' }, { id: 'b' }, { id: 'a' }])).toBe(false)
  expect(haveUniqueIds([])).toBe(true)
})
