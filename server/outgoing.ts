import type { ServerResponse } from 'node:http'

/**
 * Gives the front the last word on what the handler behind it sends.
 *
 * Caches are told only what is true here (`cacheControlFor`), and the body of an answer is left out in favour of what
 * `replace` returns for it, which also sets the headers that go with it; null leaves the answer as it is.
 */
export function haveLastWord(response: ServerResponse, replace: () => Buffer | null): void {
  const { writeHead, write, end } = response
  let isSettled = false
  let instead: Buffer | null = null

  const settle = () => {
    if (isSettled || response.headersSent) return
    isSettled = true
    const given = response.getHeader('Cache-Control')
    response.setHeader('Cache-Control', cacheControlFor(typeof given === 'string' ? given : undefined))
    instead = replace()
    if (!instead) return
    for (const name of ['Content-Encoding', 'Transfer-Encoding', 'ETag', 'Link']) response.removeHeader(name)
  }

  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      const headers = rest.at(-1)
      response.statusCode = status
      if (typeof rest[0] === 'string') response.statusMessage = rest[0]
      if (headers && typeof headers === 'object') setAll(response, headers)
      settle()
      return writeHead.call(response, response.statusCode)
    },
    write(...given: Parameters<ServerResponse['write']>) {
      settle()
      return instead ? true : write.apply(response, given)
    },
    end(...given: Parameters<ServerResponse['end']>) {
      settle()
      return instead ? end.call(response, instead, 'utf8') : end.apply(response, given)
    },
  })
}

/**
 * What caches are told instead of what the handler says: it tells shared caches to keep its prerendered pages for a year, and
 * where it says nothing an answer may be personal.
 */
function cacheControlFor(given: string | undefined): string {
  if (given === undefined || given.includes('no-store')) return 'private, no-store'
  return given.includes('s-maxage') ? 'no-cache' : given
}

function setAll(response: ServerResponse, headers: object): void {
  const pairs = Array.isArray(headers) ? pairUp(headers) : Object.entries(headers)
  for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value)
}

// Node takes the headers of writeHead also as one flat list: name, value, name, value.
function pairUp(list: unknown[]): [string, string][] {
  return Array.from({ length: list.length / 2 }, (_, index) => [String(list[2 * index]), String(list[2 * index + 1])])
}
