import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type Log, loggedPath, log as ownLog } from '../log'
import { type CachedResponse, sendCached } from './cached-response'
import { policyWithNonce } from './content-security-policy'
import { describeRefusal, refuse } from './error-pages'
import { haveLastWord } from './held-response'
import { asIncoming, pathOf, sendOutgoing } from './node-door'
import { findRefusal, isLoopback, originOf, type Site } from './request-checks'
import { matchRoute, type Route } from './route'
import { answerRoute } from './routes'
import { type Handler, loadStaticFiles, loadStaticPages } from './static-pages'

/** What the front serves, and where. */
export type FrontOptions = {
  /** Answers every request that the front does not answer itself: Next's request handler. */
  handler: Handler
  /** The network address to listen on. */
  host: string
  /** The port to listen on; 0 means any free port. */
  port: number
  /** The origin that people use. By default it is made of host and port. */
  origin?: string
  /** The paths of pages that never change while the server runs, percent-decoded. */
  staticAddresses?: readonly string[]
  /** The folder whose files are served under /_next/static/. */
  staticFolder?: string
  /** The routes of the API. */
  routes?: readonly Route[]
  /** Decides what /healthz answers. */
  isHealthy?: () => Promise<boolean>
  log?: Log
}

/** A running front. */
export type Front = {
  origin: string
  /** The port that it listens on. */
  port: number
  /** Accepts no more requests. Resolves when the running ones are answered, or after 10 s. */
  stop(): Promise<void>
}

type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
  site: Site
  isLogged: boolean
  discardHeld?(): void
}

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

// If a client could set these headers, it could choose the nonce of its page, its own network address, or how Next routes the
// request.
const reservedHeaders =
  /^(content-security-policy|forwarded$|x-forwarded-|x-real-ip$|x-request-id$|x-client-address$|x-middleware-)/

const stopLimitMs = 10_000

/**
 * Starts the front, the HTTP server that receives every request before Next's handler.
 *
 * It refuses unsafe requests, answers the API and everything that never changes, gives every page a strict content security
 * policy, and decides how responses may be cached. Resolves when it listens. Rejects if the port is in use.
 */
export async function serve(options: FrontOptions): Promise<Front> {
  const { handler, routes = [], isHealthy = async () => true, log = ownLog } = options
  const { pages, notFoundHashes, notFound } = await loadStaticPages(handler, options.staticAddresses ?? [])
  const files = options.staticFolder
    ? await loadStaticFiles(options.staticFolder, '/_next/static/')
    : new Map<string, CachedResponse>()
  const server = createServer({ headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 })
  const port = await listen(server, options)
  const site = { origin: options.origin ?? `http://${options.host}:${port}`, port }

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const exchange: Exchange = { request, response, requestId: randomUUID(), site, isLogged: false }
    answer(exchange).catch((error: unknown) => fail(exchange, error, log))
  })
  return { ...site, stop: prepareToStop(server) }

  async function answer(exchange: Exchange): Promise<void> {
    const { request, response, requestId } = exchange
    response.setHeader('X-Request-Id', requestId)
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    if (site.origin.startsWith('https:')) response.setHeader('Strict-Transport-Security', 'max-age=31536000')
    // A monitor may use another name for the server, so health is answered before the Host is checked.
    if (request.url === '/healthz') return answerHealth(response, await isHealthy().catch(() => false))

    const path = pathOf(request)
    const match = matchRoute(routes, request.method ?? 'GET', path)
    const refusal = findRefusal(request, site, match.is === 'route' ? match.route : undefined)
    if (refusal) return refuse(refusal, request, response)
    if (match.is === 'route') {
      const incoming = asIncoming(request, path, addressOf(request, site))
      return sendOutgoing(await answerRoute(match.route, match.params, incoming), request, response)
    }
    if (match.is === 'other-method') {
      response.setHeader('Allow', match.allowed)
      return refuse('unknown-method', request, response)
    }
    if (isApi(path)) return refuse('no-such-page', request, response)

    const cached = request.method === 'GET' || request.method === 'HEAD' ? findCached(request) : null
    if (cached) return sendCached(cached, request, response)

    setReservedHeaders(exchange, notFoundHashes)
    exchange.discardHeld = haveLastWord(request, response, {
      replace: () => replacementFor(exchange),
      onBreak: (error) => fail(exchange, error, log),
    })
    await handler(request, response)
  }

  function replacementFor(exchange: Exchange): Buffer | null {
    const { request, response } = exchange
    if (response.statusCode === 500) {
      logOnce(exchange, log)
      return describeRefusal('server-error', request, response)
    }
    // If Next finds out late that a page does not exist, it answers 404 with a page that only scripts would fill with words.
    const isPage = String(response.getHeader('Content-Type') ?? '').startsWith('text/html') && !request.headers.rsc
    if (response.statusCode !== 404 || !isPage || !notFound) return null
    response.setHeader('Content-Security-Policy', notFound.headers['Content-Security-Policy'] ?? '')
    response.setHeader('Content-Length', notFound.body.length)
    return notFound.body
  }

  function findCached({ url = '', headers }: IncomingMessage): CachedResponse | null {
    const path = decodeURIComponent(url.split('?')[0] ?? '')
    if (path.startsWith('/_next/static/')) return files.get(path) ?? null
    // A prerendered page is the same for every query. Only the router's request for flight data has another response.
    return headers.rsc ? null : (pages.get(path) ?? null)
  }
}

// The addresses under /api/auth/ are next-auth's, which Next's handler answers.
function isApi(path: string): boolean {
  return /^\/api(\/|$)/.test(path) && !path.startsWith('/api/auth/')
}

/** Removes reserved headers that the client sent, and sets the front's own on the request and the response. */
function setReservedHeaders({ request, response, requestId, site }: Exchange, notFoundHashes: readonly string[]): void {
  const { headers } = request
  const policy = policyWithNonce(randomUUID().replaceAll('-', ''), notFoundHashes)
  const origin = originOf(headers, site) ?? site.origin
  const clientAddress = addressOf(request, site)
  for (const name of Object.keys(headers)) if (reservedHeaders.test(name)) delete headers[name]

  // Next reads the nonce for its scripts from this header of the request.
  headers['content-security-policy'] = policy
  headers['x-request-id'] = requestId
  headers['x-client-address'] = clientAddress
  headers['x-forwarded-host'] = new URL(origin).host
  headers['x-forwarded-proto'] = new URL(origin).protocol.replace(':', '')
  response.setHeader('Content-Security-Policy', policy)
}

// X-Forwarded-For is trusted only if there must be a proxy: the request comes from this machine, but people use another address.
function addressOf({ socket, headers }: IncomingMessage, site: Site): string {
  const peer = socket.remoteAddress ?? 'unknown'
  const isProxy = !isLoopback(site.origin) && /^(::ffff:)?127\.|^::1$/.test(peer)
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return isProxy && forwarded ? forwarded : peer
}

function answerHealth(response: ServerResponse, isHealthy: boolean): void {
  response.writeHead(isHealthy ? 200 : 503, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' })
  response.end(isHealthy ? 'ok\n' : 'the database does not answer\n')
}

function fail(exchange: Exchange, error: unknown, log: Log): void {
  const { request, response } = exchange
  // A client that has disconnected gets no answer, and a disconnection is not an error.
  if (request.socket.destroyed) return
  logOnce(exchange, log, error)
  exchange.discardHeld?.()
  if (response.headersSent) response.destroy()
  else refuse('server-error', request, response)
}

function logOnce(exchange: Exchange, log: Log, error?: unknown): void {
  if (exchange.isLogged) return
  exchange.isLogged = true
  const { request, requestId } = exchange
  const { method, url = '' } = request
  log.error({ requestId, method, path: loggedPath(url), ...(error !== undefined && { err: error }) }, 'a request failed')
}

function listen(server: Server, { host, port }: FrontOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

// `server.close` closes only connections that have finished a request. Browsers also open connections in advance, without a
// request.
function prepareToStop(server: Server): () => Promise<void> {
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
