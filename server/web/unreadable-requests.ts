import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

// Node names its reasons by these codes. Everything else is a request that does not follow the protocol.
const statusOf: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}
const lingerMs = 1000

/**
 * Answers what Node cannot read as a request: 431 for too many bytes of headers, 408 for a request that takes too long to arrive, 400
 * for everything else. Then the connection is closed.
 *
 * Node itself would close it at once. A client that is still sending would then be told only that the connection is gone, so this
 * reads on, for a second at most, and throws away what it reads.
 */
export function answerUnreadableRequests(server: Server): void {
  const inFlight = new Map<Socket, ServerResponse>()
  const answered = new WeakSet<Socket>()
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    inFlight.set(socket, response)
    response.once('close', () => inFlight.delete(socket))
  })
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket: Socket) => {
    // What follows an unreadable request is unreadable too.
    if (answered.has(socket)) return
    answered.add(socket)
    if (!socket.writable || inFlight.get(socket)?.headersSent) {
      socket.destroy()
      return
    }
    socket.end(`HTTP/1.1 ${statusOf[code] ?? '400 Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    socket.resume()
    const limit = setTimeout(() => socket.destroy(), lingerMs).unref()
    socket.once('close', () => clearTimeout(limit))
  })
}
