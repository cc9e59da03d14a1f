import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import type { StorageFault } from '@/server/database/storage-fault'
import { noteFault } from '@/server/database/storage-state'
import { readerCookie } from '@/server/reader-cookie'
import { type Front, type FrontOptions, serve } from '@/server/web/front'
import type { Asked } from '@/server/web/route'
import type { Handler } from '@/server/web/static-pages'

process.env.NEXTAUTH_SECRET = 'a secret that only tests use'

const aPolicy = { who: 'anybody', origins: 'own', maxBodyBytes: 1000 } as const

const lesson = `<!DOCTYPE html><script>self.a=1</script><script src="/x.js"></script><p>${'A long lesson. '.repeat(200)}</p>`
const notFound = '<!DOCTYPE html><script>self.lost=1</script>'
/** The hashes of the two inline scripts above, computed with openssl. */
const lessonHash = "'sha256-U+8MK+0uDzz63CVi5Lllj/7310ahz5UzrVluFdPYEWw='"
const notFoundHash = "'sha256-G7bZSbWEA+UtPNTTBiKwJQSa4DqKRsKkCo57A/qBQuc='"

let front: Front | undefined
let logged: string[] = []
let asked: IncomingMessage[] = []

afterEach(async () => {
  await front?.stop()
  front = undefined
})

/** A handler that takes the part of Next: static pages, dynamic pages, and handlers that fail. */
const behind: Handler = (request, response) => {
  asked.push(request)
  const path = request.url?.split('?')[0]
  if (path === '/lesson') {
    response.setHeader('Vary', 'rsc').setHeader('Cache-Control', 's-maxage=31536000').setHeader('Content-Type', 'text/html')
    return response.end(lesson)
  }
  if (path === '/_not-found') return response.writeHead(404, { 'Content-Type': 'text/html' }).end(notFound)
  if (path === '/throws') throw new Error('secret words')
  if (path === '/breaks-off') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).write('<p>the first half')
    throw new Error('secret words')
  }
  if (path === '/gives-up') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).write('<p>the first half')
    return response.destroy(new Error('secret words'))
  }
  if (path === '/export') {
    response.writeHead(200, { 'Content-Type': 'text/csv', ETag: '"1"' }).write('a,b\n')
    return
  }
  if (path === '/in-pieces') {
    response.writeHead(200, ['Content-Type', 'text/html; charset=utf-8', 'Vary', 'rsc, Accept-Encoding']).flushHeaders()
    response.setHeader('ETag', '"one"')
    for (const piece of ['<p>été ', Buffer.from('— '), 'naïve']) response.write(piece)
    // Some handlers wait until a piece is accepted before they write the next.
    return response.write('</p>', () => response.end('<p>end</p>'.repeat(50)))
  }
  if (path === '/picture') return response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.from([1, 2, 3]))
  if (path === '/moved') return response.writeHead(303, { Location: '/lesson' }).end()
  if (path === '/broken')
    return response.writeHead(500, { 'Content-Type': 'text/html' }).end('<pre>secret words at /srv/x.ts:1</pre>')
  response.setHeader('Content-Type', 'text/html')
  return response.end(`dynamic ${request.url}`)
}

async function start(options: Partial<FrontOptions> = {}): Promise<Front> {
  logged = []
  const log = pino({}, { write: (line: string) => logged.push(line) })
  front = await serve({ handler: behind, host: '127.0.0.1', port: 0, staticAddresses: ['/lesson'], log, ...options })
  asked = []
  return front
}

/** A form as a browser without scripts sends it for the action a1. */
function aPageForm(fields: Record<string, string>) {
  const all = {
    $ACTION_REF_1: '',
    '$ACTION_1:0': '{"id":"a1","bound":"$@1"}',
    '$ACTION_1:1': '[{}]',
    $ACTION_KEY: 'k1',
    ...fields,
  }
  const part = ([name, value]: [string, string]) => `--form\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  return {
    body: `${Object.entries(all).map(part).join('')}--form--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=form' },
  }
}

type Asking = { method?: string; path?: string; headers?: Record<string, string>; body?: string }

async function ask({ method = 'GET', path = '/', headers = {}, body }: Asking = {}) {
  const port = front?.port
  return new Promise<{ status?: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const going = send(
      { port, host: '127.0.0.1', method, path, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        )
      },
    )
    going.on('error', reject)
    going.end(body)
  })
}

test('the policy of a static page has the hashes of its inline scripts, and neither a nonce nor unsafe-inline for scripts', async () => {
  await start()
  const policy = String((await ask({ path: '/lesson' })).headers['content-security-policy'])
  expect(policy).toContain(`script-src 'self' ${lessonHash}`)
  expect(policy).not.toContain('nonce-')
  for (const part of [
    "default-src 'none'",
    "style-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ]) {
    expect(policy.split('; ')).toContain(part)
  }
  expect(policy.split('; ').find((part) => part.startsWith('script-src'))).not.toContain('unsafe')
})

test('every other page gets a new nonce, which the handler gets in place of what the client sent', async () => {
  await start()
  const headers = {
    'content-security-policy': "script-src 'nonce-mine'",
    'x-request-id': 'mine',
    'x-middleware-subrequest': 'mine',
  }
  const policies = [await ask({ headers }), await ask({ headers })].map((answer) => answer.headers['content-security-policy'])
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}'/)
  expect(policies[0]).toContain(notFoundHash)
  expect(policies[0]).not.toBe(policies[1])
  expect(asked.map((request) => request.headers['content-security-policy'])).toEqual(policies)
  expect(JSON.stringify(asked.map((request) => request.headers))).not.toContain('mine')
})

/** Starts a front that sends documents: its handler draws pages as Next does, one of them with a part that React runs. */
async function startWithDocuments() {
  const folder = await mkdtemp(join(tmpdir(), 'document-'))
  await writeFile(join(folder, 'document.AB12.js'), 'export {}')
  const draw = (body: string) =>
    `<!DOCTYPE html><html data-reader="guest"><head></head><body>${body}<script>self.a=1</script></body></html>`
  const handler: Handler = (request, response) => {
    response.setHeader('Content-Type', 'text/html').setHeader('Link', '</_next/static/a.js>; rel=preload; as=script')
    if (request.url === '/_not-found' || request.url === '/nothing') response.statusCode = 404
    return response.end(draw(request.url === '/quiz' ? '<div data-react="">A quiz</div>' : `<p>${request.url}</p>`))
  }
  await start({ handler, staticAddresses: ['/lesson'], documentFolder: folder })
  await rm(folder, { recursive: true })
}

const documentOf = (path: string, reader: string) =>
  `<!DOCTYPE html><html data-reader="${reader}"><head><script type="module" src="/document.AB12.js"></script></head><body><p>${path}</p></body></html>`

test.each([
  ['a prerendered page', '/lesson', 200, '/lesson'],
  ['a page that is made for one request', '/progress', 200, '/progress'],
  ['the answer to a missing page', '/nothing', 404, '/_not-found'],
])('%s is sent as a document, without inline scripts, with the header of its reader', async (_, path, status, drawn) => {
  await startWithDocuments()
  for (const reader of ['guest', 'learner', 'instructor'] as const) {
    const { name, value } = readerCookie(reader)
    const page = await ask({ path, headers: { cookie: `${name}=${value}` } })
    expect([page.status, page.body.toString()]).toEqual([status, documentOf(drawn, reader)])
    expect(page.headers['content-security-policy']).toMatch(/; script-src 'self'$/)
    expect(page.headers.link).toBeUndefined()
    expect(Number(page.headers['content-length'])).toBe(page.body.length)
  }
})

test('a page with a part that React runs keeps its scripts, under a nonce', async () => {
  await startWithDocuments()
  const page = await ask({ path: '/quiz' })
  expect(page.body.toString()).toContain('<script>self.a=1</script>')
  expect(page.headers['content-security-policy']).toContain("'nonce-")
})

test('a prerendered page has another ETag for each header, so that no reader is told that somebody else’s is still good', async () => {
  await startWithDocuments()
  const tagOf = async (cookie: string) => String((await ask({ path: '/lesson', headers: { cookie } })).headers.etag)
  const { name } = readerCookie('learner')
  const guest = await tagOf('')
  expect(guest).not.toBe(await tagOf(`${name}=learner`))
  const again = await ask({ path: '/lesson', headers: { cookie: `${name}=learner`, 'if-none-match': guest } })
  expect([again.status, again.headers.vary]).toEqual([200, 'Cookie, Accept-Encoding'])
})

test('the module of documents may be kept for a year', async () => {
  await startWithDocuments()
  const { status, headers } = await ask({ path: '/document.AB12.js' })
  expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
})

test('every response forbids content sniffing and use by other sites, and has a request id', async () => {
  await start()
  for (const path of ['/', '/lesson', '/%zz', '/throws']) {
    const { headers } = await ask({ path })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  }
})

test('a static page is requested from the handler once and then served from the cache', async () => {
  await start()
  expect((await ask({ path: '/lesson' })).body.toString()).toBe(lesson)
  expect((await ask({ path: '/lesson' })).headers['cache-control']).toBe('no-cache')
  expect(asked).toEqual([])
})

test('an address that is another to a browser than to the handler is refused', async () => {
  await start()
  for (const path of ['//evil.example', '/a//b', '/./lesson', '/a/../lesson', '/%2e%2e/lesson', '/a/%2E/b']) {
    expect([path, (await ask({ path })).status]).toEqual([path, 400])
  }
  expect((await ask({ path: '/other/' })).status).toBe(200)
})

test('a page that fails at the start is left to the handler', async () => {
  await start({ staticAddresses: ['/throws', '/broken'] })
  expect((await ask({ path: '/broken' })).status).toBe(500)
  expect(asked).toHaveLength(1)
})

test('a static page with a query is served from the cache, with the policy that fits its scripts', async () => {
  await start()
  const { headers, body } = await ask({ path: '/lesson?from=/attempts/one' })
  expect(asked).toHaveLength(0)
  expect(body.toString()).toBe(lesson)
  expect(headers['content-security-policy']).toContain('sha256-')
})

test('whoever asks for flight data is sent the page, and the handler never hears of it', async () => {
  await start()
  const headers = { rsc: '1', 'next-router-state-tree': 'x', 'next-router-prefetch': '1', 'next-url': '/x' }
  expect((await ask({ path: '/lesson', headers })).body.toString()).toBe(lesson)
  expect(asked).toHaveLength(0)
  await ask({ path: '/other', headers })
  expect(Object.keys(asked[0]?.headers ?? {}).filter((name) => /^(rsc|next-)/.test(name))).toEqual([])
})

test.each([
  '/_next/image?url=%2Fx%0aforged&w=640&q=75',
  '/_next/data/x.json',
  '/_next/static/none.js',
  '/_next/x',
  '/lesson.rsc',
])('%s is answered with 404 at the front', async (path) => {
  await start()
  expect((await ask({ path })).status).toBe(404)
  expect([asked, logged]).toEqual([[], []])
})

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is no method of a page', async (method) => {
  await start()
  const { status, headers } = await ask({ method, path: '/other' })
  expect([status, headers.allow, asked.length]).toEqual([405, 'GET, HEAD, POST', 0])
})

test.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip, br;q=0', 'gzip', gunzipSync],
  ['br;q=0.0', undefined, (body: Buffer) => body],
])('to a client that accepts "%s" a static page is sent with the encoding %s', async (accepted, encoding, read) => {
  await start()
  const { headers, body } = await ask({ path: '/lesson', headers: { 'accept-encoding': accepted } })
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers.vary).toBe('rsc, Cookie, Accept-Encoding')
  expect(Number(headers['content-length'])).toBe(body.length)
  expect(read(body).toString()).toBe(lesson)
})

test.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['', undefined, (body: Buffer) => body],
])('a dynamic page that is written in pieces is sent complete to a client that accepts "%s"', async (...row) => {
  const [accepted, encoding, read] = row
  await start()
  const { headers, body } = await ask({ path: '/in-pieces', headers: { 'accept-encoding': accepted } })
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers.etag).toBe(encoding ? 'W/"one"' : '"one"')
  expect(headers.vary).toBe('rsc, Accept-Encoding')
  expect(Number(headers['content-length'])).toBe(body.length)
  expect(read(body).toString()).toBe(`<p>été — naïve</p>${'<p>end</p>'.repeat(50)}`)
})

test('a response that would not shrink or has no body is passed on unchanged', async () => {
  await start()
  const headers = { 'accept-encoding': 'br, gzip' }
  const picture = await ask({ path: '/picture', headers })
  expect([picture.headers['content-encoding'], picture.headers.vary, [...picture.body]]).toEqual([
    undefined,
    undefined,
    [1, 2, 3],
  ])
  const moved = await ask({ path: '/moved', headers })
  expect([moved.status, moved.headers.location, moved.body.length]).toEqual([303, '/lesson', 0])
  const head = await ask({ method: 'HEAD', path: '/in-pieces', headers })
  expect([head.status, head.body.length, head.headers.vary]).toEqual([200, 0, 'rsc, Accept-Encoding'])
})

test('an export is passed on as it is written and is not held', async () => {
  const { port } = await start()
  const first = await new Promise<string>((resolve, reject) => {
    const going = send(
      { port, host: '127.0.0.1', path: '/export', agent: false, headers: { 'accept-encoding': 'br' } },
      (response) =>
        response.once('data', (part: Buffer) => {
          resolve(`${response.headers['content-encoding']} ${part}`)
          going.destroy()
        }),
    )
    going.on('error', reject).end()
  })
  expect(first).toBe('undefined a,b\n')
})

test('a static page that the client already has in the same encoding is not sent again', async () => {
  await start()
  const { headers } = await ask({ path: '/lesson', headers: { 'accept-encoding': 'br' } })
  const again = { 'accept-encoding': 'br', 'if-none-match': `"other", W/${headers.etag}` }
  const answer = await ask({ path: '/lesson', headers: again })
  expect([answer.status, answer.body.length, answer.headers.etag]).toEqual([304, 0, headers.etag])
  expect((await ask({ path: '/lesson', headers: { ...again, 'accept-encoding': 'gzip' } })).status).toBe(200)
})

test('HEAD gets the headers of GET without the body', async () => {
  await start()
  const { status, headers, body } = await ask({ method: 'HEAD', path: '/lesson' })
  expect([status, body.length, headers['content-length']]).toEqual([200, 0, String(Buffer.byteLength(lesson))])
})

test('a static file may be cached by browsers for a year', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'front-'))
  await mkdir(join(folder, 'chunks'))
  await writeFile(join(folder, 'chunks/a b.js'), 'export {}')
  await start({ staticFolder: folder })
  const { headers, body } = await ask({ path: '/_next/static/chunks/a%20b.js' })
  await rm(folder, { recursive: true })
  expect(body.toString()).toBe('export {}')
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringMatching('javascript'),
  })
})

test('a response for which the handler sets no Cache-Control is private and not stored', async () => {
  await start()
  expect((await ask()).headers['cache-control']).toBe('private, no-store')
})

test.each([
  ['a page of another site may not send a change', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a page of a neighbouring host may not send a change', { 'sec-fetch-site': 'same-site' }, 403],
  ['a request that names another origin may not send a change', { origin: 'https://evil.example' }, 403],
  ['a request with a cookie but without an origin may not send a change', { cookie: 'a=b' }, 403],
  ['our own page may send a change', { 'sec-fetch-site': 'same-origin', cookie: 'a=b' }, 200],
  ['a program without a cookie may send a change', {}, 200],
])('%s', async (_, headers: Record<string, string>, status) => {
  const reply = async () => ({ status: 200, body: {} })
  await start({ routes: [{ ...aPolicy, method: 'POST', path: '/change', body: ['form'], reply }] })
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const allowed = method === 'POST' ? status : status === 200 ? 405 : status
    expect((await ask({ method, path: '/change', headers, body: 'a=1' })).status).toBe(allowed)
  }
  expect((await ask({ headers })).status).toBe(200)
})

test('a page whose origin is the address of this product may send a change', async () => {
  const reply = async () => ({ status: 200, body: {} })
  const { port } = await start({ routes: [{ ...aPolicy, method: 'POST', path: '/change', body: ['form'], reply }] })
  const headers = { origin: `http://127.0.0.1:${port}`, cookie: 'a=b' }
  expect((await ask({ method: 'POST', path: '/change', headers })).status).toBe(200)
})

test('a body of 256 kB is accepted, and a larger one is refused before the handler is called', async () => {
  await start({ actions: new Map([['a1', ['/']]]) })
  const small = aPageForm({ name: '' })
  const largest = aPageForm({ name: 'x'.repeat(256 * 1024 - small.body.length) })
  expect(Buffer.byteLength(largest.body)).toBe(256 * 1024)
  expect((await ask({ method: 'POST', ...largest })).status).toBe(200)
  const { status, body } = await ask({ method: 'POST', body: 'x'.repeat(256 * 1024 + 1) })
  expect([status, JSON.parse(body.toString()).error]).toEqual([413, 'too-large'])
  expect((await ask({ method: 'POST', headers: { 'transfer-encoding': 'chunked' } })).status).toBe(411)
  expect(asked).toHaveLength(1)
})

test('a browser that asks for a page gets a refusal as a page', async () => {
  await start()
  const { headers, body } = await ask({ path: '/%zz', headers: { accept: 'text/html,*/*' } })
  expect(headers['content-type']).toContain('text/html')
  expect(body.toString()).toContain('<h1>This address cannot be read</h1>')
  expect(headers['content-security-policy']).toMatch(/style-src 'sha256-/)
})

test.each([
  ['the host of the product', 'course.example', 200],
  ['the host of the product in capitals', 'COURSE.example', 200],
  ['a foreign name that points to this server', 'evil.example', 421],
  ['the host of the product at another port', 'course.example:8443', 421],
])('a request to %s (%s) is answered with %i', async (_, host, status) => {
  await start({ origin: 'https://course.example' })
  expect((await ask({ headers: { host } })).status).toBe(status)
})

test('a proxy on this machine may send a loopback host, and the handler gets the real host and client address', async () => {
  const { port } = await start({ origin: 'https://course.example' })
  const headers = { host: `127.0.0.1:${port}`, 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '6.6.6.6, 203.0.113.7' }
  const { headers: answered } = await ask({ headers })
  expect(asked[0]?.headers).toMatchObject({
    'x-forwarded-host': 'course.example',
    'x-forwarded-proto': 'https',
    'x-client-address': '203.0.113.7',
  })
  expect(answered['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
})

test('a page that was opened on this machine sends its forms to this machine, although people use another address', async () => {
  const { port } = await start({ origin: 'https://course.example' })
  await ask({ headers: { host: `localhost:${port}`, origin: `http://localhost:${port}` } })
  expect(asked[0]?.headers).toMatchObject({ 'x-forwarded-host': `localhost:${port}`, 'x-forwarded-proto': 'http' })
})

test('the form of a page reaches the handler with the origin of this product, also if it named none', async () => {
  await start({ origin: 'https://course.example', actions: new Map([['a1', ['/']]]) })
  const form = aPageForm({ name: '' })
  for (const origin of [undefined, 'null']) {
    const named = { ...form.headers, host: 'course.example', 'sec-fetch-site': 'same-origin', ...(origin && { origin }) }
    expect((await ask({ method: 'POST', ...form, headers: named })).status).toBe(200)
  }
  expect(asked.map(({ headers }) => headers.origin)).toEqual(['https://course.example', 'https://course.example'])
})

test('the host of the product is known without its port, which many proxies leave out', async () => {
  await start({ origin: 'http://course.example:4380' })
  expect((await ask({ headers: { host: 'course.example' } })).status).toBe(200)
  expect(asked[0]?.headers['x-forwarded-host']).toBe('course.example:4380')
})

const storageFaults: [fault: StorageFault, error: string, retryAfter: string, words: string][] = [
  ['busy', 'busy', '2', 'The course is busy'],
  ['full', 'disk-full', '30', 'The course cannot store anything just now'],
  ['read-only', 'storage-failed', '30', 'The course cannot reach what it has stored'],
  ['failing', 'storage-failed', '30', 'The course cannot reach what it has stored'],
  ['damaged', 'storage-failed', '30', 'The course cannot reach what it has stored'],
  ['gone', 'storage-failed', '30', 'The course cannot reach what it has stored'],
]

test.each(storageFaults)(
  'a page that fails because the storage is %s answers 503 as %s, with a time to come back',
  async (...row) => {
    const [fault, error, retryAfter, words] = row
    // Next answers 500, and nobody learns from it what the page has met.
    const handler: Handler = (_, response) => {
      noteFault(fault)
      response.writeHead(500, { 'Content-Type': 'text/html' }).end('<p>secret words')
    }
    await start({ handler, staticAddresses: [] })
    const page = await ask({ headers: { accept: 'text/html' } })
    expect([page.status, page.headers['retry-after']]).toEqual([503, retryAfter])
    expect(page.body.toString()).toContain(words)
    expect(JSON.parse((await ask()).body.toString())).toMatchObject({ error })
    expect(logged.join()).toContain(`"storage":"${fault}"`)
  },
)

test('a route that fails because the database is locked answers 503, and a page that fails for another reason still 500', async () => {
  const reply = () => Promise.reject(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }))
  await start({ routes: [{ ...aPolicy, method: 'GET', path: '/api/one', body: [], reply }] })
  const { status, headers, body } = await ask({ path: '/api/one' })
  expect([status, headers['retry-after'], JSON.parse(body.toString()).error]).toEqual([503, '2', 'busy'])
  expect((await ask({ path: '/broken' })).status).toBe(500)
})

test('without a proxy a client cannot choose the network address by which it is counted', async () => {
  await start()
  await ask({ headers: { 'x-forwarded-for': '203.0.113.7', 'x-client-address': '203.0.113.7' } })
  expect(asked[0]?.headers['x-client-address']).toBe('127.0.0.1')
})

test.each([
  ['/%00', 400],
  ['/lesson?a=%00', 400],
  ['/%zz', 400],
  ['/%c0%af', 400],
  ['/\\evil.example', 400],
  [`/${'a'.repeat(9000)}`, 400],
  ['http://evil.example/', 400],
  ['/_global-error', 404],
])('the unsafe address %s is answered with %i', async (path, status) => {
  await start()
  expect((await ask({ path })).status).toBe(status)
  expect(asked).toEqual([])
})

test('a client that wants to speak another protocol is answered, and its connection is closed', async () => {
  await start()
  const upgrade = { upgrade: 'h2c', connection: 'upgrade' }
  const page = await ask({ path: '/other', headers: upgrade })
  expect([page.status, page.headers.connection]).toEqual([200, 'close'])
  expect((await ask({ method: 'POST', path: '/other', headers: upgrade, body: 'x=1' })).status).toBe(400)
})

test.each([
  [
    'too long',
    `POST /page HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\nContent-Length: 5000000\r\n\r\n${'b'.repeat(5_000_000)}`,
    431,
  ],
  ['no headers', `POST /page HTTP/1.1\r\nno header\r\nContent-Length: 5000000\r\n\r\n${'b'.repeat(5_000_000)}`, 400],
  ['no request', 'x'.repeat(5_000_000), 400],
])(
  'a client whose headers are %s is answered although it goes on sending, and its connection is closed',
  async (_, text, status) => {
    const { port } = await start()
    for (let i = 0; i < 20; i++) {
      const socket = connect(port, '127.0.0.1')
      const parts: Buffer[] = []
      const fault = await new Promise<Error | null>((resolve) => {
        socket
          .on('data', (part) => parts.push(part))
          .once('error', resolve)
          .once('close', () => resolve(null))
        socket.write(text)
      })
      expect([fault, Buffer.concat(parts).toString().slice(0, 12)]).toEqual([null, `HTTP/1.1 ${status}`])
    }
  },
)

test('a request with an unknown method is refused', async () => {
  await start()
  expect((await ask({ method: 'TRACE' })).status).toBe(405)
})

test.each([
  ['a handler that throws', '/throws'],
  ['a handler that breaks off in the middle of a page', '/breaks-off'],
  ['a handler that gives up in the middle of a page', '/gives-up'],
  ['a handler that answers 500', '/broken'],
  ['a route that throws', '/save/1'],
])('%s leads to a plain error page without details, and to one line in the log', async (_, path) => {
  const reply = async () => {
    throw new Error('secret words')
  }
  await start({ routes: [{ ...aPolicy, method: 'GET', path: '/save/:id', body: [], reply }] })
  const { status, headers, body } = await ask({ path: `${path}?token=abc`, headers: { accept: 'text/html' } })
  expect(status).toBe(500)
  expect(body.toString()).toContain('Something went wrong on our side')
  expect(body.toString()).not.toMatch(/secret|half|\.ts/)
  expect(logged).toHaveLength(1)
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ path, method: 'GET', requestId: headers['x-request-id'] })
})

test('a log line contains neither a query nor a token', async () => {
  await start({ handler: () => Promise.reject(new Error('no')), staticAddresses: [] })
  await ask({ path: '/set-up/Pre7UAXlZq4ceYQ2qbrSS89PuJwWMkNi?token=abc' })
  expect(JSON.parse(logged[0] ?? '').path).toBe('/set-up/…')
})

test('a route is answered without the handler, and gets its parameters, its body and the network address of its caller', async () => {
  await start({
    routes: [
      {
        ...aPolicy,
        method: 'POST',
        path: '/api/attempts/:id/save',
        body: ['json'],
        reply: async ({ params, body, source: { network } }: Asked<'anybody'>) => ({
          status: 201,
          body: { ...params, network, body },
        }),
      },
    ],
  })
  const path = '/api/attempts/a%20b/save'
  const sent = { origin: front?.origin ?? '', 'content-type': 'application/json' }
  const { status, headers, body } = await ask({ method: 'POST', path, body: '{"x":1}', headers: sent })
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([201, 'application/json', 'private, no-store'])
  expect(JSON.parse(body.toString())).toEqual({ id: 'a b', network: '127.0.0.1', body: { kind: 'json', value: { x: 1 } } })
  const broken = await ask({ method: 'POST', path, body: '{"x"', headers: sent })
  expect(JSON.parse(broken.body.toString())).toEqual({ id: 'a b', network: '127.0.0.1', body: { kind: 'json' } })
  const other = await ask({ method: 'GET', path })
  expect([other.status, other.headers.allow]).toEqual([405, 'POST'])
  expect((await ask({ method: 'GET', path: '/api/nothing' })).status).toBe(404)
  expect(asked).toEqual([])
  expect((await ask({ method: 'GET', path: '/api/auth/csrf' })).body.toString()).toBe('dynamic /api/auth/csrf')
  expect((await ask({ method: 'GET', path: '/api/auth' })).status).toBe(404)
})

test('a route accepts a body up to the limit of its policy, and refuses requests from pages of other sites', async () => {
  const reply = async () => ({ status: 200, body: {} })
  await start({ routes: [{ ...aPolicy, maxBodyBytes: 10, method: 'POST', path: '/api/one', body: ['json'], reply }] })
  const headers = { 'content-type': 'application/json' }
  const send = (body: string, more: Record<string, string> = {}) =>
    ask({ method: 'POST', path: '/api/one', body, headers: { ...headers, ...more } })
  expect((await send('{"a":1234}')).status).toBe(200)
  expect((await send('{"a":12345}')).status).toBe(413)
  expect((await send('{}', { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await send('{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('a route may redirect a plain form, and the redirection must not be cached', async () => {
  const reply = async ({ body }: Asked<'anybody'>) => ({ seeOther: `/attempts/one?${body.kind}` })
  await start({ routes: [{ ...aPolicy, method: 'POST', path: '/start', body: ['form'], reply }] })
  const { status, headers } = await ask({ method: 'POST', path: '/start', body: 'a=1' })
  expect([status, headers.location, headers['cache-control']]).toEqual([303, '/attempts/one?form', 'private, no-store'])
})

test.each<[string, FrontOptions['findFault'], number, RegExp]>([
  ['answers', async () => null, 200, /^ok\n$/],
  ['has no space left', async () => 'full', 503, /the disk is full/],
  ['has lost its file', async () => 'gone', 503, /moved, deleted or exchanged/],
  ['does not answer at all', () => Promise.reject(new Error('gone')), 503, /does not answer/],
])('when the database %s, /healthz says so, under any host', async (_, findFault, status, words) => {
  await start({ findFault })
  const answer = await ask({ path: '/healthz', headers: { host: 'probe.internal' } })
  expect(answer.status).toBe(status)
  expect(answer.body.toString()).toMatch(words)
})

test('stopping finishes running requests, closes unused connections and accepts no new ones', async () => {
  let begin: (response: ServerResponse) => void
  const begun = new Promise<ServerResponse>((resolve) => {
    begin = resolve
  })
  const { port, stop } = await start({ handler: (_, response) => begin(response), staticAddresses: [] })
  const unused = connect(port, '127.0.0.1')
  const unusedClosed = new Promise((resolve) => unused.once('close', resolve))
  const running = ask()
  const response = await begun

  const stopped = stop()
  await unusedClosed
  await expect(ask()).rejects.toThrow('ECONNREFUSED')
  response.end('finished')
  expect((await running).body.toString()).toBe('finished')
  await stopped
})

test('starting on a port that is in use is rejected', async () => {
  const { port } = await start()
  await expect(serve({ handler: behind, host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('the former address of a module leads to its present one for good, with its query, its method and its body', async () => {
  await start({ formerNames: new Map([['dough', 'bread']]) })
  const page = await ask({ path: '/modules/dough?from=1' })
  expect(page).toMatchObject({ status: 308, headers: { location: '/modules/bread?from=1', 'cache-control': 'no-cache' } })
  const origin = `http://127.0.0.1:${front?.port}`
  const save = await ask({ method: 'POST', path: '/api/lessons/dough/read', headers: { origin }, body: '' })
  expect(save).toMatchObject({ status: 308, headers: { location: '/api/lessons/bread/read' } })
  const foreign = await ask({
    method: 'POST',
    path: '/api/lessons/dough/read',
    headers: { origin: 'https://x.example' },
    body: '',
  })
  expect(foreign.status).toBe(403)
  expect(asked).toEqual([])
})

test('the pictures of the course are served from memory for good, and can neither run nor load anything', async () => {
  const content = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const address = '/pictures/abc.svg'
  await start({ pictures: [{ file: 'a.svg', address, width: 1, height: 1, type: 'image/svg+xml', content }] })
  const picture = await ask({ path: address })
  expect(picture).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
  expect(picture.body).toEqual(Buffer.from(content))
  expect(asked).toEqual([])
  await ask({ path: '/pictures/a.svg' })
  expect(asked).toHaveLength(1)
})
