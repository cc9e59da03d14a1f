import { safePath } from '@/core/address'
import { asSetCookie, type Cookie } from '../cookies'
import { readKnownBrowser } from '../known-browsers'
import { logSecurity } from '../security-log'
import { findShownSession, sessionCookieName } from '../session-cookies'
import { exchangeFormerSession, findViewerByCookie, readSession } from '../sessions'
import type { Source } from '../sign-in-limits'
import { replyToSave, replyToStart, replyToSubmission, returnToQuestion } from './attempt-replies'
import { presentRefusal } from './error-pages'
import {
  replyToColumns,
  replyToGradebook,
  replyToInvitations,
  replyToItems,
  replyToResponses,
  replyToWide,
} from './export-replies'
import { readFormData } from './form-data'
import { isJson, refusal } from './json'
import { replyToBookmark, replyToPractice, replyToRead } from './lesson-replies'
import {
  type Asked,
  type Body,
  type Incoming,
  type Match,
  matchRoute,
  type Outgoing,
  type Reply,
  type Route,
  signInFirst,
} from './route'
import { replyToDataRequest, replyToMe, replyToSignIn, replyToSignOut } from './session-replies'

// This is far more than the largest answer that one of our pages sends, which is a list of a hundred ids.
const maxBodyBytes = 64 * 1024
const own = { origins: 'own', maxBodyBytes } as const
// A file for an instructor, from a link on a page of theirs.
const file = { ...own, who: 'instructor', body: [], returnTo: () => '/teach/exports' } as const

/**
 * The table of routes: every address of the API, except those of next-auth, with its policy. In production the front uses this
 * table; in development `next dev` uses it through `app/api/[...path]`.
 */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/api/me', who: 'viewer', body: [], ...own, reply: replyToMe },
  {
    ...{ method: 'GET', path: '/api/me/data', who: 'signed-in', body: [], ...own },
    returnTo: () => '/account',
    reply: replyToDataRequest,
  },
  { method: 'POST', path: '/api/session', who: 'anybody', body: ['json'], ...own, mayHash: true, reply: replyToSignIn },
  { method: 'POST', path: '/api/sign-out', who: 'viewer', body: ['json', 'form'], ...own, reply: replyToSignOut },
  {
    ...{ method: 'POST', path: '/api/modules/:module/attempts', who: 'signed-in', body: ['json', 'form'], ...own },
    returnTo: ({ params }) => `/modules/${encodeURIComponent(params.module ?? '')}/quiz`,
    reply: replyToStart,
  },
  {
    ...{ method: 'POST', path: '/api/attempts/:id/answers/:position', who: 'session', body: ['json', 'form'], ...own },
    returnTo: returnToQuestion,
    reply: replyToSave,
  },
  {
    ...{ method: 'POST', path: '/api/attempts/:id/submission', who: 'signed-in', body: ['json', 'form'], ...own },
    returnTo: ({ params }) => `/attempts/${encodeURIComponent(params.id ?? '')}?q=review`,
    reply: replyToSubmission,
  },
  { method: 'POST', path: '/api/lessons/:module/place', who: 'signed-in', body: ['json'], ...own, reply: replyToBookmark },
  {
    ...{ method: 'POST', path: '/api/lessons/:module/read', who: 'signed-in', body: ['json', 'form'], ...own },
    returnTo: ({ params }) => `/modules/${encodeURIComponent(params.module ?? '')}#read`,
    reply: replyToRead,
  },
  {
    method: 'POST',
    path: '/api/practice/:module/:question',
    who: 'anybody',
    body: ['json', 'form'],
    ...own,
    reply: replyToPractice,
  },
  { method: 'GET', path: '/api/teach/cohorts/:cohort/invitations', ...file, reply: replyToInvitations },
  { method: 'GET', path: '/api/teach/exports/columns/:kind', ...file, reply: replyToColumns },
  { method: 'GET', path: '/api/teach/exports/all/items/:module', ...file, reply: replyToItems },
  { method: 'GET', path: '/api/teach/exports/:cohort/gradebook', ...file, reply: replyToGradebook },
  { method: 'GET', path: '/api/teach/exports/:cohort/responses', ...file, reply: replyToResponses },
  { method: 'GET', path: '/api/teach/exports/:cohort/wide/:module', ...file, reply: replyToWide },
]

/** Finds the route of the table for a method and a path. */
export function matchOwnRoute(method: string, path: string): Match {
  return matchRoute(routes, method, path)
}

/** Answers a request for a route. The caller must already have checked its origin and the size of its body. */
export async function answerRoute(route: Route, params: Record<string, string>, incoming: Incoming): Promise<Outgoing> {
  const body = await readBody(route, incoming)
  if (!body) return send(refusal('unknown-body'))
  const cookies = incoming.header('cookie')
  const source = { network: incoming.network, browser: readKnownBrowser(cookies) }
  const reply = await replyTo(route, { params, body, source, cookies }, findShownSession(cookies)?.value)
  logRefusedAccess(route, reply, source)
  const given = reply.cookies ?? []
  // A reply that begins or ends a session has the last word on it.
  const isOfSession = given.some(({ name }) => name === sessionCookieName())
  return send(reply, isOfSession ? given : [...(await exchangeFormerSession(cookies)), ...given])
}

// Somebody else's record is absent, not forbidden: 404 tells of both.
function logRefusedAccess({ method, path, who }: Route, reply: Reply, { network }: Source): void {
  const needsSession = who === 'session' || who === 'signed-in' || who === 'instructor'
  const isRefused =
    'seeOther' in reply ? reply.seeOther.startsWith('/sign-in') : 'status' in reply && [401, 404].includes(reply.status)
  if (needsSession && isRefused) logSecurity('access-refused', { network, route: `${method} ${path}` })
}

async function replyTo(route: Route, asked: Omit<Asked, 'caller'>, cookie: string | undefined): Promise<Reply> {
  switch (route.who) {
    case 'anybody':
      return route.reply({ ...asked, caller: null })
    case 'viewer':
      return route.reply({ ...asked, caller: await findViewerByCookie(cookie) })
    case 'session': {
      const session = await readSession(cookie)
      return session ? route.reply({ ...asked, caller: session }) : askToSignIn(route, asked)
    }
    case 'signed-in': {
      const viewer = await findViewerByCookie(cookie)
      return viewer ? route.reply({ ...asked, caller: viewer }) : askToSignIn(route, asked)
    }
    case 'instructor': {
      const viewer = await findViewerByCookie(cookie)
      if (!viewer) return askToSignIn(route, asked)
      return viewer.role === 'instructor' ? route.reply({ ...asked, caller: viewer }) : refusal('not-found')
    }
  }
}

// A script gets the refusal. A plain form or a link leads to the sign-in page, and from there back to where it continues.
function askToSignIn({ returnTo }: Route, asked: Pick<Asked, 'params' | 'body'>): Reply {
  return asked.body.kind !== 'json' && returnTo ? signInFirst(returnTo(asked)) : refusal('signed-out')
}

// Returns null if the route does not accept this kind of body. A form without fields may be sent without a content type.
async function readBody({ method, body }: Route, { header, readBody }: Incoming): Promise<Body | null> {
  if (method === 'GET') return { kind: 'none' }
  const type = header('content-type')
  if (isJson(type)) return body.includes('json') ? { kind: 'json', value: parseJson(await readBody()) } : null
  const isForm = type === undefined || /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type)
  return isForm && body.includes('form') ? { kind: 'form', fields: await readForm(await readBody(), type) } : null
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

// A body that cannot be read as a form is treated as a form without fields. Each handler refuses a form that lacks a field it
// needs.
async function readForm(bytes: Uint8Array, type: string | undefined): Promise<FormData> {
  return (type === undefined ? null : await readFormData(bytes, type)) ?? new FormData()
}

function send(reply: Reply, cookies: readonly Cookie[] = []): Outgoing {
  const headers: Outgoing['headers'] = [
    ['Cache-Control', 'private, no-store'],
    ...cookies.map((cookie): [string, string] => ['Set-Cookie', asSetCookie(cookie)]),
  ]
  if ('seeOther' in reply) return { status: 303, headers: [...headers, ['Location', ownPathOr(reply.seeOther, '/')]], body: '' }
  if ('refused' in reply) return presentRefusal('person', reply.refused)
  if ('csv' in reply) {
    headers.push(['Content-Type', 'text/csv; charset=utf-8'])
    headers.push(['Content-Disposition', `attachment; filename="${reply.fileName}"`])
    return { status: 200, headers, body: reply.csv }
  }
  const { status, body, fileName, retryAfterSeconds } = reply
  headers.push(['Content-Type', 'application/json'])
  // Opened by itself, JSON is saved and not shown, so that no browser takes it for something else.
  headers.push(['Content-Disposition', `attachment; filename="${fileName ?? 'api.json'}"`])
  if (retryAfterSeconds) headers.push(['Retry-After', String(retryAfterSeconds)])
  return { status, headers, body: fileName === undefined ? JSON.stringify(body) : `${JSON.stringify(body, null, 2)}\n` }
}

// The path itself, not what a browser makes of it: escaped otherwise, an answer that it carries would be another text.
function ownPathOr(path: string, fallback: string): string {
  return safePath(path, '') === '' ? fallback : path
}
