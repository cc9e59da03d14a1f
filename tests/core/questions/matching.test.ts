import { describe, expect, test } from 'vitest'
import { mark as markAny, rightAnswer } from '@/core/question'
import { mark, schema } from '@/core/questions/matching'
import { aQuestion } from '@/tests/support/builders'

const question = aQuestion('matching', { key: { a: 'x', b: 'x', c: 'y', d: 'z' } })

test.each<[string, Record<string, string>, number]>([
  ['every stem with its target earns the question', { a: 'x', b: 'x', c: 'y', d: 'z' }, 1],
  ['a target may serve two stems', { a: 'x', b: 'x' }, 0.5],
  ['one right stem of four earns a quarter', { c: 'y' }, 0.25],
  ['a wrong stem takes nothing from a right one', { a: 'x', b: 'y', c: 'x', d: 'x' }, 0.25],
  ['one target for all stems earns what is right of it', { a: 'x', b: 'x', c: 'x', d: 'x' }, 0.5],
  ['all stems wrong earn nothing', { a: 'y', b: 'z', c: 'x', d: 'y' }, 0],
  ['no stem answered earns nothing', {}, 0],
  ['a stem that is not there earns nothing', { z: 'x' }, 0],
  ['a target that is not there earns nothing', { a: 'q', c: 'y' }, 0.25],
  ['targets given to names that objects inherit earn nothing', { constructor: 'x', toString: 'x', valueOf: 'y' }, 0],
  ['names that objects inherit are no targets', { a: 'constructor', b: '__proto__', c: 'toString' }, 0],
])('%s', (_, given, earned) => expect(mark(question, given)).toBe(earned))

test('a pair called "__proto__" brings no answers with it', () => {
  const smuggled = JSON.parse('{"__proto__":{"a":"x","b":"x","c":"y","d":"z"}}')
  expect(mark(question, smuggled)).toBe(0)
  expect(markAny(question, smuggled)).toBe(0)
  expect(mark(question, Object.create({ a: 'x', b: 'x' }))).toBe(0)
})

describe('a stem may be called "constructor"', () => {
  const stems = ['a', 'constructor'].map((id) => ({ id, text: id, explanation: 'Why.' }))

  test('and is marked like any other', () => {
    const valid = schema.parse({ ...question, stems, key: { a: 'x', constructor: 'y' } })
    expect(mark(valid, { a: 'x' })).toBe(0.5)
    expect(markAny(valid, rightAnswer(valid))).toBe(1)
  })

  test('and a key that leaves it out is refused', () => {
    expect(() => schema.parse({ ...question, stems, key: { a: 'x', b: 'y' } })).toThrow('the key must give every stem one target')
  })
})

describe('a question is refused', () => {
  const { stems, targets } = question
  test.each([
    ['with one stem', { stems: stems.slice(0, 1), key: { a: 'x' } }, 'Too small'],
    ['with one target', { targets: targets.slice(0, 1), key: { a: 'x', b: 'x', c: 'x', d: 'x' } }, 'Too small'],
    ['where two stems share an id', { stems: [...stems, stems[0]] }, 'two stems share an id'],
    ['where two targets share an id', { targets: [...targets, targets[0]] }, 'two targets share an id'],
    ['whose key forgets a stem', { key: { a: 'x', b: 'x', c: 'y' } }, 'the key must give every stem one target'],
    ['whose key names a stem that is not there', { key: { ...question.key, e: 'x' } }, 'and nothing else'],
    [
      'whose key names a target that is not there',
      { key: { ...question.key, d: 'q' } },
      'the key names something that is not a target',
    ],
    ['with a stem that is not explained', { stems: stems.map(({ id, text }) => ({ id, text })) }, 'expected string'],
  ])('%s', (_, change, message) => expect(() => schema.parse({ ...question, ...change })).toThrow(message))
})
