import type { IncomingMessage, ServerResponse } from 'node:http'

// The parts of the site whose addresses hold the name of a module, up to that name.
const placed =
  /^(\/modules\/|\/preview\/|\/api\/(?:modules|lessons|practice|teach\/exports\/[^/]+\/(?:wide|items))\/)([^/]+)((?:\/.*)?)$/

/**
 * Returns the path that an address with the former name of a module has now. Returns null if the path holds no former name.
 * `formerNames` has the present name by the former one.
 */
export function findMovedPath(path: string, formerNames: ReadonlyMap<string, string>): string | null {
  const [, before = '', name = '', after = ''] = placed.exec(path) ?? []
  const now = formerNames.get(name)
  return now === undefined ? null : `${before}${now}${after}`
}

/**
 * Redirects a request for an address with the former name of a module, and keeps its method, body and query. Returns true if it
 * did.
 */
export function redirectMoved(
  path: string,
  formerNames: ReadonlyMap<string, string>,
  { url = '' }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const moved = findMovedPath(path, formerNames)
  if (moved === null) return false
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  // The browser must ask again each time: a module that gets its former name back would otherwise be redirected in a circle.
  response.writeHead(308, { Location: `${moved}${query}`, 'Cache-Control': 'no-cache' }).end()
  return true
}
