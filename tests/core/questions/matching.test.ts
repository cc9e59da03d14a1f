import { describe, expect, test } from 'vitest'
import { mark as markAny, rightAnswer } from '@/core/question'
import { mark, schema } from '@/core/questions/matching'
import { aQuestion } from '@/tests/support/builders'

const question = aQuestion('matching', { key: { a: 'x', b: 'x', c: 'y', d: 'z' } })

test.each<[string, Record<string, string>, number]>([
  ['giving every stem its target earns all the points', { a: 'x', b: 'x', c: 'y', d: 'z' }, 1],
  ['a target may be right for two stems', { a: 'x', b: 'x' }, 0.5],
  ['one right stem of four earns a quarter', { c: 'y' }, 0.25],
  ['a wrong target costs nothing', { a: 'x', b: 'y', c: 'x', d: 'x' }, 0.25],
  ['giving all stems the same target earns the stems for which it is right', { a: 'x', b: 'x', c: 'x', d: 'x' }, 0.5],
  ['giving all stems a wrong target earns nothing', { a: 'y', b: 'z', c: 'x', d: 'y' }, 0],
  ['answering no stem earns nothing', {}, 0],
  ['an unknown stem earns nothing', { z: 'x' }, 0],
  ['an unknown target earns nothing', { a: 'q', c: 'y' }, 0.25],
  ['names that objects inherit are unknown stems', { constructor: 'x', toString: 'x', valueOf: 'y' }, 0],
  ['names that objects inherit are unknown targets', { a: 'constructor', b: '__proto__', c: 'toString' }, 0],
])('in a matching question, %s', (_, given, earned) => expect(mark(question, given)).toBe(earned))

test('in a matching question, a pair called "__proto__" adds no answers', () => {
  const smuggled = JSON.parse('{"__proto__":{"a":"x","b":"x","c":"y","d":"z"}}')
  expect(mark(question, smuggled)).toBe(0)
  expect(markAny(question, smuggled)).toBe(0)
  expect(mark(question, Object.create({ a: 'x', b: 'x' }))).toBe(0)
})

describe('a stem that is called "constructor"', () => {
  const stems = ['a', 'constructor'].map((id) => ({ id, text: id, explanation: 'Why.' }))

  test('is marked like any other', () => {
    const valid = schema.parse({ ...question, stems, key: { a: 'x', constructor: 'y' } })
    expect(mark(valid, { a: 'x' })).toBe(0.5)
    expect(markAny(valid, rightAnswer(valid))).toBe(1)
  })

  test('must be in the key', () => {
    expect(() => schema.parse({ ...question, stems, key: { a: 'x', b: 'y' } })).toThrow('the key must give every stem one target')
  })
})

describe('a matching question is refused', () => {
  const { stems, targets } = question
  test.each([
    ['with one stem', { stems: stems.slice(0, 1), key: { a: 'x' } }, 'Too small'],
    ['with one target', { targets: targets.slice(0, 1), key: { a: 'x', b: 'x', c: 'x', d: 'x' } }, 'Too small'],
    ['if two stems share an id', { stems: [...stems, stems[0]] }, 'two stems share an id'],
    ['if two targets share an id', { targets: [...targets, targets[0]] }, 'two targets share an id'],
    ['whose key lacks a stem', { key: { a: 'x', b: 'x', c: 'y' } }, 'the key must give every stem one target'],
    ['whose key names an unknown stem', { key: { ...question.key, e: 'x' } }, 'and nothing else'],
    ['whose key names an unknown target', { key: { ...question.key, d: 'q' } }, 'the key names something that is not a target'],
    ['with a stem without an explanation', { stems: stems.map(({ id, text }) => ({ id, text })) }, 'expected string'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})
