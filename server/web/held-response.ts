import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, compressQuickly } from './compression'

/** How the front can change a response of the handler behind it. */
export type LastWord = {
  /**
   * Returns a body to send instead of the handler's, after setting its headers on the response. Returns null to send the
   * handler's.
   */
  replace(): Buffer | null
  /**
   * Returns the body to send of a page, given the whole body that the handler has written. It may set headers on the response.
   */
  finish(page: Buffer): Buffer
  /** Called if the handler aborts a response of which nothing was sent yet. */
  onBreak(error: unknown): void
  /** Called when the handler has given its whole answer, which may not have left yet. */
  onEnd(): void
}

/**
 * Lets the front decide what is sent of a response that the handler behind it writes. It also replaces `Cache-Control`.
 *
 * Pages, flight data and JSON are held until they are complete and then compressed at once. Compressing them piece by piece, as
 * the handler writes them, took a third of the time of a page. Other responses are passed on as they are written.
 *
 * Call the returned function to discard the held body before sending a different response.
 */
export function haveLastWord(
  request: IncomingMessage,
  response: ServerResponse,
  { replace, finish, onBreak, onEnd }: LastWord,
): () => void {
  const { writeHead, write, end, flushHeaders, destroy } = response
  const held: Buffer[] = []
  let isSettled = false
  let isHolding = false
  let instead: Buffer | null = null

  const settle = () => {
    if (isSettled || response.headersSent) return
    isSettled = true
    const cacheControl = response.getHeader('Cache-Control')
    response.setHeader('Cache-Control', cacheControlFor(typeof cacheControl === 'string' ? cacheControl : undefined))
    instead = replace()
    if (instead) for (const name of ['Content-Encoding', 'Transfer-Encoding', 'ETag', 'Link']) response.removeHeader(name)
    isHolding = instead !== null || (hasBody(response) && isHeld(response))
    if (isHolding) varyByEncoding(response)
    // The response to HEAD has no body to hold. Its headers are those of GET, except the length, which depends on the body.
    if (request.method === 'HEAD') isHolding = false
  }

  const sendHeld = (done?: () => void) => {
    isHolding = false
    const whole = instead ?? finishIfPage(Buffer.concat(held))
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

  const finishIfPage = (body: Buffer) => (typeOf(response).startsWith('text/html') ? finish(body) : body)

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
      holdPart(held, given)
      const done = callbackIn(given)
      if (done) process.nextTick(done)
      return true
    },
    end(...given: Parameters<ServerResponse['end']>) {
      onEnd()
      settle()
      if (request.method === 'HEAD') return end.call(response, undefined, 'utf8', callbackIn(given))
      if (!isHolding) return end.apply(response, given)
      holdPart(held, given)
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
 * Returns the `Cache-Control` to send instead of the handler's. The handler lets shared caches store its prerendered pages for a
 * year, although a correction must be visible at once. If it sets no header, the response may be personal.
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

// A strong ETag promises the same bytes, and compression changes the bytes.
function weakenETag(response: ServerResponse): void {
  const given = String(response.getHeader('ETag') ?? '')
  if (given.startsWith('"')) response.setHeader('ETag', `W/${given}`)
}

// Node accepts text in some encoding or bytes as the body of `write` and `end`.
function holdPart(held: Buffer[], [part, encoding]: readonly unknown[]): void {
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

// Node also accepts the headers of `writeHead` as one flat list: name, value, name, value.
function pairUp(list: unknown[]): [string, string][] {
  return Array.from({ length: list.length / 2 }, (_, index) => [String(list[2 * index]), String(list[2 * index + 1])])
}
