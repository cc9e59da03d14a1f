import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, compressWell, type Encoding, isCompressible } from './compression'

/** Something that never changes while the server runs, answered from memory. */
export type CachedResponse = {
  headers: Readonly<Record<string, string>>
  hash: string
  body: Buffer
  /** Each compressed form, made when it is first asked for. */
  compressed: Map<Encoding, Promise<Buffer>>
}

/** Takes a body into memory with the headers it is answered with; `Content-Type` must be among them. */
export function cacheResponse(body: Buffer, headers: Record<string, string>): CachedResponse {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27)
  return { headers, hash, body, compressed: new Map() }
}

/**
 * Answers with what is kept, in the best encoding that the client takes; 304 where it has that already.
 *
 * Each encoding has an ETag of its own: a strong one promises the same bytes.
 */
export async function sendCached(kept: CachedResponse, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const type = kept.headers['Content-Type'] ?? ''
  const encoding = chooseEncoding(type, request.headers['accept-encoding'])
  const etag = `"${kept.hash}-${encoding}"`
  for (const [name, value] of Object.entries(kept.headers)) response.setHeader(name, value)
  if (isCompressible(type)) response.appendHeader('Vary', 'Accept-Encoding')
  response.setHeader('ETag', etag)

  if (hasAlready(request.headers['if-none-match'], etag)) {
    response.removeHeader('Content-Type')
    response.writeHead(304).end()
    return
  }
  const body = await bodyIn(kept, encoding)
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function bodyIn(kept: CachedResponse, encoding: Encoding): Promise<Buffer> {
  const made = kept.compressed.get(encoding) ?? compressWell(kept.body, encoding)
  kept.compressed.set(encoding, made)
  return made
}

function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*')
}
