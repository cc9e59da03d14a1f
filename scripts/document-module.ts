import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

/** The folder of the module of documents, within that of a build. */
export const documentFolder = 'document'

/**
 * Bundles the module of documents into a folder: `document.<hash>.js`, and what it loads only for a page that needs it. It is written
 * for the browsers that Next supports.
 */
export async function bundleDocument(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await build({
    entryPoints: { document: 'app/_document/start.ts' },
    outdir: folder,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  })
}
