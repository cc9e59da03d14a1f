import type { IncomingMessage, ServerResponse } from 'node:http'
import { isJson } from './json-answers'

/** An address that the front answers itself, before Next is asked. */
export type Route = {
  method: string
  /** Matched against the path; its named groups become the parameters. */
  pattern: RegExp
  /** Only requests with a JSON body; others go on to Next. */
  isJson?: boolean
  handle(request: Request, params: Record<string, string>): Promise<Response>
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

/** Node's request as the web knows it; `origin` is the one that it was made to. Its body must have been found small enough. */
export async function toWebRequest(request: IncomingMessage, origin: string): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) if (value !== undefined) headers.set(name, String(value))
  const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}
  return new Request(new URL(request.url ?? '/', origin), { method: request.method ?? 'GET', headers, ...body })
}

/** Sends a web response through Node's. */
export async function sendWebResponse(from: Response, to: ServerResponse): Promise<void> {
  to.statusCode = from.status
  for (const [name, value] of from.headers) if (name !== 'set-cookie') to.setHeader(name, value)
  const cookies = from.headers.getSetCookie()
  if (cookies.length > 0) to.setHeader('Set-Cookie', cookies)
  to.end(Buffer.from(await from.arrayBuffer()))
}
