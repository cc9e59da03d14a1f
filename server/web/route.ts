import { signInPath } from '@/core/address'
import type { Instructor, Session, Viewer } from '@/core/people'
import type { Cookie } from '../cookies'
import type { Source } from '../sign-in-limits'
import type { Refusal } from './error-pages'
import type { JsonReply } from './json'

/**
 * Who may call a route, and what its handler gets as `caller`:
 * - `anybody`: everybody; no cookie is read
 * - `viewer`: everybody; the handler gets whoever is signed in, or null
 * - `session`: people with a session cookie. The handler must check in its own database statement that the session is still
 * valid.
 * - `signed-in`: people whose session is valid
 * - `instructor`: instructors; to a learner, the address is one that does not exist
 */
type Callers = { anybody: null; viewer: Viewer | null; session: Session; 'signed-in': Viewer; instructor: Instructor }
/** One of the groups of people who may call a route. */
export type Who = keyof Callers

/** The body of a request: JSON (undefined if it cannot be parsed), the fields of a form, or none. */
export type Body = { kind: 'json'; value: unknown } | { kind: 'form'; fields: FormData } | { kind: 'none' }

/**
 * A request that has passed its route's policy, as the handler gets it. `source` says where it comes from, and `cookies` is its
 * Cookie header.
 */
export type Asked<W extends Who = Who> = {
  params: Readonly<Record<string, string>>
  body: Body
  caller: Callers[W]
  source: Source
  cookies: string | undefined
}

/**
/**
 * What a caller gets: JSON, the path at which a plain form continues, or a page that says why it does not. Cookies are set if there
 * are any. A browser saves what has a `fileName` as a file with that name. CSV is sent in pieces, as they come.
 */
export type Reply = (
  | (JsonReply & { fileName?: string })
  | { csv: AsyncIterable<string>; fileName: string }
  | { seeOther: string }
  | { refused: Refusal }
) & { cookies?: Cookie[] }

/** An address of the API, with its policy and its handler. */
export type RouteFor<W extends Who> = {
  method: 'GET' | 'POST'
  /** The path; a part that begins with a colon is a parameter, such as `/api/attempts/:id/submission`. */
  path: string
  /** Who may call the route. */
  who: W
  /** The kinds of body that the route accepts. Empty if it accepts none. */
  body: readonly Exclude<Body['kind'], 'none'>[]
  /** The origins whose pages may send the request. `own` is the product's own origin alone. */
  origins: 'own'
  /** The size of the largest body that is accepted, in bytes. */
  maxBodyBytes: number
  /** True if the answer may take the hash of a password. The front lets only a few such requests in at once. */
  mayHash?: boolean
  /**
   * Returns the path at which somebody continues who sent a plain form or followed a link and has to sign in first. Without it, a caller who is not
   * signed in is refused in JSON.
   */
  returnTo?(asked: Pick<Asked, 'params' | 'body'>): string
  /** Answers the request. */
  reply(asked: Asked<W>): Promise<Reply>
}

/** A route with any policy. */
export type Route = { [W in Who]: RouteFor<W> }[Who]

/** Returns the reply that sends a plain form to the sign-in page, and from there to the path `page`. */
export function signInFirst(page: string): Reply {
  return { seeOther: signInPath(page) }
}

/** A request in a form that depends neither on Node nor on Next. */
export type Incoming = {
  method: string
  /** The path, percent-encoded and without its query. */
  path: string
  /** Returns the value of a header. The name must be in lower case. */
  header(name: string): string | undefined
  /** The network that the caller is counted by (`networkOf`). */
  network: string
  /** Reads the whole body. Call it once. */
  readBody(): Promise<Uint8Array>
}

/** A response in a form that depends neither on Node nor on Next. A long body comes in pieces. */
export type Outgoing = { status: number; headers: [name: string, value: string][]; body: string | AsyncIterable<string> }

/** What the table of routes has for a path: a route with its parameters, the same path with other methods, or nothing. */
export type Match =
  | { is: 'route'; route: Route; params: Record<string, string> }
  | { is: 'other-method'; allowed: string[] }
  | { is: 'nothing' }

/** Finds the route for a method and a path. HEAD matches GET. A path with a parameter that cannot be decoded does not match. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match {
  const found = routes.flatMap((route) => {
    const params = matchPath(route.path, path)
    return params ? [{ route, params }] : []
  })
  const match = found.find(({ route }) => route.method === (method === 'HEAD' ? 'GET' : method))
  if (match) return { is: 'route', ...match }
  return found.length > 0 ? { is: 'other-method', allowed: found.map(({ route }) => route.method) } : { is: 'nothing' }
}

/** Returns the parameters of a path that fits a pattern such as `/api/attempts/:id`, decoded. Returns null if it does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
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
