import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'

const folder = 'app/fonts'

/** A face of app/fonts/fonts.css with a file. */
export type Face = {
  family: string
  isItalic: boolean
  weights: readonly number[]
  file: string
  bytes: number
  /** The code points for which a browser asks this face. */
  range: ReadonlySet<number>
}

/** The faces of the style sheet. The fallbacks, which are fonts of the reader's system, are left out. */
export function readFaces(): Face[] {
  const rules = readFileSync(join(folder, 'fonts.css'), 'utf8').matchAll(/@font-face \{([^}]*)\}/g)
  return [...rules].flatMap(([, rule = '']) => {
    const value = (name: string) => new RegExp(`${name}:\\s*([^;]*);`).exec(rule)?.[1] ?? ''
    const [, file] = /url\("\.\/([^"]+)"\)/.exec(value('src')) ?? []
    if (!file) return []
    return [
      {
        family: value('font-family').replaceAll('"', ''),
        isItalic: value('font-style') === 'italic',
        weights: value('font-weight').split(' ').map(Number),
        file,
        bytes: readFileSync(join(folder, file)).length,
        range: codePointsIn(value('unicode-range')),
      },
    ]
  })
}

function codePointsIn(range: string): Set<number> {
  const parts = [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)]
  return new Set(
    parts.flatMap(([, first = '', last = first]) => {
      const from = Number.parseInt(first, 16)
      return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, i) => from + i)
    }),
  )
}

/** The code points for which a font has a glyph, from its table `cmap` (OpenType 1.9, formats 4 and 12). */
export async function listGlyphs(font: Uint8Array): Promise<ReadonlySet<number>> {
  const plain = await subsetFont(font, null, { targetFormat: 'sfnt', keepAllGlyphs: true })
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  const cmap = findTable(view, 'cmap')
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + view.getUint32(cmap + 4 + 8 * i + 4))
  return new Set(subtables.flatMap((at) => (view.getUint16(at) === 4 ? readFormat4(view, at) : readFormat12(view, at))))
}

function findTable(view: DataView, name: string): number {
  const records = Array.from({ length: view.getUint16(4) }, (_, i) => 12 + 16 * i)
  const tag = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)))
  const record = records.find((at) => tag(at) === name)
  if (record === undefined) throw new Error(`The font has no table ${name}.`)
  return view.getUint32(record + 8)
}

function readFormat4(view: DataView, at: number): number[] {
  const size = view.getUint16(at + 6)
  return Array.from({ length: size / 2 }, (_, i) => at + 14 + 2 * i).flatMap((end) => {
    const last = view.getUint16(end)
    const start = end + size + 2
    const first = view.getUint16(start)
    const delta = view.getUint16(start + size)
    const offset = view.getUint16(start + 2 * size)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((code) => {
      if (offset === 0) return ((code + delta) & 0xffff) !== 0
      return view.getUint16(start + 2 * size + offset + 2 * (code - first)) !== 0
    })
  })
}

function readFormat12(view: DataView, at: number): number[] {
  if (view.getUint16(at) !== 12) return []
  return Array.from({ length: view.getUint32(at + 12) }, (_, i) => at + 16 + 12 * i).flatMap((group) => {
    const first = view.getUint32(group)
    return Array.from({ length: view.getUint32(group + 4) - first + 1 }, (_, i) => first + i)
  })
}
