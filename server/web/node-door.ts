import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Incoming, Outgoing } from './route'

/** The path of a request, still percent-encoded, without its query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? ''
}

/** A request of Node's as the table of routes takes it. `source` is the caller's network address. */
export function asIncoming(request: IncomingMessage, path: string, source: string): Incoming {
  return {
    method: request.method ?? 'GET',
    path,
    source,
    header(name) {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    // The length was checked before, and Node reads no further than what was announced.
    async readBody() {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
  }
}

/** Sends what the table of routes answered. */
export function sendOutgoing({ status, headers, body }: Outgoing, { method }: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of headers) response.appendHeader(name, value)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.writeHead(status).end(method === 'HEAD' ? undefined : body)
}
