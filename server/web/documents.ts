import { readdir } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readEnv } from '../env'
import { readShownReader, type ShownReader } from '../reader-cookie'
import type { CachedResponse } from './cached-response'
import { policyWithHashes } from './content-security-policy'
import { loadStaticFiles } from './static-files'

/** The module of documents, which adds to a page what only a script can do. */
export type DocumentModule = {
  /** The address of the module. */
  address: string
  /** The module and what it loads when a page needs it, by address. */
  files: ReadonlyMap<string, CachedResponse>
}

/** A page as it is sent: its HTML, and its policy if that is another one than that of the page as it was rendered. */
export type SentPage = { html: string; policy: string | null }

/** Loads the module of a build from its folder. */
export async function loadDocumentModule(folder: string): Promise<DocumentModule> {
  const names = await readdir(folder)
  const name = names.find((each) => /^document\.\w+\.js$/.test(each))
  if (!name) throw new Error(`There is no module of documents in ${folder}.`)
  return { address: `/${name}`, files: await loadStaticFiles(folder, '/') }
}

// The part of a page that React runs, and what React leaves open until a script fills it. Text and attributes that people write have
// no angle brackets in HTML, so that none of them can be taken for these.
const needsReact = /<div data-react="">|<template id="[BP]:|<div hidden="" id="S:/
const scripts = /<script\b[^>]*>[\s\S]*?<\/script>/g
const links = /<link\b[^>]*>/g
const isForScripts = /\bas="script"|\brel="(?:modulepreload|preconnect)"/
// What React and Next need to find their way in the page again.
const traces = /<!--[\s\S]*?-->|<meta name="next-size-adjust"[^>]*>/g

/**
 * Returns a page that Next has rendered as it is sent to a reader. A page without a part that React runs is sent as a document: without
 * Next's scripts and the data for them, and with the module of documents. Without a module every page is sent as it was rendered.
 */
export function sendAsDocument(rendered: string, module: DocumentModule | null): SentPage {
  if (!module || needsReact.test(rendered) || !rendered.includes('</head>')) return { html: rendered, policy: null }
  const bare = rendered
    .replace(scripts, '')
    .replace(links, (link) => (isForScripts.test(link) ? '' : link))
    .replace(traces, '')
    .replace('<div hidden=""></div>', '')
  const script = `<script type="module" src="${module.address}"></script>`
  return { html: bare.replace('</head>', `${script}</head>`), policy: policyWithHashes([]) }
}

/** Returns a page that Next has rendered for one request as it is sent, after setting its policy on the response. */
export function finishPage(
  page: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  module: DocumentModule | null,
): Buffer {
  const { html, policy } = sendAsDocument(page.toString(), module)
  if (policy !== null) {
    response.setHeader('Content-Security-Policy', policy)
    response.removeHeader('Link')
  }
  return Buffer.from(withReader(html, readShownReader(request.headers.cookie)))
}

/** Returns a page with the header of this reader, which also says so if this is the demo. Pages are rendered with that of a guest. */
export function withReader(html: string, reader: ShownReader): string {
  const demo = readEnv().isDemo ? ' data-demo=""' : ''
  return html.replace(/(<html\b[^>]* data-reader=")guest"/, `$1${reader}"${demo}`)
}
