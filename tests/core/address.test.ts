import { describe, expect, test } from 'vitest'
import { isApi, safePath, signInPath } from '@/core/address'

describe('a path that somebody sent', () => {
  test.each([
    ['/progress', '/progress'],
    ['/modules/x?from=/attempts/y#z', '/modules/x?from=/attempts/y#z'],
    ['/你', '/%E4%BD%A0'],
    ['/a/../b', '/b'],
    ['/a/./b', '/a/b'],
    ['/a//b', '/a//b'],
    ['/apiary', '/apiary'],
    ['/a?next=//evil.example', '/a?next=//evil.example'],
    ['/\ud800', '/%EF%BF%BD'],
  ])('%j leads to %s', (given, path) => expect(safePath(given, '/home')).toBe(path))

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/.//evil.example/phish',
    '/..//evil.example',
    '/%2e//evil.example',
    '/%2E%2E//evil.example',
    '/.%2e//evil.example',
    '/a/..//evil.example',
    '/a/b/../..//evil.example',
    '/a/%2e%2e//evil.example',
    '/./\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/a\u0000',
    '/api/sign-out',
    '/api',
    '/API/sign-out',
    '/%61pi/sign-out',
    '/./api/auth/signout',
    '/a/../api/sign-out',
    '/%2e/api/sign-out',
    '',
    'progress',
    `/${'a'.repeat(9000)}`,
    undefined,
    null,
    ['/progress'],
    { toString: () => '/progress' },
  ])('%j leads nowhere but to the fallback', (given) => expect(safePath(given, '/home')).toBe('/home'))

  test('stays what it is when it is cleaned twice, and a browser stays on this host with it', () => {
    const pieces = ['/', '//', '.', '..', '%2e', '%2E%2e', '\\', 'a', 'api', '?', '#', '%2f', '@', ':', 'evil.example']
    for (const one of pieces) {
      for (const two of pieces) {
        for (const three of pieces) {
          for (const four of pieces) {
            const path = safePath(`/${one}${two}${three}${four}`, '/home')
            expect(safePath(path, '/other')).toBe(path)
            const { host, pathname } = new URL(path, 'http://own')
            expect([host, isApi(pathname)]).toEqual(['own', false])
          }
        }
      }
    }
  })
})

test('a path that is too long to be carried through the sign-in page is left out, and what is left can always be loaded', () => {
  expect(signInPath('/teach?a=b#c')).toBe('/sign-in?next=%2Fteach%3Fa%3Db%23c')
  expect(signInPath(`/${'a'.repeat(7_990)}`)).toMatch(/^\/sign-in\?next=%2Fa+$/)
  for (const odd of ['a', '%', 'é', '👩‍⚕️']) expect(signInPath(`/${odd.repeat(8_000)}`)).toBe('/sign-in')
})
