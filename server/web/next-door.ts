import type { IncomingMessage } from 'node:http'
import { isApi } from '@/core/address'
import { findShownSession } from '../session-cookies'
import { readSession } from '../sessions'
import { withBody } from './bodies'
import type { Cost } from './crowd'
import type { Refusal } from './error-pages'
import { isNextAuthForm, matchNextAuth, tidyForNextAuth } from './next-auth-door'
import { type Actions, checkPageForm } from './page-forms'

/** What to do with a request that is neither for a route nor for a cached response. */
export type NextMatch =
  | { is: 'refused'; refusal: Refusal; allowed?: string }
  | { is: 'redirected'; to: string }
  | {
      is: 'let-in'
      /** What the answer costs if a stranger asks for it; null for somebody who is signed in, and for what costs little. */
      costs: Cost | null
      /** Returns the request to pass to Next, or a refusal. `body` is the body of the original request. */
      prepare(body: Buffer): Promise<{ ok: true; request: IncomingMessage } | { ok: false; refusal: Refusal }>
    }

/**
 * Decides whether Next receives a request: only for a page, for the form of a page, or for some of next-auth's addresses.
 *
 * Everything else that Next would answer is closed, because the product does not use it: the image service, flight data, and files
 * under /_next/ that the front does not have in memory.
 */
export async function matchNext(request: IncomingMessage, path: string, actions: Actions): Promise<NextMatch> {
  const { method = 'GET', headers } = request
  if (isApi(path)) return matchApi(request, path)
  if (path.startsWith('/_next/') || path.endsWith('.rsc')) return { is: 'refused', refusal: 'no-such-page' }
  if (!['GET', 'HEAD', 'POST'].includes(method)) return { is: 'refused', refusal: 'unknown-method', allowed: 'GET, HEAD, POST' }
  // Somebody who is signed in does not have to wait behind a crowd of strangers.
  const isSignedIn = (await readSession(findShownSession(headers.cookie)?.value)) !== null
  if (method !== 'POST') {
    return { is: 'let-in', costs: isSignedIn ? null : 'page', prepare: async () => ({ ok: true, request }) }
  }
  return {
    is: 'let-in',
    costs: isSignedIn ? null : 'hash',
    prepare: (body) => checkPageForm(request, body, path, actions),
  }
}

function matchApi(request: IncomingMessage, path: string): NextMatch {
  const match = matchNextAuth(request.method ?? 'GET', path)
  switch (match.is) {
    case 'nothing':
      return { is: 'refused', refusal: 'no-such-page' }
    case 'other-method':
      return { is: 'refused', refusal: 'unknown-method', allowed: match.allowed }
    case 'redirected':
      return match
    case 'served':
      if (request.method === 'POST' && !isNextAuthForm(request.headers['content-type']))
        return { is: 'refused', refusal: 'unknown-body' }
      tidyForNextAuth(request, path)
      return {
        is: 'let-in',
        costs: match.mayHash ? 'hash' : 'page',
        prepare: async (body) => ({ ok: true, request: request.method === 'POST' ? withBody(request, body) : request }),
      }
  }
}
