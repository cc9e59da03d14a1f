import { type IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Reads the whole body of a request. The announced length has already been checked, and Node reads no more than that. */
export async function readWhole(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Returns the same request with another body, which can be read once more, and with other values for some headers. */
export function withBody(request: IncomingMessage, body: Buffer, headers: IncomingHttpHeaders = {}): IncomingMessage {
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = request
  const anew = new IncomingMessage(request.socket)
  Object.assign(anew, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, complete: true })
  anew.headers = { ...request.headers, ...headers, 'content-length': String(body.length) }
  anew.push(body)
  anew.push(null)
  return anew
}
