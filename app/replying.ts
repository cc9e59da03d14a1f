import { isJson, json, readJson } from '@/server/web/json'
import type { Asked, Reply } from '@/server/web/routes'

// An answer of 200 letters that goes along through the sign-in is escaped twice: up to 15 characters a letter.
const longestPath = 8_000

/** True where the caller speaks JSON: a script of ours, not a plain form. */
export function wantsJson(request: Request): boolean {
  return isJson(request.headers.get('content-type'))
}

/** What a reply that the front gives as well needs of a request. */
export async function readAsked(request: Request): Promise<Asked> {
  const body = wantsJson(request) ? await readJson(request) : undefined
  return { cookies: request.headers.get('cookie'), isJson: wantsJson(request), body }
}

/** Such a reply, sent. */
export function sendReply(reply: Reply): Response {
  return 'seeOther' in reply ? seeOther(reply.seeOther) : json(reply.body, reply.status)
}

/** The fields of a plain form; empty where the body is none. */
export async function readForm(request: Request): Promise<FormData> {
  return request.formData().catch(() => new FormData())
}

/** Sends a browser on to another page of ours, which it gets anew. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}

/** A path of our own to go to, from what somebody sent; `fallback` where it leads anywhere else. */
export function safePath(given: unknown, fallback: string): string {
  const isOurs = typeof given === 'string' && given.length <= longestPath && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)
  if (!isOurs || given.startsWith('/api/')) return fallback
  // A header holds only ASCII.
  const { pathname, search, hash } = new URL(given, 'http://own')
  return pathname + search + hash
}
