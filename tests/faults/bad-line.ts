import { request as ask, createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a bad line does to a request: loses it, loses its answer, delivers it twice, or late, after those that follow. */
export type Fault = 'lose-request' | 'lose-response' | 'twice' | 'late'

/** A line between a caller and the server; `faultOf` decides by the number of the request, from 1, what happens to it. */
export async function openBadLine(server: { origin: string }, faultOf: (request: number) => Fault | null) {
  let count = 0
  const line = createServer(async (incoming, outgoing) => {
    const body = await readAll(incoming)
    const fault = faultOf(++count)
    if (fault === 'lose-request') return void incoming.socket.destroy()
    // Late means: after the requests behind it have had the time to arrive.
    if (fault === 'late') await new Promise((resolve) => setTimeout(resolve, 150))
    if (fault === 'twice') await forward(server, incoming, body).catch(() => null)
    const answer = await forward(server, incoming, body).catch(() => null)
    if (!answer || fault === 'lose-response') return void incoming.socket.destroy()
    outgoing.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    requests: () => count,
    close: () => {
      line.closeAllConnections()
      return new Promise((resolve) => line.close(resolve))
    },
  }
}

function forward(server: { origin: string }, { method, url, headers }: IncomingMessage, body: Buffer) {
  const { host, origin } = new URL(server.origin)
  const sent = { ...headers, host, ...(headers.origin ? { origin } : {}), 'content-length': String(body.length) }
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const forwarded = ask(`${server.origin}${url ?? '/'}`, { method: method ?? 'GET', headers: sent }, async (response) => {
      const { connection: _, 'transfer-encoding': __, ...kept } = response.headers
      resolve({ status: response.statusCode ?? 502, headers: kept, body: await readAll(response) })
    })
    forwarded.once('error', reject)
    forwarded.end(body)
  })
}

async function readAll(from: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of from) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
