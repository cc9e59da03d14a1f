import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Incoming, Outgoing } from './route'

/** Returns the path of a request, percent-encoded and without its query. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? ''
}

/** Converts a Node request into one for the table of routes. `source` is the caller's network address. */
export function asIncoming(request: IncomingMessage, path: string, source: string): Incoming {
  return {
    method: request.method ?? 'GET',
    path,
    source,
    header(name) {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    // The announced length has already been checked, and Node reads no more than that.
    async readBody() {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    },
  }
}

/** Sends a response of the table of routes. */
export function sendOutgoing({ status, headers, body }: Outgoing, { method }: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of headers) response.appendHeader(name, value)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.writeHead(status).end(method === 'HEAD' ? undefined : body)
}
