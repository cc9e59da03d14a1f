import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { policyWithNonce } from './content-security-policy'
import { readForwardedFor } from './headers'
import { networkOf } from './network'
import { isLoopback, originOf, type Site } from './request-checks'

// If a client could set these headers, it could choose the nonce of its page, its own network address, or how Next routes and renders
// the request. `next-action` is kept: it names the action that a script calls.
const reservedHeaders =
  /^(content-security-policy|forwarded$|x-forwarded-|x-real-ip$|x-request-id$|x-client-address$|x-middleware-|x-action-|x-invoke-|x-matched-path$|x-now-|x-prerender-|x-vercel-|x-next|rsc$|next-(?!action$)|purpose$|sec-purpose$)/

/**
 * Removes reserved headers that the client sent, and sets the front's own on the request and the response.
 *
 * Headers that ask for flight data instead of a page are removed as well. The product does not use them, because all its links are
 * plain links, and Next answers some of them with 500. A script that asks for flight data gets the page, and then loads it as a whole.
 */
export function introduce(
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, site, notFoundHashes }: { requestId: string; site: Site; notFoundHashes: readonly string[] },
): void {
  const { headers } = request
  const policy = policyWithNonce(randomUUID().replaceAll('-', ''), notFoundHashes)
  const origin = originOf(headers, site) ?? site.origin
  const network = networkOfCaller(request, site)
  for (const name of Object.keys(headers)) if (reservedHeaders.test(name)) delete headers[name]

  // Next reads the nonce for its scripts from this header of the request.
  headers['content-security-policy'] = policy
  headers['x-request-id'] = requestId
  headers['x-client-address'] = network
  headers['x-forwarded-host'] = new URL(origin).host
  headers['x-forwarded-proto'] = new URL(origin).protocol.replace(':', '')
  // Next compares the origin of a form with the host, and logs a warning if there is none. The front has already checked who sends it.
  if (request.method === 'POST') headers.origin = origin
  response.setHeader('Content-Security-Policy', policy)
}

/**
 * Returns the network that the caller of a request is counted by. X-Forwarded-For is trusted only if there must be a proxy: the request
 * comes from this machine, but people use another address.
 */
export function networkOfCaller({ socket, headers }: IncomingMessage, site: Site): string {
  const peer = socket.remoteAddress ?? 'unknown'
  const isProxy = !isLoopback(site.origin) && /^(::ffff:)?127\.|^::1$/.test(peer)
  const forwarded = isProxy ? readForwardedFor(headers['x-forwarded-for']) : null
  return networkOf(forwarded ?? peer)
}
