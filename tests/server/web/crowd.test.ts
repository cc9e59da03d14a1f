import { type IncomingHttpHeaders, request as send } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rememberBrowser } from '@/server/known-browsers'
import { countSignUp, countTry } from '@/server/sign-in-limits'
import { type Front, serve } from '@/server/web/front'
import { from } from '@/tests/support/acting'

process.env.NEXTAUTH_SECRET = 'a secret that only tests use'

let front: Front
let asked: string[] = []
let body: Buffer = Buffer.from('<p>page</p>')
/** Those that the handler or a route has not answered yet. */
let open: (() => void)[] = []
const sockets: Socket[] = []

const wait = () => new Promise<void>((resolve) => open.push(resolve))
beforeEach(async () => {
  asked = []
  open = []
  front = await serve({
    handler: async (request, response) => {
      asked.push(`${request.method} ${request.url}`)
      if (request.method === 'POST' || request.url === '/slow') await wait()
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(body)
    },
    host: '127.0.0.1',
    port: 0,
    origin: 'https://course.example',
    actions: new Map([['a1', ['/sign-in', '/sign-up', '/reset/:token']]]),
    routes: [
      {
        ...{
          method: 'POST',
          path: '/api/session',
          who: 'anybody',
          body: ['json'],
          origins: 'own',
          maxBodyBytes: 1000,
          mayHash: true,
        },
        reply: async () => {
          asked.push('POST /api/session')
          await wait()
          return { status: 200, body: {} }
        },
      },
    ],
  })
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const done of open.splice(0)) done()
  await front.stop()
})

const form = [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', '{"id":"a1","bound":"$@1"}'],
  ['$ACTION_1:1', '[{}]'],
]
  .map(([name, value]) => `--form\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  .join('')
  .concat('--form--\r\n')

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
function ask(path: string, network: string, headers: Record<string, string> = {}, method = 'POST'): Promise<Answer> {
  const isForm = !path.startsWith('/api/')
  const body = method === 'GET' ? '' : isForm ? form : '{}'
  const type = isForm ? 'multipart/form-data; boundary=form' : 'application/json'
  const all = {
    host: 'course.example',
    'content-type': type,
    'content-length': String(body.length),
    'x-forwarded-for': network,
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const going = send({ port: front.port, host: '127.0.0.1', method, path, headers: all, agent: false }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    going.on('error', reject).end(body)
  })
}

const settled = async (count: number) => {
  for (let i = 0; i < 200 && open.length < count; i++) await new Promise((resolve) => setTimeout(resolve, 10))
}
const forms = ['/sign-in', '/sign-up', '/reset/abc', '/api/session']

describe('a network that has to wait', () => {
  test('for sign-ins is refused in a way that says when to ask again, and nothing behind the front is asked', async () => {
    for (let i = 0; i < 100; i++) countTry(`somebody${i}@example.org`, from('203.0.113.10'))
    for (const path of ['/sign-in', '/reset/abc', '/api/session', '/api/auth/callback/credentials']) {
      const { status, headers } = await ask(path, '203.0.113.10', { 'content-type': 'application/x-www-form-urlencoded' })
      expect([path, status, Number(headers['retry-after']) > 800]).toEqual([path, 429, true])
    }
    expect(asked).toEqual([])
    expect((await ask('/sign-in', '203.0.113.10', {}, 'GET')).status).toBe(200)
  })

  test('for sign-ups can still sign in', async () => {
    for (let i = 0; i < 300; i++) countSignUp(from('203.0.113.11'))
    expect((await ask('/sign-up', '203.0.113.11')).status).toBe(429)
    const signIn = ask('/sign-in', '203.0.113.11')
    await settled(1)
    for (const done of open.splice(0)) done()
    expect((await signIn).status).toBe(200)
  })

  test('hears words as a person, a code as a program, and the bare code as a script of a page', async () => {
    for (let i = 0; i < 100; i++) countTry(`somebody${i}@example.org`, from('203.0.113.12'))
    const [person, program, script] = await Promise.all([
      ask('/sign-in', '203.0.113.12', { accept: 'text/html' }),
      ask('/api/session', '203.0.113.12'),
      ask('/sign-in', '203.0.113.12', { 'next-action': 'a1', accept: 'text/x-component' }),
    ])
    expect(person.body).toContain('<h1>There were too many tries</h1>')
    expect(JSON.parse(program.body)).toMatchObject({ error: 'too-many-tries' })
    expect([script.headers['content-type'], script.body]).toEqual(['text/plain', 'too-many-tries'])
  })
})

describe('pages that are rendered for strangers', () => {
  test('are rendered a few at a time, and nobody who reads what is in memory waits for them', async () => {
    const all = Array.from({ length: 30 }, (_, i) => ask('/slow', `203.0.113.${i}`, {}, 'GET'))
    await settled(2)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(asked).toHaveLength(2)
    expect((await ask('/_next/static/none.js', '203.0.113.99', {}, 'GET')).status).toBe(404)
    const emptying = setInterval(() => {
      for (const done of open.splice(0)) done()
    }, 5)
    expect(new Set((await Promise.all(all)).map(({ status }) => status))).toEqual(new Set([200]))
    clearInterval(emptying)
  })
})

describe('requests that may take the hash of a password', () => {
  test('are let in a few at a time, the others wait, and beyond that they are refused', async () => {
    const all = Array.from({ length: 150 }, (_, i) => ask(forms[i % forms.length] as string, `198.18.0.${i}`))
    await settled(2)
    expect(asked.length).toBeLessThanOrEqual(8)
    const reading = await ask('/other', '203.0.113.99', {}, 'GET')
    expect(reading.status).toBe(200)
    const refused = await Promise.race(all)
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '3'])
    const emptying = setInterval(() => {
      for (const done of open.splice(0)) done()
    }, 5)
    const statuses = (await Promise.all(all)).map(({ status }) => status)
    clearInterval(emptying)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(90)
  })

  test('take no place while their bodies are on the way', async () => {
    for (let i = 0; i < 20; i++) {
      const socket = connect(front.port, '127.0.0.1')
      sockets.push(socket)
      const path = forms[i % forms.length]
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: course.example\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
    const signIn = ask('/api/session', '203.0.113.200')
    await settled(1)
    expect(asked).toEqual(['POST /api/session'])
    for (const done of open.splice(0)) done()
    expect((await signIn).status).toBe(200)
  })

  test('give their places up when the answer is ready, however slowly it is read', async () => {
    const large = Buffer.alloc(8_000_000, 'x')
    body = large
    for (let i = 0; i < 4; i++) {
      const socket = connect(front.port, '127.0.0.1')
      sockets.push(socket.pause())
      socket.write('GET /other HTTP/1.1\r\nHost: course.example\r\n\r\n')
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
    body = Buffer.from('<p>page</p>')
    expect((await ask('/other', '203.0.113.201', {}, 'GET')).status).toBe(200)
  })

  test('come first from a browser in which somebody signed in before', async () => {
    process.env.NEXTAUTH_URL = 'https://course.example'
    const { name, value } = rememberBrowser('ada@example.org', undefined)
    const strangers = Array.from({ length: 20 }, (_, i) => ask('/sign-in', `198.51.100.${i}`))
    await settled(2)
    const known = ask('/api/session', '198.51.100.99', { cookie: `${name}=${value}`, origin: 'https://course.example' })
    await new Promise((resolve) => setTimeout(resolve, 500))
    const before = asked.length
    open.shift()?.()
    for (let i = 0; i < 100 && asked.length === before; i++) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(asked.at(-1)).toBe('POST /api/session')
    const emptying = setInterval(() => {
      for (const done of open.splice(0)) done()
    }, 5)
    await Promise.all([...strangers, known])
    clearInterval(emptying)
    process.env.NEXTAUTH_URL = ''
  })
})
