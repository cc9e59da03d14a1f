import type { Session, Viewer } from '@/core/people'
import type { Cookie } from '../sessions'
import type { JsonReply } from './json'

/**
 * Who may call a route:
 * - `anybody`: nobody is asked for
 * - `viewer`: anybody; the handler is told who is signed in, if anybody is
 * - `session`: somebody whose cookie names a session. The handler must ask in its own statement whether that session still holds.
 * - `signed-in`: somebody whose session holds
 */
type Callers = { anybody: null; viewer: Viewer | null; session: Session; 'signed-in': Viewer }
export type Who = keyof Callers

/** What was sent: JSON (undefined if it cannot be read), the fields of a form, or nothing. */
export type Body = { kind: 'json'; value: unknown } | { kind: 'form'; fields: FormData } | { kind: 'none' }

/** What a handler is told of a request that its policy lets through. `source` is the caller's network address. */
export type Asked<W extends Who = Who> = {
  params: Readonly<Record<string, string>>
  body: Body
  caller: Callers[W]
  source: string
}

/** What a caller gets: JSON, or the path at which a plain form continues; and a cookie, if one is to be set. */
export type Reply = (JsonReply | { seeOther: string }) & { cookie?: Cookie }

/** An address of the API with its policy. */
export type RouteFor<W extends Who> = {
  method: 'GET' | 'POST'
  /** The path; a part that begins with a colon is a parameter, such as `/api/attempts/:id/submission`. */
  path: string
  who: W
  /** The kinds of body that the route takes; empty for one that takes none. */
  body: readonly Exclude<Body['kind'], 'none'>[]
  /** From which origins a page may send the request: `own` is this product's address alone. */
  origins: 'own'
  /** The largest body that is read, in bytes. */
  maxBodyBytes: number
  /** Where somebody who has to sign in first continues afterwards, for a plain form. Without it every refusal is JSON. */
  returnTo?(asked: Pick<Asked, 'params' | 'body'>): string
  reply(asked: Asked<W>): Promise<Reply>
}

/** Any route. */
export type Route = { [W in Who]: RouteFor<W> }[Who]

/** Sends a plain form to the sign-in page, and from there to `page`. */
export function signInFirst(page: string): Reply {
  return { seeOther: `/sign-in?next=${encodeURIComponent(page)}` }
}

/** A request as the doors hand it in, in neither Node's nor Next's types. Header names are in small letters. */
export type Incoming = {
  method: string
  /** The path, still percent-encoded, without its query. */
  path: string
  header(name: string): string | undefined
  source: string
  readBody(): Promise<Uint8Array>
}

/** A response as the doors send it out. */
export type Outgoing = { status: number; headers: [name: string, value: string][]; body: string }

/** What a path means to the table: a route with its parameters, an address that exists for other methods, or nothing. */
export type Match =
  | { is: 'route'; route: Route; params: Record<string, string> }
  | { is: 'other-method'; allowed: string[] }
  | { is: 'nothing' }

/** Finds the route for a method and a path. HEAD is answered as GET. A parameter that cannot be decoded is no match. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  const found = routes.flatMap((route) => {
    const params = matchPath(route.path, path)
    return params ? [{ route, params }] : []
  })
  const match = found.find(({ route }) => route.method === (method === 'HEAD' ? 'GET' : method))
  if (match) return { is: 'route', ...match }
  return found.length > 0 ? { is: 'other-method', allowed: found.map(({ route }) => route.method) } : { is: 'nothing' }
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const segment = given[i] ?? ''
    if (!part.startsWith(':')) {
      if (part !== segment) return null
      continue
    }
    const value = decode(segment)
    if (!value) return null
    params[part.slice(1)] = value
  }
  return params
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
