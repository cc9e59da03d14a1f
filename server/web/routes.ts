import type { IncomingMessage, ServerResponse } from 'node:http'
import { isJson, type JsonReply } from './json'

/** What a request says of itself: the Cookie header, whether it speaks JSON or is a plain form, and the JSON that came, if any. */
export type Asked = { cookies: string | null | undefined; isJson: boolean; body: unknown }

/** What it gets: JSON, or the path at which a plain form goes on. */
export type Reply = JsonReply | { seeOther: string }

/** An address that the front answers itself, before Next is asked. */
export type Route = {
  method: string
  /** Matched against the path; its named groups become the parameters. */
  pattern: RegExp
  /** Only requests with a JSON body; others go on to Next. */
  isJson?: boolean
  reply(asked: Asked, params: Record<string, string>): Promise<Reply>
}

/** The first route for a request with its parameters, percent-decoded; null where there is none. */
export function findRoute(routes: readonly Route[], { method, url = '', headers }: IncomingMessage) {
  const path = url.split('?')[0] ?? ''
  for (const route of routes) {
    const fits = route.method === method && (!route.isJson || isJson(headers['content-type']))
    const match = fits ? route.pattern.exec(path) : null
    if (!match) continue
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
    return { route, params: Object.fromEntries(params) as Record<string, string> }
  }
  return null
}

/** What a route needs of a request. `body` is what was sent as JSON, undefined where it was none. Its size was checked before. */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const body = await readBody(request)
  const { cookie, 'content-type': type } = request.headers
  return { cookies: cookie, isJson: isJson(type), body: isJson(type) ? parseJson(body) : undefined }
}

/** Sends a route's reply; nobody keeps it. */
export function sendReply(reply: Reply, response: ServerResponse): void {
  response.setHeader('Cache-Control', 'private, no-store')
  if ('seeOther' in reply) {
    response.writeHead(303, { Location: reply.seeOther, 'Content-Length': 0 }).end()
    return
  }
  const text = JSON.stringify(reply.body)
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }
  response.writeHead(reply.status, headers).end(text)
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => resolve(Buffer.concat(chunks).toString())).once('error', reject)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
