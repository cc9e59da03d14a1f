import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Picture } from '@/core/course/authored-course'
import { asSetCookie, type Cookie } from '../cookies'
import { findStorageFault, type StorageFault } from '../database/storage-fault'
import { watchStorage } from '../database/storage-state'
import { type Log, logFor, loggedPath, log as ownLog } from '../log'
import { readShownReader } from '../reader-cookie'
import { logSecurity } from '../security-log'
import { exchangeFormerSession } from '../sessions'
import { nothingWithdrawn, type Withdrawn } from '../withdrawn'
import { readWhole } from './bodies'
import { sendCached } from './cached-response'
import { letIn, refuseIfBraked } from './crowd'
import { finishPage, loadDocumentModule } from './documents'
import { describeRefusal, type Refusal, refusalOfFault, refuse } from './error-pages'
import { prepareToStop } from './graceful-stop'
import { dropLongHeaders, setSecurityHeaders } from './headers'
import { answerHealth, type HealthFault } from './health'
import { haveLastWord } from './held-response'
import { introduce, networkOfCaller } from './introduction'
import { listen } from './listening'
import { redirectMoved } from './moved-addresses'
import { matchNext } from './next-door'
import { asIncoming, pathOf, sendOutgoing } from './node-door'
import type { Actions } from './page-forms'
import { findRefusal, type Site } from './request-checks'
import { matchRoute, type Route } from './route'
import { answerRoute } from './routes'
import { cachePictures, loadStaticFiles } from './static-files'
import { type Handler, loadStaticPages } from './static-pages'
import { answerUnreadableRequests } from './unreadable-requests'

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
  /** The folder of the module of documents. Without it, every page is sent as Next renders it. */
  documentFolder?: string
  /** The pictures of the course. */
  pictures?: readonly Picture[]
  /** The routes of the API. */
  routes?: readonly Route[]
  /** The present name of each module by the names that it had before. Their addresses are redirected. */
  formerNames?: ReadonlyMap<string, string>
  /** The server actions of this build. By default no form of a page is accepted. */
  actions?: Actions
  /** Finds out what is withdrawn now, and so is cut from pages in memory. By default nothing is. */
  findWithdrawn?: () => Promise<Withdrawn>
  /** Finds out for /healthz why a page or a save would fail now. */
  findFault?: () => Promise<HealthFault | null>
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
  /** The cookies that replace a session cookie with the former name. */
  cookies: readonly Cookie[]
  /** The storage fault that the request met. Next tells nobody what made a page fail. */
  storage: { fault: StorageFault | null }
  discardHeld?(): void
}

/**
 * Starts the front, the HTTP server that receives every request before Next's handler.
 *
 * It refuses unsafe requests, answers the API and everything that never changes, gives every page a strict content security
 * policy, and decides how responses may be cached. Resolves when it listens. Rejects if the port is in use.
 */
export async function serve(options: FrontOptions): Promise<Front> {
  const {
    handler,
    routes = [],
    formerNames = new Map(),
    actions = new Map(),
    findWithdrawn = async () => nothingWithdrawn,
    findFault = async () => null,
    log = ownLog,
  } = options
  const module = options.documentFolder ? await loadDocumentModule(options.documentFolder) : null
  const { pages, notFoundHashes, notFound } = await loadStaticPages(handler, options.staticAddresses ?? [], module)
  const files = options.staticFolder ? await loadStaticFiles(options.staticFolder, '/_next/static/') : []
  const inMemory = new Map([...files, ...(module?.files ?? []), ...cachePictures(options.pictures ?? [])])
  const server = createServer({ headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 })
  answerUnreadableRequests(server)
  const port = await listen(server, options)
  const site = { origin: options.origin ?? `http://${options.host}:${port}`, port }

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const exchange: Exchange = {
      ...{ request, response, requestId: randomUUID(), site },
      ...{ isLogged: false, cookies: [], storage: { fault: null } },
    }
    watchStorage(exchange.storage, () => answer(exchange)).catch((error: unknown) => fail(exchange, error, log))
  })
  return { ...site, stop: prepareToStop(server) }

  async function answer(exchange: Exchange): Promise<void> {
    const { request, response, requestId } = exchange
    response.setHeader('X-Request-Id', requestId)
    setSecurityHeaders(response, site)
    // A monitor may use another name for the server, so health is answered before the Host is checked.
    if (request.url === '/healthz') return answerHealth(response, await findFault().catch(() => 'failing' as const))

    dropLongHeaders(request.headers)
    // Node reads no further requests from a connection whose client has asked for another protocol.
    if (request.headers.upgrade) response.shouldKeepAlive = false
    const path = pathOf(request)
    const network = networkOfCaller(request, site)
    const match = matchRoute(routes, request.method ?? 'GET', path)
    const refusal = findRefusal(request, site, match.is === 'route' ? match.route : undefined)
    if (refusal === 'unknown-host') logSecurity('host-refused', { network }, log)
    if (refusal === 'foreign-request') logSecurity('origin-refused', { network }, log)
    if (refusal) return refuse(refusal, request, response)
    if (redirectMoved(path, formerNames, request, response)) return
    if (match.is === 'route') {
      const { mayHash } = match.route
      if (mayHash && (await refuseIfBraked(request, response, path, network))) return
      const body = mayHash ? await readWhole(request) : undefined
      const leave = mayHash ? await letIn(request, response, network, 'hash') : ignore
      if (!leave) return
      const answered = await answerRoute(match.route, match.params, asIncoming(request, path, network, body))
      leave()
      return sendOutgoing(answered, request, response)
    }
    if (match.is === 'other-method') {
      response.setHeader('Allow', match.allowed)
      return refuse('unknown-method', request, response)
    }

    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const known = decodeURIComponent(path)
    // A prerendered page is the same for every query, so all of them are found by their path.
    const page = isRead ? pages.get(known) : undefined
    const shown = page?.without(await findWithdrawn())[readShownReader(request.headers.cookie)]
    const cached = shown ?? (isRead ? inMemory.get(known) : undefined)
    if (cached) return sendCached(cached, request, response)
    return askNext(exchange, path, network)
  }

  async function askNext(exchange: Exchange, path: string, network: string): Promise<void> {
    const { request, response, requestId } = exchange
    const match = await matchNext(request, path, actions)
    if (match.is === 'redirected') {
      response.writeHead(303, { Location: match.to, 'Cache-Control': 'private, no-store' }).end()
      return
    }
    if (match.is === 'refused') {
      if (match.allowed) response.setHeader('Allow', match.allowed)
      return refuse(match.refusal, request, response)
    }
    if (match.costs === 'hash' && (await refuseIfBraked(request, response, path, network))) return
    const body = request.method === 'POST' ? await readWhole(request) : Buffer.alloc(0)
    exchange.cookies = await exchangeFormerSession(request.headers.cookie)
    introduce(request, response, { requestId, site, notFoundHashes })
    const prepared = await match.prepare(body)
    if (!prepared.ok) {
      // This header tells Next's script that its page is older than the server.
      if (prepared.refusal === 'unknown-form') response.setHeader('x-nextjs-action-not-found', '1')
      return refuse(prepared.refusal, request, response)
    }
    const leave = match.costs ? await letIn(request, response, network, match.costs) : ignore
    if (!leave) return
    exchange.discardHeld = haveLastWord(request, response, {
      replace: () => replacementFor(exchange),
      finish: (page) => finishPage(page, request, response, module),
      onBreak: (error) => fail(exchange, error, log),
      onEnd: leave,
    })
    await logFor(exchange, () => handler(prepared.request, response))
  }

  function replacementFor(exchange: Exchange): Buffer | null {
    const { request, response } = exchange
    if (response.statusCode === 500) {
      logOnce(exchange, log)
      return describeRefusal(refusalFor(exchange.storage.fault), request, response)
    }
    exchangeCookies(exchange)
    // If Next finds out late that a page does not exist, it answers 404 with a page that only scripts would fill with words.
    const isPage = String(response.getHeader('Content-Type') ?? '').startsWith('text/html')
    if (response.statusCode !== 404 || !isPage || !notFound) return null
    const { headers, body } = notFound[readShownReader(request.headers.cookie)]
    response.setHeader('Content-Security-Policy', headers['Content-Security-Policy'] ?? '')
    response.setHeader('Content-Length', body.length)
    return body
  }
}

function ignore(): void {}

/** Sets the cookies that replace a session cookie with the former name, unless the page has started or ended a session itself. */
function exchangeCookies({ response, cookies }: Exchange): void {
  const given = [response.getHeader('Set-Cookie') ?? []].flat().map(String)
  if (given.some((each) => cookies.some(({ name }) => each.startsWith(`${name}=`)))) return
  for (const cookie of cookies) response.appendHeader('Set-Cookie', asSetCookie(cookie))
}

function fail(exchange: Exchange, error: unknown, log: Log): void {
  const { request, response } = exchange
  // A client that has disconnected gets no answer, and a disconnection is not an error.
  if (request.socket.destroyed) return
  exchange.storage.fault ??= findStorageFault(error)
  logOnce(exchange, log, error)
  exchange.discardHeld?.()
  if (response.headersSent) response.destroy()
  else refuse(refusalFor(exchange.storage.fault), request, response)
}

function refusalFor(fault: StorageFault | null): Refusal {
  return fault ? refusalOfFault[fault] : 'server-error'
}

function logOnce(exchange: Exchange, log: Log, error?: unknown): void {
  if (exchange.isLogged) return
  exchange.isLogged = true
  const { request, requestId, storage } = exchange
  const { method, url = '' } = request
  const where = { requestId, method, path: loggedPath(url) }
  // One line a request is enough while the disk is full: the fault says it all.
  if (storage.fault) log.error({ ...where, storage: storage.fault }, 'the storage failed a request')
  else log.error({ ...where, ...(error !== undefined && { err: error }) }, 'a request failed')
}
