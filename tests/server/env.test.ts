import { expect, test } from 'vitest'
import { readEnv } from '@/server/env'
import { originOf } from '@/server/web/request-checks'

test.each([
  [{}, 'http://localhost:3000'],
  [{ PORT: '80' }, 'http://localhost'],
  [{ HOST: '0.0.0.0', PORT: '8080' }, 'http://localhost:8080'],
  [{ HOST: '::1' }, 'http://[::1]:3000'],
  [{ NEXTAUTH_URL: 'https://Course.Example:443/' }, 'https://course.example'],
  [{ PORT: '', NEXTAUTH_URL: '' }, 'http://localhost:3000'],
])('with the settings %o the origin is %s, as a browser writes it', (given, origin) => {
  expect(readEnv(given).origin).toBe(origin)
})

test.each([
  [{ PORT: '70000' }, /PORT: it must be a whole number from 0 to 65535/],
  [{ PORT: 'x' }, /PORT/],
  [{ DATABASE_URL: 'postgresql://x' }, /DATABASE_URL: it must begin with "file:"/],
  [{ NEXTAUTH_SECRET: 'short' }, /NEXTAUTH_SECRET: it must have at least 16/],
  [{ DEMO: 'true' }, /DEMO: it must be yes or no/],
])('the invalid setting %o is refused with its name and the reason', (given, words) => {
  expect(() => readEnv(given)).toThrow(words)
})

test.each([
  ['by default', {}, false, '/srv/data/course.db'],
  ['with DEMO=yes', { DEMO: 'yes' }, true, '/srv/data/demo.db'],
  ['with DEMO=yes and another database', { DEMO: 'yes', DATABASE_URL: 'file:/tmp/x.db' }, true, '/tmp/x.db'],
  ['with the demo file of the first edition', { DATABASE_URL: 'file:/srv/data/demo.db' }, true, '/srv/data/demo.db'],
  ['with DEMO=no', { DEMO: 'no', DATABASE_URL: 'file:/srv/data/demo.db' }, false, '/srv/data/demo.db'],
  ['with a file elsewhere that is called demo.db', { DATABASE_URL: 'file:/tmp/demo.db' }, false, '/tmp/demo.db'],
])('%s, the settings say whether this is the demo and where its database is', (_, given, isDemo, file) => {
  const env = readEnv({ DATA_DIR: '/srv/data', ...given })
  expect([env.isDemo, env.databaseUrl]).toEqual([isDemo, `file:${file}`])
})

test('on port 80 a loopback name without a port is accepted as our own host', () => {
  const site = { origin: 'http://localhost', port: 80 }
  expect(originOf({ host: '127.0.0.1' }, site)).toBe('http://127.0.0.1')
  expect(originOf({ host: 'localhost' }, site)).toBe('http://localhost')
  expect(originOf({ host: 'localhost:3000' }, site)).toBeNull()
})
