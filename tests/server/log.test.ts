import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { escapeHidden, logFor, takeOverConsole } from '@/server/log'
import { logSecurity } from '@/server/security-log'

process.env.NEXTAUTH_SECRET = 'a secret that only tests use'

let lines: string[]
const target = () => pino({ base: undefined }, { write: (line: string) => void lines.push(line) })
const usual = { ...console }
const listeners = process.listeners('warning')
beforeEach(() => {
  lines = []
})
afterEach(() => {
  Object.assign(console, usual)
  process.removeAllListeners('warning')
  for (const each of listeners) process.on('warning', each)
})

describe('once the log is the only writer, what is said on the console', () => {
  test('is one line each, whatever line breaks and colours are in it', () => {
    takeOverConsole(target())
    console.error(' ⨯ ', new Error('one\n2026-11-25 FATAL forged line'))
    console.warn('\u001b[31mred\u001b[0m\nFATAL forged')
    console.log({ a: 1 }, undefined, 7n, Symbol('x'))
    console.info('x'.repeat(5000))
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(line.trim()).not.toMatch(/\p{Cc}/u)
    expect(lines.map((line) => JSON.parse(line).level)).toEqual([50, 40, 30, 30])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: '⨯', err: { message: 'one\n2026-11-25 FATAL forged line' } })
    expect(JSON.parse(lines[1] ?? '').msg).toBe('red\nFATAL forged')
    expect(JSON.parse(lines[3] ?? '').msg).toHaveLength(2000)
  })

  test('for a request names it, and counts as its line if it is a fault', () => {
    takeOverConsole(target())
    const request = { requestId: 'r1', isLogged: false }
    logFor(request, () => console.warn('careful'))
    expect(request.isLogged).toBe(false)
    logFor(request, () => console.error('broken'))
    expect(request.isLogged).toBe(true)
    expect(lines.map((line) => JSON.parse(line).requestId)).toEqual(['r1', 'r1'])
  })

  test('by Node as a warning is a line as well', async () => {
    takeOverConsole(target())
    process.emitWarning('something is old')
    await new Promise((resolve) => setImmediate(resolve))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, err: { message: 'something is old' } })
  })
})

test('a line of the log has no character that a terminal would act on, and stays the same JSON', () => {
  const said = 'a\u009b31m\u007f\u2028\u202eb\u2066\ufeff é 你'
  const line = escapeHidden(JSON.stringify({ said }))
  expect(line).not.toMatch(/[\u007f-\u009f\u2028\u202e\u2066\ufeff]/)
  expect(JSON.parse(line)).toEqual({ said })
})

describe('an event that has to do with security', () => {
  test('is told with hashes of the address and the network, which are the same each time and nobody can read', () => {
    for (let i = 0; i < 2; i++) {
      logSecurity('sign-in-failed', { email: 'ada@example.org', network: '203.0.113.7', person: 'p1' }, target())
    }
    const [one, two] = lines.map((line) => JSON.parse(line))
    expect(one).toMatchObject({ security: 'sign-in-failed', person: 'p1', account: expect.stringMatching(/^[\w-]{12}$/) })
    expect([one.account, one.network]).toEqual([two.account, two.network])
    expect(lines.join('')).not.toMatch(/ada|example|203/)
  })

  test('is only counted when there are very many in a minute, and the number is told with the next', () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    for (let i = 0; i < 1000; i++) logSecurity('too-busy', {}, target())
    expect(lines).toHaveLength(120)
    clock.mockReturnValue(60_000)
    logSecurity('too-busy', {}, target())
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ security: 'too-busy', notLogged: 880 })
  })
})
