import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { routes } from '@/server/web/routes'

/** A request that nobody of ours would send, or somebody might. */
export type FuzzRequest = { method: string; path: string; headers: Record<string, string>; body: Buffer }

/** What requests may be made of: real ids, so that some of them get far. */
export type Known = {
  cookies: string[]
  attempts: string[]
  modules: string[]
  practice: string[]
  people: string[]
  actions: string[]
}

/** The n-th request of a seed, always the same one for the same things known. */
export function makeRequest(seed: number, n: number, known: Known): FuzzRequest {
  const by = chanceOf(seed * 1_000_003 + n)
  const method = pick(by, methods)
  const { type, body } = ['GET', 'HEAD'].includes(method) && by() < 0.9 ? { type: null, body: '' } : makeBody(by, known)
  const headers: Record<string, string> = { ...makeHeaders(by, known) }
  if (type !== null && by() < 0.95) headers['content-type'] = type
  // Each from a network of its own, or most would only meet the brake.
  headers['x-forwarded-for'] ??= `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
  return { method, path: makePath(by, known), headers, body: Buffer.from(body) }
}

type Chance = () => number

// Mulberry32: small, seeded, and even enough for this.
function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<T>(by: Chance, list: readonly T[]): T {
  return list[Math.floor(by() * list.length)] as T
}

const methods = [
  ...Array(6).fill('GET'),
  ...Array(8).fill('POST'),
  'HEAD',
  'OPTIONS',
  'PUT',
  'PATCH',
  'DELETE',
  'PROPFIND',
  'TRACE',
]

// The pages that there are, from their files; a group of pages is no part of an address.
const pages = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter(({ name }) => name === 'page.tsx')
  .map(({ parentPath }) => join('/', parentPath.slice('app'.length).replace(/\/?\([^)]*\)/g, '')))

const nextAuth = [
  'session',
  'csrf',
  'providers',
  'callback/credentials',
  'signout',
  'signin',
  'error',
  '_log',
  'verify-request',
  'x',
]
const others = [
  '/_next/image?url=%2Fx&w=640&q=75',
  '/_next/data/x/y.json',
  '/_next/static/x.js',
  '/healthz',
  '/icon.svg',
  '/robots.txt',
]
const addresses = [...pages, ...routes.map(({ path }) => path), ...nextAuth.map((action) => `/api/auth/${action}`), ...others]

const odd = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'null',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  '[object Object]',
  '..',
  '../../etc/passwd',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '"; DROP TABLE Person; --',
  '%',
  '%00',
  '%ff',
  '%2e%2e',
  '{{7*7}}',
  '$1',
  '$K1',
  '$F1',
  '$Q1',
  '\u0000',
  '\u202e',
  'é\u0301\u0327',
  '你好',
  '👩‍⚕️',
  'a'.repeat(300),
  'x\r\ny',
]

function oddText(by: Chance): string {
  const text = pick(by, odd)
  return by() < 0.05 ? text.repeat(1 + Math.floor(by() * 200)) : text
}

function makePath(by: Chance, known: Known): string {
  const values: Record<string, readonly string[]> = {
    id: [...known.attempts, ...known.people, ...known.practice],
    module: known.modules,
    slug: known.modules,
    question: known.practice,
    position: ['1', '8', '0', '999'],
  }
  const filled = pick(by, addresses).replace(/:(\w+)|\[\.*(\w+)\]/g, (_, one?: string, other?: string) => {
    const list = values[one ?? other ?? ''] ?? []
    return by() < 0.7 && list.length > 0 ? pick(by, list) : encodeURIComponent(toHeader(oddText(by)))
  })
  const path = by() < 0.12 ? mutatePath(by, filled) : filled
  if (by() < 0.6) return path
  const names = [
    'next',
    'page',
    'search',
    'sort',
    'a',
    'q',
    'carry',
    'notice',
    'done',
    'from',
    '_rsc',
    'callbackUrl',
    'error',
    'nxtPid',
    '__proto__',
  ]
  const query = Array.from({ length: 1 + Math.floor(by() * 3) }, () => {
    const value = by() < 0.3 ? JSON.stringify(oddJson(by, 0)) : oddText(by)
    return `${pick(by, names)}=${by() < 0.8 ? encodeURIComponent(toHeader(value)) : toAddress(value)}`
  })
  return `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}`.slice(0, 9000)
}

function mutatePath(by: Chance, path: string): string {
  const changes: (() => string)[] = [
    () => `${path}.rsc`,
    () => `${path}/`,
    () => `/${path}`,
    () => path.replace('/', '/./'),
    () => path.replace('/', '/%2e%2e/'),
    () => path.toUpperCase(),
    () => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    () => `${path}/${encodeURIComponent(toHeader(oddText(by)))}`,
    () => `${path}%zz`,
    () => `${path}${toAddress(oddText(by))}`,
    () => `${path}.txt`,
    () => `${path}.segments/x.segment.rsc`,
    () => `/_next${path}`,
  ]
  return pick(by, changes)()
}

function makeHeaders(by: Chance, known: Known): Record<string, string> {
  const treeOf = encodeURIComponent(
    JSON.stringify(['', { children: ['sign-in', { children: ['__PAGE__', {}] }] }, null, null, true]),
  )
  const offers: Record<string, () => string> = {
    cookie: () => makeCookies(by, known),
    accept: () => pick(by, ['text/html', 'text/x-component', 'application/json', '*/*', oddText(by)]),
    'accept-encoding': () => pick(by, ['gzip, br', 'br;q=0', `x${' '.repeat(5000)}y`, ',;,;', oddText(by)]),
    'accept-language': () => oddText(by),
    'if-none-match': () => pick(by, ['*', 'W/"x"', ','.repeat(500), oddText(by)]),
    'if-modified-since': () => oddText(by),
    range: () => pick(by, ['bytes=0-1', 'bytes=-', oddText(by)]),
    rsc: () => pick(by, ['1', '0', oddText(by)]),
    'next-router-state-tree': () => pick(by, ['x', treeOf, '%5B%5D', '%', oddText(by)]),
    'next-router-prefetch': () => pick(by, ['1', '2', oddText(by)]),
    'next-router-segment-prefetch': () => pick(by, ['/_tree', '/_index', oddText(by)]),
    'next-url': () => oddText(by),
    'next-action': () => pick(by, [...known.actions, 'x', '0'.repeat(42), oddText(by)]),
    'next-hmr-refresh': () => '1',
    'x-nextjs-data': () => '1',
    'x-middleware-subrequest': () => 'middleware:middleware:middleware',
    'x-middleware-rewrite': () => '/teach',
    'x-action-forwarded': () => '1',
    'x-invoke-path': () => '/teach',
    'x-matched-path': () => '/teach',
    'x-forwarded-host': () => oddText(by),
    'x-forwarded-proto': () => oddText(by),
    'x-forwarded-for': () => pick(by, ['2001:db8::1', '5.5.5.5:1234', ', , ', oddText(by)]),
    'x-client-address': () => '127.0.0.1',
    'content-security-policy': () => "script-src 'nonce-x'",
    origin: () => pick(by, ['https://course.example', 'https://evil.example', 'null', oddText(by)]),
    'sec-fetch-site': () => pick(by, ['same-origin', 'cross-site', 'none', oddText(by)]),
    referer: () => oddText(by),
    host: () => pick(by, ['course.example', 'evil.example', oddText(by)]),
    purpose: () => 'prefetch',
    'user-agent': () => oddText(by),
    upgrade: () => 'h2c',
    authorization: () => `Bearer ${oddText(by)}`,
  }
  const headers: Record<string, string> = {}
  for (const [name, make] of Object.entries(offers)) {
    const often = name === 'cookie' ? 0.6 : ['origin', 'sec-fetch-site'].includes(name) ? 0.3 : name === 'host' ? 0.02 : 0.06
    if (by() < often) headers[name] = toHeader(make())
  }
  // Most of those with a cookie say that they come from a page of ours, or they would all be refused alike.
  if (headers.cookie !== undefined && by() < 0.8) headers['sec-fetch-site'] = 'same-origin'
  if (headers.upgrade !== undefined) headers.connection = 'upgrade'
  return headers
}

function makeCookies(by: Chance, { cookies }: Known): string {
  const names = [
    'next-auth.session-token',
    '__Host-next-auth.session-token',
    '__Secure-next-auth.session-token',
    'next-auth.callback-url',
  ]
  const more = [
    ...names,
    '__Secure-next-auth.callback-url',
    '__Host-next-auth.csrf-token',
    '__Host-known-browser',
    '__prerender_bypass',
  ]
  const parts = Array.from({ length: 1 + Math.floor(by() * 2) }, () =>
    by() < 0.6 && cookies.length > 0 ? pick(by, cookies) : `${pick(by, more)}=${oddText(by)}`,
  )
  return parts.join('; ')
}

const fieldNames = [
  'email',
  'password',
  'name',
  'next',
  'token',
  'answer',
  'order',
  'move',
  'kept',
  'pair.x',
  'confidence',
  'flag',
  'revision',
  'go',
  'item',
  'csrfToken',
  'callbackUrl',
  'json',
  '__proto__',
]

function makeBody(by: Chance, known: Known): { type: string; body: string } {
  const kind = by()
  if (kind < 0.3) return { type: 'application/json', body: makeJson(by) }
  if (kind < 0.5) {
    const pairs = Array.from({ length: Math.floor(by() * 8) }, () => [pick(by, fieldNames), toUtf8(oddText(by))])
    return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(pairs as [string, string][]).toString() }
  }
  if (kind < 0.92) return makeMultipart(by, known)
  return {
    type: pick(by, ['text/plain', 'text/xml', 'application/json;charset=x', oddText(by)]).replace(/[^\x20-\x7e]/g, '?'),
    body: oddText(by),
  }
}

function makeJson(by: Chance): string {
  const text = JSON.stringify(
    by() < 0.5
      ? { email: oddJson(by, 1), password: oddJson(by, 1) }
      : {
          answer: oddJson(by, 0),
          confidence: oddJson(by, 1),
          revision: pick(by, [1, 0, -1, 1e9, 'x', null]),
          passage: oddJson(by, 1),
        },
  )
  if (by() < 0.1) return text.slice(0, Math.floor(by() * text.length))
  return by() < 0.03 ? '['.repeat(30_000) : text
}

function oddJson(by: Chance, depth: number): unknown {
  const kind = by()
  if (depth > 3 || kind < 0.5) return pick(by, [oddText(by), 0, -1, 1.5, 1e308, true, false, null])
  if (kind < 0.7) return Array.from({ length: Math.floor(by() * 5) }, () => oddJson(by, depth + 1))
  return Object.fromEntries(
    Array.from({ length: Math.floor(by() * 4) }, () => [pick(by, [...fieldNames, ...odd]), oddJson(by, depth + 1)]),
  )
}

/** Forms of pages: as React writes them, and changed a little in every place. */
function makeMultipart(by: Chance, { actions }: Known): { type: string; body: string } {
  const id = by() < 0.7 && actions.length > 0 ? pick(by, actions) : 'x'
  const state = by() < 0.5 ? '{"values":{"name":"","email":""},"errors":{}}' : JSON.stringify(oddJson(by, 0))
  const args = pick(by, [
    `[${state},"$K1"]`,
    '[]',
    '["$K1"]',
    `[${state}]`,
    '"$K1"',
    '["$F1","$K1"]',
    '[{"a":"$Q1"},"$K1"]',
    '{',
    `[${'['.repeat(200)}`,
  ])
  const fields: [string, string][] =
    by() < 0.5
      ? [['0', args]]
      : [
          ['$ACTION_REF_1', ''],
          ['$ACTION_1:0', JSON.stringify({ id, bound: pick(by, ['$@1', '$@2', null]) })],
          ['$ACTION_1:1', pick(by, [`[${state}]`, '[]', state, '{'])],
          ['$ACTION_KEY', oddText(by)],
        ]
  const prefix = fields.length === 1 ? pick(by, ['_1_', '1_', '']) : ''
  for (let i = Math.floor(by() * 6); i > 0; i--) fields.push([prefix + pick(by, fieldNames), oddText(by)])
  if (by() < 0.2) fields.push([`$ACTION_ID_${id}`, ''])
  if (by() < 0.15) fields.splice(Math.floor(by() * fields.length), 1)
  const boundary = 'fuzzing'
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`,
  )
  const whole = `${parts.join('')}--${boundary}--\r\n`
  const type = `multipart/form-data; boundary=${by() < 0.95 ? boundary : 'another'}`
  return { type, body: by() < 0.12 ? whole.slice(0, Math.floor(by() * whole.length)) : whole }
}

// What Node's client agrees to send in a header, in an address, and as text.
function toHeader(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')
}
function toAddress(text: string): string {
  return toHeader(text).replace(/[^\x21-\xff]/g, '%20')
}
function toUtf8(text: string): string {
  return Buffer.from(text).toString()
}
