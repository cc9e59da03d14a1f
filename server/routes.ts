import type { IncomingMessage, ServerResponse } from 'node:http'
import { isJson, type JsonAnswer } from './json-answers'

/** What a route is handed: the Cookie header, and the body read as JSON. */
export type Asked = { cookies: string | undefined; body: unknown }

/** An address that the front answers itself, before Next is asked. */
export type Route = {
  method: string
  /** Matched against the path; its named groups become the parameters. */
  pattern: RegExp
  /** Only requests with a JSON body; others go on to Next. */
  isJson?: boolean
  answer(asked: Asked, params: Record<string, string>): Promise<JsonAnswer>
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
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return { cookies: request.headers.cookie, body: parseJson(Buffer.concat(chunks).toString()) }
}

/** Sends an answer in JSON. */
export function sendJson({ status, body }: JsonAnswer, response: ServerResponse): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
