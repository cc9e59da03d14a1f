import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ShownReader } from '../reader-cookie'
import type { Withdrawn } from '../withdrawn'
import { type CachedResponse, cacheResponse } from './cached-response'
import { hashInlineScripts, policyWithHashes } from './content-security-policy'
import { type DocumentModule, sendAsDocument, withReader } from './documents'
import type { Actions } from './page-forms'
import { cutWithdrawn, hasWithdrawn, namesOf } from './withdrawn-pages'

/** A function that answers a request, such as Next's request handler. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** A page in memory, once for each header that it may show. */
export type CachedPage = Readonly<Record<ShownReader, CachedResponse>>

/** A page in memory, from which what is withdrawn can be cut. */
export type StaticPage = {
  whole: CachedPage
  /** Returns the page without what is withdrawn. It is made anew only if that has changed. */
  without(withdrawn: Withdrawn): CachedPage
}

/** The pages that never change while the server runs. */
export type StaticPages = {
  /** The pages by path, percent-decoded. */
  pages: ReadonlyMap<string, StaticPage>
  /** The hash sources of the inline scripts of the "not found" page, which Next sends for any address and without a nonce. */
  notFoundHashes: readonly string[]
  /** The "not found" page itself; null if there is none. */
  notFound: CachedPage | null
}

const notFoundAddress = '/_not-found'

/**
 * Returns the paths, percent-decoded, of the pages that Next prerendered and never renders again, from its manifest in `distDir`.
 */
export async function listStaticAddresses(distDir: string): Promise<string[]> {
  type Prerendered = { routeType?: string; initialRevalidateSeconds?: number | false; initialStatus?: number }
  const { routes } = JSON.parse(await readFile(join(distDir, 'prerender-manifest.json'), 'utf8')) as {
    routes: Record<string, Prerendered>
  }
  return Object.entries(routes)
    .filter(([path, { routeType }]) => routeType === 'page' && !path.startsWith('/_'))
    .filter(([, page]) => page.initialRevalidateSeconds === false && (page.initialStatus ?? 200) === 200)
    .map(([path]) => path)
}

/** Returns the pages of each server action of a build, from the build's manifest. */
export async function listActions(distDir: string): Promise<Actions> {
  type Manifest = { node: Record<string, { workers: Record<string, unknown> }> }
  const manifest = JSON.parse(await readFile(join(distDir, 'server/server-reference-manifest.json'), 'utf8')) as Manifest
  return new Map(Object.entries(manifest.node).map(([id, { workers }]) => [id, Object.keys(workers).map(asPattern)]))
}

// Converts the name of a page's file, such as "app/(account)/set-up/[token]/page". A group in parentheses is not part of the address.
function asPattern(file: string): string {
  const parts = file.split('/').slice(1, -1)
  return `/${parts
    .filter((part) => !part.startsWith('('))
    .map((part) => part.replace(/^\[(.*)\]$/, ':$1'))
    .join('/')}`
}

/**
 * Requests each address from the handler once and caches the pages.
 *
 * The hashes in each page's policy are computed from its bytes, because they change with every build. An address that does not
 * answer with a page is left to the handler. With the module of documents, they are cached as documents.
 */
export async function loadStaticPages(
  handler: Handler,
  addresses: readonly string[],
  module: DocumentModule | null = null,
): Promise<StaticPages> {
  const server = createServer(async (request, response) => {
    try {
      await handler(request, response)
    } catch {
      response.writeHead(500).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const pages = new Map<string, StaticPage>()
    for (const address of addresses) {
      const page = await request(port, address)
      if (page.status === 200 && page.type.startsWith('text/html')) pages.set(address, openStaticPage(page, module))
    }
    const notFound = addresses.length > 0 ? await request(port, notFoundAddress) : null
    const notFoundHashes = notFound ? hashInlineScripts(notFound.body.toString()) : []
    return { pages, notFoundHashes, notFound: notFound?.status === 404 ? openStaticPage(notFound, module).whole : null }
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

type PageResponse = { status: number; type: string; vary: string; link: string | null; body: Buffer }

async function request(port: number, address: string): Promise<PageResponse> {
  const path = address.split('/').map(encodeURIComponent).join('/')
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { 'accept-encoding': 'identity' },
    redirect: 'manual',
  })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    // Accept-Encoding is left out, because it is added again when the page is sent.
    vary: (response.headers.get('vary') ?? '').replace(/(^|,) *accept-encoding/i, ''),
    link: response.headers.get('link'),
    body: Buffer.from(await response.arrayBuffer()),
  }
}

function openStaticPage({ type, vary, link, body }: PageResponse, module: DocumentModule | null): StaticPage {
  const { html, policy } = sendAsDocument(body.toString(), module)
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': policy ?? policyWithHashes(hashInlineScripts(html)),
    // The browser may cache the page but must revalidate it each time, so that a correction is visible at once.
    'Cache-Control': 'no-cache',
    // The header of the page depends on a cookie.
    Vary: [vary, 'Cookie'].filter(Boolean).join(', '),
    // What Next would have loaded early is mostly scripts.
    ...(link && policy === null && { Link: link }),
  }
  const cache = (shown: string): CachedPage => {
    const by = (reader: ShownReader) => cacheResponse(Buffer.from(withReader(shown, reader)), headers)
    return { guest: by('guest'), learner: by('learner'), instructor: by('instructor') }
  }
  const whole = cache(html)
  let last: { withdrawn: Withdrawn; page: CachedPage } | null = null
  return {
    whole,
    without(withdrawn) {
      if (last?.withdrawn === withdrawn) return last.page
      const names = namesOf(withdrawn)
      last = { withdrawn, page: hasWithdrawn(html, names) ? cache(cutWithdrawn(html, names)) : whole }
      return last.page
    },
  }
}
