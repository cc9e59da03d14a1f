/**
 * Every text from outside has a bound before anything looks at it whose work may grow faster than its length: Unicode
 * normalisation, patterns, splitting by a pattern. Asserted by lengths, not by time.
 */
import { request as send } from 'node:http'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCarried } from '@/app/(learn)/attempts/[id]/_quiz/carried'
import { safePath } from '@/core/address'
import { cohortName, joinCode, timeZone } from '@/core/cohort'
import { correctionForm, mappedPart } from '@/core/correction'
import { overrideForm, reason } from '@/core/override'
import { signInForm, signUpForm } from '@/core/people'
import { kinds } from '@/core/question'
import { readFields } from '@/core/questions/form'
import { readTyped } from '@/core/questions/typed'
import { reportAnswerForm, reportForm } from '@/core/report'
import { cookieNameOf } from '@/server/cookies'
import { learnerQuery, unusableSearch } from '@/server/gradebook'
import { findOffer } from '@/server/invitations'
import { readKnownBrowser } from '@/server/known-browsers'
import { isLinkValid, redeemInstructorLink } from '@/server/links'
import { loggedPath } from '@/server/log'
import { findPasswordFault } from '@/server/new-passwords'
import { sessionCookieName } from '@/server/session-cookies'
import { findCaller } from '@/server/sessions'
import { chooseEncoding } from '@/server/web/compression'
import { type Front, serve } from '@/server/web/front'
import { routes } from '@/server/web/routes'
import { aLearner, anOpenAttempt, password } from '@/tests/support/acting'
import { askApi, cookiesOf } from '@/tests/support/api'
import { eachTestHasADatabase } from '@/tests/support/database'

eachTestHasADatabase()

const size = 12_000
const worst: Record<string, string> = {
  'combining marks in the wrong order': `a${'\u0301'.repeat(size)}${'\u0327'.repeat(size)}`,
  'a run of blanks': `x${' '.repeat(size)}y`,
  'a run of tabs': `x${'\t'.repeat(size)}y`,
  'a run of separators': `x${';, '.repeat(size / 3)}y`,
  'halves of characters': '\ud800'.repeat(size),
  'null characters': '\u0000'.repeat(size),
  'slashes and dots': '/.'.repeat(size / 2),
}
const cases = Object.entries(worst)

type Looked = { normalized: number; matched: number; split: number }

/** Does something, and tells the longest text that was looked at meanwhile by each kind of work. */
async function watch(act: () => unknown): Promise<Looked> {
  const looked: Looked = { normalized: 0, matched: 0, split: 0 }
  const { normalize } = String.prototype
  const { exec } = RegExp.prototype
  const split = RegExp.prototype[Symbol.split]
  const note = (kind: keyof Looked, text: unknown) => {
    looked[kind] = Math.max(looked[kind], String(text).length)
  }
  String.prototype.normalize = function (this: string, form?: string) {
    note('normalized', this)
    return normalize.call(this, form as 'NFC')
  }
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    // A pattern of one character takes a time that grows with the length alone; the schemas count halves of characters by one.
    if (!isOfOneCharacter(this.source)) note('matched', text)
    return exec.call(this, text)
  }
  Object.defineProperty(RegExp.prototype, Symbol.split, {
    ...{ configurable: true, writable: true },
    value(this: RegExp, text: string, limit?: number) {
      note('split', text)
      return split.call(this, text, limit)
    },
  })
  try {
    await act()
    return looked
  } finally {
    String.prototype.normalize = normalize
    RegExp.prototype.exec = exec
    Object.defineProperty(RegExp.prototype, Symbol.split, { configurable: true, writable: true, value: split })
  }
}

function isOfOneCharacter(pattern: string): boolean {
  return pattern.length === 1 || (pattern.startsWith('[') && pattern.indexOf(']') === pattern.length - 1)
}

/** No text was looked at that is longer than any field of a form, nor matched that is longer than `longestMatched`. */
function expectBounded({ normalized, matched, split }: Looked, longestMatched = 1000): void {
  expect(normalized).toBeLessThanOrEqual(1000)
  expect(matched).toBeLessThanOrEqual(longestMatched)
  expect(split).toBeLessThanOrEqual(300)
}

test('what is looked at is seen', async () => {
  const blanks = ' '.repeat(2000)
  const looked = await watch(() => [blanks.normalize('NFC').split(/\s/), /xy/.test('y'.repeat(3000)), 'z'.replace(/y/g, '')])
  expect(looked).toEqual({ normalized: 2000, matched: 3000, split: 2000 })
})

const whole = { name: 'Ada', email: 'ada@example.org', password }
// What is read, and how it is told that it was refused.
const texts: [string, (text: string) => unknown, unknown][] = [
  ...Object.keys(signUpForm.shape).map((field): [string, (text: string) => unknown, unknown] => [
    `${field} of a sign-up`,
    (text) => signUpForm.safeParse({ ...whole, [field]: text }).success,
    false,
  ]),
  ...Object.keys(signInForm.shape).map((field): [string, (text: string) => unknown, unknown] => [
    `${field} of a sign-in`,
    (text) => signInForm.safeParse({ ...whole, [field]: text }).success,
    false,
  ]),
  ['the search for a learner', (text) => learnerQuery.parse({ search: text }).search, unusableSearch],
  ['the name of a cohort', (text) => cohortName.safeParse(text).success, false],
  ['the time zone of a cohort', (text) => timeZone.safeParse(text).success, false],
  ['the code of a cohort', (text) => joinCode.safeParse(text).success, false],
  ['the reason of an override', (text) => reason.safeParse(text).success, false],
  ['the reason of a correction', (text) => correctionForm.safeParse({ policy: 'full-credit', reason: text }).success, false],
  ['the policy of a correction', (text) => correctionForm.safeParse({ policy: text, reason: 'A reason' }).success, false],
  ['what stands for a choice that is gone', (text) => mappedPart.safeParse(text).success, false],
  ['the points of an override', (text) => overrideForm.safeParse({ earned: text, reason: 'A reason' }).success, false],
  ...['quote', 'text'].map((field): [string, (text: string) => unknown, unknown] => [
    `the ${field} of a report`,
    (text) => reportForm.safeParse({ kind: 'wrong', quote: '', text: '', [field]: text }).success,
    false,
  ]),
  ['the answer to a report', (text) => reportAnswerForm.safeParse({ answer: text }).success, false],
  ['the token of an invitation', (text) => findOffer(text), null],
  ['a typed answer', (text) => readTyped(text).ok, false],
  ['the token of a one-time link', (text) => isLinkValid(text), false],
  ['the token of a one-time link that is redeemed', async (text) => (await redeemInstructorLink(text, whole)).ok, false],
  ['the path to go to after a sign-in', (text) => safePath(text, '/home'), '/home'],
  ['the path in a line of the log', (text) => loggedPath(text).length <= 300, true],
  ['the mark of a browser', (text) => readKnownBrowser(`${cookieNameOf('known-browser')}=${text}`).isKnown, false],
  ['the session cookie', (text) => findCaller(`${sessionCookieName()}=${text}`), null],
  ['the session cookie under its former name', (text) => findCaller(`next-auth.session-token=${text}`), null],
  ['the Accept-Encoding header', (text) => chooseEncoding('text/html', text.slice(0, 200)), 'identity'],
  [
    'an answer that is carried through the sign-in',
    (text) => {
      const shown = { kind: 'short-answer', points: 1, stem: '' } as const
      return readCarried(`revision=1&answer=${text}`, { shown, answer: null, revision: 0 })
    },
    null,
  ],
]

// The list of common passwords is read once, and is no text from outside.
beforeAll(async () => void (await findPasswordFault('a password that nobody has', whole)))

test.each(texts)('%s is bounded before it is looked at', async (_, read, refused) => {
  for (const [what, text] of cases) {
    let result: unknown
    const looked = await watch(async () => {
      result = await read(text)
    })
    expect([what, result]).toEqual([what, refused])
    expectBounded(looked)
  }
})

test.each(kinds)('the fields of a question are bounded before they are looked at: %s', async (kind) => {
  for (const [, text] of cases) {
    const fields = new FormData()
    for (const name of ['answer', 'order', 'move', 'pair.a', 'kept']) fields.append(name, text)
    expectBounded(await watch(() => readFields(kind, fields, null)))
  }
})

const fieldNames = [
  'email',
  'password',
  'name',
  'passage',
  'answer',
  'confidence',
  'revision',
  'go',
  'move',
  'order',
  'pair.a',
  'next',
]

test.each(routes.filter(({ method }) => method === 'POST').map((route) => [route.path, route] as const))(
  'every field that is sent to %s is bounded before it is looked at',
  async (path, route) => {
    const learner = await aLearner()
    const { id } = await anOpenAttempt(learner)
    const cookies = await cookiesOf(learner)
    const params: Record<string, string> = { ':id': id, ':position': '1', ':module': 'tides', ':question': 'tides-practice' }
    const filled = path.replace(/:\w+/g, (name) => params[name] ?? name)
    for (const [, text] of cases) {
      const body = Object.fromEntries(fieldNames.map((field) => [field, text]))
      const bodies = [body, text, [text], { ...body, answer: { [text]: text } }, { ...body, answer: [text] }]
      const told: { status: number }[] = []
      const looked = await watch(async () => {
        if (route.body.includes('json')) for (const json of bodies) told.push(await askApi('POST', filled, { cookies, json }))
        if (!route.body.includes('form')) return
        told.push(await askApi('POST', filled, { cookies, form: new URLSearchParams({ ...body, revision: '0' }).toString() }))
      })
      expect(told.filter(({ status }) => status >= 500)).toEqual([])
      expectBounded(looked)
    }
  },
)

describe('a header', () => {
  const inHeader = cases
    .filter(([name]) => !/marks|halves|null/.test(name))
    .map(([name, text]) => [name, text.slice(0, 15_000)] as const)
  const names = [
    'accept',
    'accept-encoding',
    'accept-language',
    'content-type',
    'cookie',
    'if-none-match',
    'next-action',
    'next-router-state-tree',
    'origin',
    'referer',
    'sec-fetch-site',
    'user-agent',
    'x-anything',
    'x-forwarded-for',
  ]
  const asked = [
    ['GET', '/static'],
    ['GET', '/other'],
    ['GET', '/api/me'],
    ['GET', '/api/auth/session'],
    ['POST', '/api/session'],
    ['POST', '/sign-in'],
  ] as const
  let front: Front
  let heard: Record<string, string | string[] | undefined>[] = []
  beforeEach(async () => {
    heard = []
    front = await serve({
      handler: (request, response) => {
        heard.push(request.headers)
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>page</p>')
      },
      host: '127.0.0.1',
      port: 0,
      staticAddresses: ['/static'],
      routes,
      origin: 'https://course.example',
    })
    heard = []
  })
  afterEach(() => front.stop())

  const ask = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const options = { port: front.port, host: '127.0.0.1', method, path, agent: false as const, maxHeaderSize: 64_000 }
      const going = send({ ...options, headers: { host: 'course.example', ...headers } }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
      })
      going.on('error', reject).end()
    })

  test.each(names)('%s is bounded before anybody reads it', async (name) => {
    for (const [, text] of inHeader) {
      const statuses: number[] = []
      const looked = await watch(async () => {
        for (const [method, path] of asked) statuses.push(await ask(method, path, { [name]: text }))
      })
      expect(statuses.filter((status) => status >= 500)).toEqual([])
      for (const headers of heard) {
        for (const [each, value] of Object.entries(headers)) expect([each, String(value).length <= 12_000]).toEqual([each, true])
      }
      expectBounded(looked, 2000)
    }
  })
})

test('where a form leads is never longer than an address that the front reads', async () => {
  const { id } = await anOpenAttempt(await aLearner())
  const form = new URLSearchParams({ revision: '0', answer: '你'.repeat(20_000) }).toString()
  const { location = '' } = await askApi('POST', `/api/attempts/${id}/answers/1`, { form })
  expect(location).toBe(`/sign-in?next=${encodeURIComponent(`/attempts/${id}?q=1`)}`)
})
