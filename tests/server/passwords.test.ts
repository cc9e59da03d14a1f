import { availableParallelism } from 'node:os'
import { beforeEach, expect, test, vi } from 'vitest'
import { fitsPassword, hashPassword } from '@/server/passwords'

let inside = 0
let most = 0
const waiting: (() => void)[] = []

// Stands for the hash function, which would take all cores: it says how many hash at once, and ends when it is told to.
vi.mock('@node-rs/argon2', () => {
  const work = async <T>(value: T): Promise<T> => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise<void>((resolve) => waiting.push(resolve))
    inside -= 1
    return value
  }
  return { hash: (password: string) => work(`hash of ${password}`), verify: () => work(true) }
})

const slots = Math.max(1, availableParallelism() - 1)
const settled = () => new Promise((resolve) => setImmediate(resolve))

async function endAll(): Promise<void> {
  for (let quiet = 0; quiet < 3; await settled()) {
    const next = waiting.shift()
    next?.()
    quiet = next ? 0 : quiet + 1
  }
}

beforeEach(() => {
  inside = 0
  most = 0
})

test('at most one core less than there are hashes at once, whatever asks for it', async () => {
  const all = Promise.all([
    ...Array.from({ length: 20 }, () => hashPassword('a')),
    fitsPassword('hash', 'a'),
    fitsPassword('hash', 'b'),
  ])
  await settled()
  await endAll()
  expect((await all).filter((each) => each === null)).toEqual([])
  expect(most).toBe(slots)
})

test('whoever finds the queue full is turned away at once, and those before are served', async () => {
  const places = 120 * slots
  const all = Array.from({ length: places + slots + 5 }, () => hashPassword('a'))
  const late = await Promise.all(all.slice(-5))
  expect(late).toEqual([null, null, null, null, null])
  await endAll()
  expect(new Set(await Promise.all(all.slice(0, -5)))).toEqual(new Set(['hash of a']))
})
