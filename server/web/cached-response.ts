import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, compressWell, type Encoding, isCompressible } from './compression'

/** A response in memory that never changes while the server runs. */
export type CachedResponse = {
  headers: Readonly<Record<string, string>>
  /** The hash of the body, for the ETag. */
  hash: string
  body: Buffer
  /** The compressed forms of the body. Each is made when it is first needed. */
  compressed: Map<Encoding, Promise<Buffer>>
}

/** Makes a cached response of a body and its headers, which must include `Content-Type`. */
export function cacheResponse(body: Buffer, headers: Record<string, string>): CachedResponse {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27)
  return { headers, hash, body, compressed: new Map() }
}

/**
 * Sends a cached response in the best encoding that the client accepts, or 304 if the client already has it.
 *
 * Each encoding has its own ETag, because a strong ETag promises the same bytes.
 */
export async function sendCached(cached: CachedResponse, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const type = cached.headers['Content-Type'] ?? ''
  const encoding = chooseEncoding(type, request.headers['accept-encoding'])
  const etag = `"${cached.hash}-${encoding}"`
  for (const [name, value] of Object.entries(cached.headers)) response.setHeader(name, value)
  if (isCompressible(type)) response.appendHeader('Vary', 'Accept-Encoding')
  response.setHeader('ETag', etag)

  if (hasAlready(request.headers['if-none-match'], etag)) {
    response.removeHeader('Content-Type')
    response.writeHead(304).end()
    return
  }
  const body = await bodyIn(cached, encoding)
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function bodyIn(cached: CachedResponse, encoding: Encoding): Promise<Buffer> {
  const made = cached.compressed.get(encoding) ?? compressWell(cached.body, encoding)
  cached.compressed.set(encoding, made)
  return made
}

function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag || each.trim() === '*')
}
