import { expect, test } from 'vitest'
import { shownId, shuffle } from '@/core/seed'
import { seededBy } from '@/server/seed'
import { anyQuestionOf, forAny } from '@/tests/support/any-question'

const letters = [...'abcdefghij']
const label = (each: string) => each

test('the same seed and label always give the same number of 48 bits', () => {
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

test('a shuffled list has every element once, and the list itself does not change', () => {
  const list = [...letters]
  expect(shuffle(list, seededBy('a seed'), label).sort()).toEqual(letters)
  expect(list).toEqual(letters)
  expect(shuffle([], seededBy('a seed'), label)).toEqual([])
})

test('adding an element does not change the order of the others in a shuffled list', () => {
  forAny(anyQuestionOf('ordering'), ({ key }) => {
    const seeded = seededBy('a seed')
    const [, ...others] = key
    expect(shuffle(key, seeded, label).filter((each) => each !== key[0])).toEqual(shuffle(others, seeded, label))
  })
})

test('a shown id has ten lower-case letters and digits, and differs between labels and seeds', () => {
  const ids = ['one', 'two'].flatMap((seed) => letters.map((each) => shownId(seededBy(seed), each)))
  expect(ids.every((id) => /^[a-z0-9]{10}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(20)
  expect(shownId(() => 0, 'a label')).toBe('0000000000')
  expect(shownId(() => 2 ** 48 - 1, 'a label')).toHaveLength(10)
})
