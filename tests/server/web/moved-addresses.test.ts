import { expect, test } from 'vitest'
import { findMovedPath } from '@/server/web/moved-addresses'
import { routes } from '@/server/web/routes'

const formerNames = new Map([
  ['dough', 'bread'],
  ['flour', 'bread'],
])

test.each([
  ['/modules/dough', '/modules/bread'],
  ['/modules/flour/quiz', '/modules/bread/quiz'],
  ['/modules/dough/practice/how-long', '/modules/bread/practice/how-long'],
  ['/preview/dough/report', '/preview/bread/report'],
  ['/modules/bread', null],
  ['/modules/doughs', null],
  ['/modules/', null],
  ['/attempts/dough', null],
  ['/dough', null],
  ['//modules/dough', null],
])('%s is now %s', (path, now) => expect(findMovedPath(path, formerNames)).toBe(now))

test('every address of the API that names a module follows it', () => {
  const named = routes.map(({ path }) => path).filter((path) => path.includes(':module'))
  expect(named.length).toBeGreaterThan(3)
  for (const path of named) {
    const of = (module: string) => path.replace(':module', module).replace(/:\w+/g, 'x')
    expect(findMovedPath(of('dough'), formerNames)).toBe(of('bread'))
  }
})
