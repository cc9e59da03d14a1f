import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'

/** The encodings in which a body can be sent. */
export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)
const worthCompressing = /^(text\/|image\/svg|application\/(javascript|json|manifest\+json|xml))/

/**
 * Chooses the best encoding that a client accepts. `accepted` is its Accept-Encoding. A type that would not shrink gets
 * `identity`.
 */
export function chooseEncoding(contentType: string, accepted = ''): Encoding {
  if (!isCompressible(contentType)) return 'identity'
  // Each part is trimmed by itself: a pattern that takes blanks on both sides of a separator is quadratic in a run of blanks.
  const offers = accepted.split(',').map((offer) => offer.split(';').map((part) => part.trim().toLowerCase()))
  const isAccepted = (encoding: Encoding) =>
    offers.some(([name, weight]) => name === encoding && !/^q=0(\.0*)?$/.test(weight ?? ''))
  if (isAccepted('br')) return 'br'
  return isAccepted('gzip') ? 'gzip' : 'identity'
}

/** Returns true if a body of this type shrinks when compressed. Its bytes then depend on what the client accepts. */
export function isCompressible(contentType: string): boolean {
  return worthCompressing.test(contentType)
}

/** Compresses a body as small as possible, for a body that is compressed once and sent often. */
export async function compressWell(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return body
  return encoding === 'gzip' ? deflate(body, { level: 9 }) : brotli(body, brotliOptions(body, 10))
}

/**
 * Compresses a body quickly and synchronously, for a body that is made for one reader. At this quality Brotli's result is smaller
 * than gzip's best, in less than half the time.
 */
export function compressQuickly(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'identity') return body
  return encoding === 'gzip' ? gzipSync(body, { level: 4 }) : brotliCompressSync(body, brotliOptions(body, 4))
}

function brotliOptions(body: Buffer, quality: number) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }
}
