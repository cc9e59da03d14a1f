import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '@/server/env'
import { originOf } from '@/server/web/request-checks'

type Given = Record<string, string>

// Every setting with what people have been seen to write: it is used as it was meant, or refused in a sentence.
const origins: [given: Given, origin: string, host: string][] = [
  [{}, 'http://localhost:3000', '127.0.0.1'],
  [{ PORT: '', NEXTAUTH_URL: '', HOST: '' }, 'http://localhost:3000', '127.0.0.1'],
  [{ PORT: ' 8080 ' }, 'http://localhost:8080', '127.0.0.1'],
  [{ PORT: '08080' }, 'http://localhost:8080', '127.0.0.1'],
  [{ PORT: '80' }, 'http://localhost', '127.0.0.1'],
  [{ HOST: '0.0.0.0', PORT: '8080' }, 'http://localhost:8080', '0.0.0.0'],
  [{ HOST: '0' }, 'http://localhost:3000', '0.0.0.0'],
  [{ HOST: '::' }, 'http://localhost:3000', '::'],
  [{ HOST: '[::]' }, 'http://localhost:3000', '::'],
  [{ HOST: '0:0:0:0:0:0:0:0' }, 'http://localhost:3000', '::'],
  [{ HOST: '::1' }, 'http://[::1]:3000', '::1'],
  [{ HOST: '[::1]' }, 'http://[::1]:3000', '::1'],
  [{ HOST: ' 127.0.0.1 ' }, 'http://localhost:3000', '127.0.0.1'],
  [{ HOST: '127.1' }, 'http://localhost:3000', '127.0.0.1'],
  [{ HOST: 'LOCALHOST' }, 'http://localhost:3000', 'localhost'],
  [{ HOST: '192.168.7.5' }, 'http://192.168.7.5:3000', '192.168.7.5'],
  [{ NEXTAUTH_URL: 'https://course.example' }, 'https://course.example', '127.0.0.1'],
  [{ NEXTAUTH_URL: 'https://Course.Example:443/' }, 'https://course.example', '127.0.0.1'],
  [{ NEXTAUTH_URL: ' http://course.example:4380/ ' }, 'http://course.example:4380', '127.0.0.1'],
  [{ NEXTAUTH_URL: 'https://bücher.example' }, 'https://xn--bcher-kva.example', '127.0.0.1'],
  [{ NEXTAUTH_URL: 'http://[2001:db8::1]:8080' }, 'http://[2001:db8::1]:8080', '127.0.0.1'],
  [{ NEXTAUTH_URL: 'https://10.0.0.7' }, 'https://10.0.0.7', '127.0.0.1'],
]

test.each(origins)('with %o people reach the product at %s, written as a browser writes it, and it listens on %s', (...row) => {
  const [given, origin, host] = row
  const env = readEnv(given)
  expect([env.origin, env.host, env.hasOwnAddress]).toEqual([origin, host, Boolean(given.NEXTAUTH_URL)])
})

const files: [given: Given, databaseUrl: string, dataDir: string, courseDir: string][] = [
  [{}, `file:${resolve('data/course.db')}`, resolve('data'), resolve('modules')],
  [{ DATA_DIR: '/srv/d/', COURSE_DIR: './c' }, 'file:/srv/d/course.db', '/srv/d', resolve('c')],
  [{ DATA_DIR: ' /srv/my data ' }, 'file:/srv/my data/course.db', '/srv/my data', resolve('modules')],
  [{ DATABASE_URL: 'file:./x.db' }, `file:${resolve('x.db')}`, resolve('data'), resolve('modules')],
  [{ DATABASE_URL: 'file:/srv/it’s ö.db' }, 'file:/srv/it’s ö.db', resolve('data'), resolve('modules')],
  [{ DATABASE_URL: 'file:///srv/x.db' }, 'file:/srv/x.db', resolve('data'), resolve('modules')],
  [{ DATABASE_URL: ' file:/srv/a/../x.db ' }, 'file:/srv/x.db', resolve('data'), resolve('modules')],
]

test.each(files)('with %o the database is %s, the data folder %s and the course %s', (given, databaseUrl, dataDir, courseDir) => {
  expect(readEnv(given)).toMatchObject({ databaseUrl, dataDir, courseDir })
})

const refusals: [given: Given, words: RegExp][] = [
  ...['70000', '-1', '1e3', '0x50', '80.5', 'http', '3000;', '٣٠٠٠', '99999999'].map((PORT): [Given, RegExp] => [
    { PORT },
    /^PORT: it must be a whole number from 0 to 65535$/,
  ]),
  ...['http://localhost', 'localhost:3000', '[::1]:3000', 'a/b', 'a b', 'user@host', 'fe80::1%eth0', '[::1', '1:2'].map(
    (HOST): [Given, RegExp] => [{ HOST }, /^HOST: it must be only an address or a name of this machine/],
  ),
  ...['course.example', 'ftp://course.example', 'https://', 'javascript:alert(1)', 'http://a b'].map(
    (NEXTAUTH_URL): [Given, RegExp] => [
      { NEXTAUTH_URL },
      /^NEXTAUTH_URL: it must be an address such as https:\/\/course\.example$/,
    ],
  ),
  ...['https://host.example/course', 'https://host.example/?a=1', 'https://host.example/#top'].map(
    (NEXTAUTH_URL): [Given, RegExp] => [
      { NEXTAUTH_URL },
      /^NEXTAUTH_URL: it must be an address without a path, such as https:\/\/host\.example/,
    ],
  ),
  [{ NEXTAUTH_URL: 'https://me:pw@host.example' }, /^NEXTAUTH_URL: it must be an address without a user name or a password/],
  ...['http://0.0.0.0:3000', 'http://[::]:3000', 'https://host.example.', 'http://host.example:0'].map(
    (NEXTAUTH_URL): [Given, RegExp] => [{ NEXTAUTH_URL }, /^NEXTAUTH_URL: people cannot use /],
  ),
  [{ DATABASE_URL: 'postgresql://host' }, /^DATABASE_URL: it must name a host and a database/],
  ...['mysql://host/x', '/srv/x.db', 'sqlite:x.db', 'FILE:x.db'].map((DATABASE_URL): [Given, RegExp] => [
    { DATABASE_URL },
    /^DATABASE_URL: it must begin with "file:"/,
  ]),
  ...[
    'file:',
    'file: ',
    'file::memory:',
    'file:/srv/',
    'file:x.db?mode=ro',
    'file:x.db#a',
    'file:/srv/a%20b.db',
    'file:~/x.db',
    'file://host/x.db',
    'file:"x.db"',
  ].map((DATABASE_URL): [Given, RegExp] => [{ DATABASE_URL }, /^DATABASE_URL: it must be "file:" and the plain path of a file/]),
  ...['~', '~/data', '"data"', "'data'"].flatMap((path): [Given, RegExp][] => [
    [{ DATA_DIR: path }, /^DATA_DIR: it must be a plain path/],
    [{ COURSE_DIR: path }, /^COURSE_DIR: it must be a plain path/],
  ]),
  [{ NEXTAUTH_SECRET: 'short' }, /^NEXTAUTH_SECRET: it must have at least 16/],
  [{ DEMO: 'true' }, /DEMO: it must be yes or no/],
]

test.each(refusals)('the setting %o is refused in one line', (given, words) => {
  let said = ''
  try {
    readEnv(given)
  } catch (error) {
    said = error instanceof Error ? error.message : ''
  }
  expect(said).toMatch(words)
  expect(said).not.toContain('\n')
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

test.each([
  ['the own name with its port', { host: 'course.example:4380' }, 'http://course.example:4380'],
  ['the own name without its port, as a proxy passes it on', { host: 'Course.Example' }, 'http://course.example:4380'],
  ['the own name with another port', { host: 'course.example:80' }, null],
  ['a foreign name', { host: 'evil.example' }, null],
  ['a loopback name, as a proxy passes it on', { host: 'localhost:3000' }, 'http://course.example:4380'],
  [
    'a loopback name, from a page of the product’s own address',
    { host: 'localhost:3000', origin: 'http://course.example:4380' },
    'http://course.example:4380',
  ],
  [
    'a loopback name, from a page that was opened by it',
    { host: 'localhost:3000', origin: 'http://localhost:3000' },
    'http://localhost:3000',
  ],
  ['a loopback name of another port', { host: 'localhost:3001', origin: 'http://localhost:3001' }, null],
])('for a product with an address of its own, %s means %o, that is %s', (_, headers, origin) => {
  expect(originOf(headers, { origin: 'http://course.example:4380', port: 3000 })).toBe(origin)
})
