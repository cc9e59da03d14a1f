import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Picture } from '@/core/course/authored-course'
import { type CachedResponse, cacheResponse } from './cached-response'

const contentTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * Loads the files of a folder and its subfolders, by their path under `prefix`. Their names contain a hash of their content, so
 * browsers may cache them for a year. Files of unknown type are left out.
 */
export async function loadStaticFiles(folder: string, prefix: string): Promise<ReadonlyMap<string, CachedResponse>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const cached = new Map<string, CachedResponse>()
  for (const entry of files) {
    const file = join(entry.parentPath, entry.name)
    const type = contentTypes[extname(entry.name)]
    const path = prefix + relative(folder, file).split(sep).join('/')
    const headers = { 'Content-Type': type ?? '', 'Cache-Control': 'public, max-age=31536000, immutable' }
    if (type) cached.set(path, cacheResponse(await readFile(file), headers))
  }
  return cached
}

/**
 * Caches the pictures of a course by their address, which holds a hash of their content. Opened by itself, a picture may neither run
 * nor load anything: a drawing in SVG could hold a script.
 */
export function cachePictures(pictures: readonly Picture[]): ReadonlyMap<string, CachedResponse> {
  return new Map(
    pictures.map(({ address, type, content }) => [
      address,
      cacheResponse(Buffer.from(content), {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      }),
    ]),
  )
}
