import type { Viewer } from '@/core/people'
import { db } from '@/server/database/client'
import { findAccount } from '@/server/people'
import { issueSession } from '@/server/sessions'
import { answerRoute, matchOwnRoute } from '@/server/web/routes'

/** What is sent to an address of the API: JSON, the fields of a plain form, or some other body under its content type. */
export type Sent = { cookies?: string; json?: unknown; form?: string | FormData; type?: string; text?: string; network?: string }

/** What came back: the status with the JSON or the address to continue at, and the cookie that was set. */
export type Received = { status: number; body?: unknown; location?: string; cookie?: string }

/** Asks the table of routes as a door does, without a server. Throws if the table has no such address. */
export async function askApi(
  method: string,
  path: string,
  { cookies, json, form, type, text, network }: Sent = {},
): Promise<Received> {
  const match = matchOwnRoute(method, path)
  if (match.is !== 'route') throw new Error(`There is no ${method} ${path}.`)
  const request = new Request('http://course.example', {
    method: 'POST',
    body:
      text ?? (json !== undefined ? JSON.stringify(json) : typeof form === 'string' ? new URLSearchParams(form) : (form ?? '')),
  })
  const contentType = type ?? (json !== undefined ? 'application/json' : (request.headers.get('content-type') ?? undefined))
  const headers: Record<string, string | undefined> = { cookie: cookies, 'content-type': contentType }
  const {
    status,
    headers: sent,
    body: sentBody,
  } = await answerRoute(match.route, match.params, {
    method,
    path,
    network: network ?? '127.0.0.1',
    header: (name) => headers[name],
    readBody: async () => new Uint8Array(await request.arrayBuffer()),
  })
  let body = ''
  if (typeof sentBody === 'string') body = sentBody
  else for await (const piece of sentBody) body += piece
  const headerOf = (name: string) => sent.find(([each]) => each === name)?.[1]
  return {
    status,
    ...(body !== '' && { body: headerOf('Content-Type') === 'application/json' ? (JSON.parse(body) as unknown) : body }),
    ...(headerOf('Location') !== undefined && { location: headerOf('Location') as string }),
    ...(headerOf('Set-Cookie') !== undefined && { cookie: headerOf('Set-Cookie') as string }),
  }
}

/** The Cookie header of somebody who is signed in, among other cookies. */
export async function cookiesOf({ id }: Pick<Viewer, 'id'>): Promise<string> {
  const account = await findAccount(id)
  if (!account) throw new Error(`There is no account ${id}.`)
  const { name, value } = await issueSession(account)
  return `other=1; ${name}=${value}`
}

/** Ends every session of somebody, as a revocation does. */
export async function endAllSessions({ id }: Pick<Viewer, 'id'>): Promise<void> {
  await db().person.update({ where: { id }, data: { sessionVersion: { increment: 1 } } })
}
