import { describe, expect, test } from 'vitest'
import { readForwardedFor } from '@/server/web/headers'
import { networkOf } from '@/server/web/network'

describe('a caller is counted by', () => {
  test.each([
    ['5.5.5.5', '5.5.5.5'],
    ['5.5.5.5:1234', '5.5.5.5'],
    ['::ffff:5.5.5.5', '5.5.5.5'],
    ['[::ffff:5.5.5.5]:1234', '5.5.5.5'],
    ['::FFFF:505:505', '5.5.5.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s as %s', (address, network) => expect(networkOf(address)).toBe(network))

  test.each([
    '',
    'unknown',
    '_hidden',
    '5.5.5',
    '5.5.5.5.5',
    '999.1.1.1',
    'evil.example',
    '1'.repeat(10_000),
    ':'.repeat(10_000),
    '[',
    '%',
  ])('%j as unknown, like everybody who says nothing of use', (address) => expect(networkOf(address)).toBe('unknown'))

  test('the same network from every one of thirty addresses of a /64', () => {
    const networks = Array.from({ length: 30 }, (_, i) => networkOf(`2001:db8:7:7::${(i * 2000).toString(16)}`))
    expect(new Set(networks).size).toBe(1)
  })
})

describe('of X-Forwarded-For', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['6.6.6.6, 203.0.113.7', '203.0.113.7'],
    [`${'6.6.6.6, '.repeat(5000)}203.0.113.7`, '203.0.113.7'],
    [`${' '.repeat(15_000)}203.0.113.7`, '203.0.113.7'],
    ['', null],
    ['203.0.113.7,', null],
    ['x'.repeat(15_000), null],
    [undefined, null],
  ])('%# the last entry is read, however long the rest is', (header, last) => expect(readForwardedFor(header)).toBe(last))
})
