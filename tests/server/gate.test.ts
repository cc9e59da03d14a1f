import { expect, test, vi } from 'vitest'
import { type Gate, openGate } from '@/server/gate'

/** Enters a gate and says in `order` when that happened. */
async function queue(gate: Gate, name: string, order: string[], caller?: Parameters<Gate['enter']>[0]) {
  const leave = await gate.enter(caller)
  order.push(leave ? name : `${name} refused`)
  return leave
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('only so many are inside at once, and each who leaves lets the next one in', async () => {
  const gate = openGate({ slots: 2, places: 8, patienceMs: 1000 })
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      const leave = await gate.enter()
      inside += 1
      most = Math.max(most, inside)
      await settled()
      inside -= 1
      leave?.()
    }),
  )
  expect([most, inside]).toEqual([2, 0])
})

test('leaving twice lets only one in', async () => {
  const gate = openGate({ slots: 1, places: 8, patienceMs: 1000 })
  const order: string[] = []
  const leave = await gate.enter()
  const waiting = [queue(gate, 'one', order), queue(gate, 'two', order)]
  leave?.()
  leave?.()
  await settled()
  expect(order).toEqual(['one'])
  for (const each of [...order]) (await waiting[each === 'one' ? 0 : 1])?.()
  await Promise.all(waiting)
  expect(order).toEqual(['one', 'two'])
})

test('whoever finds all places taken is refused at once', async () => {
  const gate = openGate({ slots: 1, places: 8, patienceMs: 1000 })
  await gate.enter()
  const order: string[] = []
  for (let i = 0; i < 10; i++) void queue(gate, String(i), order, { group: String(i) })
  await settled()
  expect(order).toEqual(['6 refused', '7 refused', '8 refused', '9 refused'])
})

test('whoever waits too long is refused, and its place is free again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const gate = openGate({ slots: 1, places: 4, patienceMs: 1000 })
  const leave = await gate.enter()
  const late = gate.enter()
  vi.advanceTimersByTime(1001)
  expect(await late).toBeNull()
  const next = gate.enter()
  leave?.()
  expect(await next).not.toBeNull()
  vi.useRealTimers()
})

test('one group cannot take all places, nor all turns', async () => {
  const gate = openGate({ slots: 1, places: 8, patienceMs: 1000 })
  const leave = await gate.enter({ group: 'flood' })
  const order: string[] = []
  const flood = Array.from({ length: 6 }, (_, i) => queue(gate, `flood ${i}`, order, { group: 'flood' }))
  const other = queue(gate, 'other', order, { group: 'other' })
  await settled()
  expect(order).toEqual(['flood 4 refused', 'flood 5 refused'])
  leave?.()
  await settled()
  expect(order.at(-1)).toBe('other')
  ;(await other)?.()
  await flood[0]
  expect(order.at(-1)).toBe('flood 0')
})

test('who goes first has places kept free, and is let in before the others', async () => {
  const gate = openGate({ slots: 1, places: 4, patienceMs: 1000 })
  const leave = await gate.enter()
  const order: string[] = []
  for (let i = 0; i < 4; i++) void queue(gate, `stranger ${i}`, order, { group: String(i) })
  const first = queue(gate, 'first', order, { group: '0', goesFirst: true })
  await settled()
  expect(order).toEqual(['stranger 3 refused'])
  leave?.()
  await first
  expect(order).toEqual(['stranger 3 refused', 'first'])
})
