import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readWhole } from './bodies'
import type { Incoming, Outgoing } from './route'

/** Returns the path of a request, percent-encoded and without its query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? ''
}

/**
 * Converts a Node request into one for the table of routes. `network` is what the caller is counted by
 * (`networkOf`), `body` what was read of it already.
 */
export function asIncoming(request: IncomingMessage, path: string, network: string, body?: Buffer): Incoming {
  return {
    method: request.method ?? 'GET',
    path,
    network,
    header(name) {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    readBody: async () => body ?? readWhole(request),
  }
}

/** Sends a response of the table of routes. Of a body in pieces, no more is read than the client takes. */
export async function sendOutgoing(
  { status, headers, body }: Outgoing,
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of headers) response.appendHeader(name, value)
  if (typeof body !== 'string') {
    response.writeHead(status)
    if (method === 'HEAD') response.end()
    else await pipeline(Readable.from(body), response)
    return
  }
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.writeHead(status).end(method === 'HEAD' ? undefined : body)
}
