import { Readable } from 'node:stream'
import { answerRoute, matchOwnRoute } from '@/server/web/routes'

/**
 * Lets `next dev` answer from the table of routes. In production the front answers every address of the table before Next is
 * asked, so this handler answers 404 there.
 */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const match = matchOwnRoute(request.method, pathname)
  if (process.env.NODE_ENV === 'production' || match.is === 'nothing') return new Response(null, { status: 404 })
  if (match.is === 'other-method') return new Response(null, { status: 405, headers: { Allow: match.allowed.join(', ') } })
  const { status, headers, body } = await answerRoute(match.route, match.params, {
    method: request.method,
    path: pathname,
    network: request.headers.get('x-client-address') ?? 'unknown',
    header: (name) => request.headers.get(name) ?? undefined,
    readBody: async () => new Uint8Array(await request.arrayBuffer()),
  })
  const sent = typeof body === 'string' ? body : (Readable.toWeb(Readable.from(body)) as ReadableStream)
  return new Response(sent === '' ? null : sent, { status, headers })
}

export { answer as GET, answer as POST }
