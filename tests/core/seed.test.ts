import { expect, test } from 'vitest'
import { shownId, shuffle } from '@/core/seed'
import { seededBy } from '@/server/seed'
import { anyQuestionOf, forAny } from '@/tests/support/any-question'

const letters = [...'abcdefghij']
const label = (each: string) => each

test('one seed and label always give the same number, of 48 bits', () => {
  const seeded = seededBy('a seed')
  expect(seeded('a label')).toBe(seededBy('a seed')('a label'))
  expect(seeded('a label')).not.toBe(seeded('another label'))
  expect(seeded('a label')).not.toBe(seededBy('another seed')('a label'))
  for (const each of letters) {
    expect(Number.isInteger(seeded(each))).toBe(true)
    expect(seeded(each)).toBeGreaterThanOrEqual(0)
    expect(seeded(each)).toBeLessThan(2 ** 48)
  }
})

test('a shuffled list has every element once, and the list itself stays as it was', () => {
  const list = [...letters]
  expect(shuffle(list, seededBy('a seed'), label).sort()).toEqual(letters)
  expect(list).toEqual(letters)
  expect(shuffle([], seededBy('a seed'), label)).toEqual([])
})

test('an element that is added moves no other two', () => {
  forAny(anyQuestionOf('ordering'), ({ key }) => {
    const seeded = seededBy('a seed')
    const [, ...others] = key
    expect(shuffle(key, seeded, label).filter((each) => each !== key[0])).toEqual(shuffle(others, seeded, label))
  })
})

test('a shown id has ten small letters and digits, and is another under another label or seed', () => {
  const ids = ['one', 'two'].flatMap((seed) => letters.map((each) => shownId(seededBy(seed), each)))
  expect(ids.every((id) => /^[a-z0-9]{10}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(20)
  expect(shownId(() => 0, 'a label')).toBe('0000000000')
  expect(shownId(() => 2 ** 48 - 1, 'a label')).toHaveLength(10)
})
