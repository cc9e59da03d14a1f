import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, compressQuickly, isCompressible } from './encoding'

/**
 * Gives the front the last word on what the handler behind it sends.
 *
 * Caches are told only what is true here (`cacheControlFor`), and the body of an answer is left out in favour of what
 * `replace` returns for it, which also sets the headers that go with it; null leaves the answer as it is.
 *
 * Whatever can be compressed is held until it is whole and then compressed at one go: piece by piece, as the handler writes
 * it, that took a third of all that a page cost. What it gives back drops what is held, for an answer that broke off.
 */
export function haveLastWord(request: IncomingMessage, response: ServerResponse, replace: () => Buffer | null): () => void {
  const { writeHead, write, end, flushHeaders } = response
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
    isHolding = instead !== null || (request.method !== 'HEAD' && hasBody(response) && isCompressible(typeOf(response)))
  }

  /** The body as it leaves, with the headers that say how. */
  const finish = (whole: Buffer): Buffer => {
    const encoding = chooseEncoding(typeOf(response), request.headers['accept-encoding'])
    const body = compressQuickly(whole, encoding)
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
    if (isCompressible(typeOf(response))) varyByEncoding(response)
    response.setHeader('Content-Length', body.length)
    return body
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
      return true
    },
    end(...given: Parameters<ServerResponse['end']>) {
      settle()
      if (!isHolding) return end.apply(response, given)
      keepPart(held, given)
      isHolding = false
      const body = finish(instead ?? Buffer.concat(held))
      const done = given.find((each) => typeof each === 'function') as (() => void) | undefined
      writeHead.call(response, response.statusCode)
      return end.call(response, request.method === 'HEAD' ? undefined : body, 'utf8', done)
    },
  })
  return () => held.splice(0)
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

function typeOf(response: ServerResponse): string {
  return String(response.getHeader('Content-Type') ?? '')
}

function varyByEncoding(response: ServerResponse): void {
  const given = String(response.getHeader('Vary') ?? '')
  if (!/(^|,)\s*accept-encoding\s*(,|$)/i.test(given))
    response.setHeader('Vary', given ? `${given}, Accept-Encoding` : 'Accept-Encoding')
}

// What Node takes as the body of `write` and `end`: a text in some encoding, or bytes; the callback of `write` is told at once.
function keepPart(held: Buffer[], [part, encoding]: readonly unknown[]): void {
  if (typeof part === 'string') held.push(Buffer.from(part, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
  else if (part instanceof Uint8Array) held.push(Buffer.from(part))
}

function setAll(response: ServerResponse, headers: object): void {
  const pairs = Array.isArray(headers) ? pairUp(headers) : Object.entries(headers)
  for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value)
}

// Node takes the headers of writeHead also as one flat list: name, value, name, value.
function pairUp(list: unknown[]): [string, string][] {
  return Array.from({ length: list.length / 2 }, (_, index) => [String(list[2 * index]), String(list[2 * index + 1])])
}
