import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, compressQuickly } from './compression'

/** What the front does with an answer of the handler behind it. */
export type LastWord = {
  /** The body that goes out instead of the handler's, with its headers set on the response; null leaves the answer as it is. */
  replace(): Buffer | null
  /** The handler gave up on a page of which nothing has left yet. */
  onBreak(error: unknown): void
}

/**
 * Gives the front the last word on what the handler behind it sends. Caches are told only what is true here (`cacheControlFor`).
 *
 * Pages, flight data and JSON are held until they are whole and then compressed at one go: piece by piece, as the handler writes
 * them, that took a third of all that a page cost. Anything else passes through as it comes. What is given back drops what is
 * held, for an answer that is to be another one.
 */
export function haveLastWord(request: IncomingMessage, response: ServerResponse, { replace, onBreak }: LastWord): () => void {
  const { writeHead, write, end, flushHeaders, destroy } = response
  const held: Buffer[] = []
  let isSettled = false
  let isHolding = false
  let instead: Buffer | null = null

  const settle = () => {
    if (isSettled || response.headersSent) return
    isSettled = true
    const given = response.getHeader('Cache-Control')
    response.setHeader('Cache-Control', cacheControlFor(typeof given === 'string' ? given : undefined))
    instead = replace()
    if (instead) for (const name of ['Content-Encoding', 'Transfer-Encoding', 'ETag', 'Link']) response.removeHeader(name)
    isHolding = instead !== null || (hasBody(response) && isHeld(response))
    if (isHolding) varyByEncoding(response)
    // HEAD has nothing to hold; its headers are the same but for the length, which nobody knows without the body.
    if (request.method === 'HEAD') isHolding = false
  }

  const sendHeld = (done?: () => void) => {
    isHolding = false
    const whole = instead ?? Buffer.concat(held)
    const encoding = chooseEncoding(typeOf(response), request.headers['accept-encoding'])
    const body = compressQuickly(whole, encoding)
    if (encoding !== 'identity') {
      response.setHeader('Content-Encoding', encoding)
      weakenETag(response)
    }
    response.setHeader('Content-Length', body.length)
    writeHead.call(response, response.statusCode)
    return end.call(response, body, 'utf8', done)
  }

  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      const headers = rest.at(-1)
      response.statusCode = status
      if (typeof rest[0] === 'string') response.statusMessage = rest[0]
      if (headers && typeof headers === 'object') setAll(response, headers)
      settle()
      return isHolding ? response : writeHead.call(response, response.statusCode)
    },
    flushHeaders() {
      settle()
      if (!isHolding) flushHeaders.call(response)
    },
    write(...given: Parameters<ServerResponse['write']>) {
      settle()
      if (!isHolding) return write.apply(response, given)
      keepPart(held, given)
      const done = callbackIn(given)
      if (done) process.nextTick(done)
      return true
    },
    end(...given: Parameters<ServerResponse['end']>) {
      settle()
      if (request.method === 'HEAD') return end.call(response, undefined, 'utf8', callbackIn(given))
      if (!isHolding) return end.apply(response, given)
      keepPart(held, given)
      return sendHeld(callbackIn(given))
    },
    destroy(error?: Error) {
      if (!isHolding || !error) return destroy.call(response, error)
      onBreak(error)
      return response
    },
  })
  return () => {
    held.splice(0)
    instead = null
  }
}

/**
 * What caches are told instead of what the handler says: it tells shared caches to keep its prerendered pages for a year, and
 * where it says nothing an answer may be personal.
 */
function cacheControlFor(given: string | undefined): string {
  if (given === undefined || given.includes('no-store')) return 'private, no-store'
  return given.includes('s-maxage') ? 'no-cache' : given
}

function hasBody({ statusCode }: ServerResponse): boolean {
  return statusCode >= 200 && statusCode !== 204 && statusCode !== 304
}

function isHeld(response: ServerResponse): boolean {
  return /^(text\/html|text\/x-component|application\/json)/.test(typeOf(response)) && !response.hasHeader('Content-Encoding')
}

function typeOf(response: ServerResponse): string {
  return String(response.getHeader('Content-Type') ?? '')
}

function varyByEncoding(response: ServerResponse): void {
  const given = String(response.getHeader('Vary') ?? '')
  if (/(^|,)\s*accept-encoding\s*(,|$)/i.test(given)) return
  response.setHeader('Vary', given ? `${given}, Accept-Encoding` : 'Accept-Encoding')
}

// A strong one promises the same bytes, and in another encoding they are others.
function weakenETag(response: ServerResponse): void {
  const given = String(response.getHeader('ETag') ?? '')
  if (given.startsWith('"')) response.setHeader('ETag', `W/${given}`)
}

// What Node takes as the body of `write` and `end`: a text in some encoding, or bytes.
function keepPart(held: Buffer[], [part, encoding]: readonly unknown[]): void {
  if (typeof part === 'string') held.push(Buffer.from(part, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
  else if (part instanceof Uint8Array) held.push(Buffer.from(part))
}

function callbackIn(given: readonly unknown[]): (() => void) | undefined {
  return given.find((each) => typeof each === 'function') as (() => void) | undefined
}

function setAll(response: ServerResponse, headers: object): void {
  const pairs = Array.isArray(headers) ? pairUp(headers) : Object.entries(headers)
  for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value)
}

// Node takes the headers of writeHead also as one flat list: name, value, name, value.
function pairUp(list: unknown[]): [string, string][] {
  return Array.from({ length: list.length / 2 }, (_, index) => [String(list[2 * index]), String(list[2 * index + 1])])
}
