import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const stopLimitMs = 10_000

/**
 * Prepares a server for a graceful stop. The returned function accepts no more requests. It resolves when the running ones are answered,
 * or after 10 s.
 */
export function prepareToStop(server: Server): () => Promise<void> {
  // `server.close` closes only connections that have finished a request. Browsers also open connections in advance, without a request.
  const connections = new Set<Socket>()
  const busy = new Map<ServerResponse, Socket>()
  let isStopping = false
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    busy.set(response, request.socket)
    response.shouldKeepAlive &&= !isStopping
    response.once('close', () => {
      busy.delete(response)
      if (isStopping) request.socket.end()
    })
  })

  return async () => {
    isStopping = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const response of busy.keys()) response.shouldKeepAlive = false
    const working = new Set(busy.values())
    for (const socket of connections) if (!working.has(socket)) socket.destroy()
    const limit = setTimeout(() => server.closeAllConnections(), stopLimitMs)
    await closed
    clearTimeout(limit)
  }
}
