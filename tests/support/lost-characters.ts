import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontCuts, readUncut } from '@/scripts/font-cuts'
import { type Face, listGlyphs, readFaces } from './faces'

const families = [
  { family: 'Literata', isItalic: false },
  { family: 'Literata', isItalic: true },
  { family: 'Source Sans 3', isItalic: false },
]

/** Which characters of a text the packages' fonts have and ours, after the cut, have not, each with the family that lacks it. */
export async function findLostCharacters(text: string): Promise<string[]> {
  const used = [...new Set(text)].filter((character) => character > ' ')
  const lost: string[] = []
  for (const { family, isItalic } of families) {
    const faces = readFaces().filter((each) => each.family === family && each.isItalic === isItalic)
    const cut = await Promise.all(faces.map(listShown))
    const uncut = await Promise.all(fontCuts.filter(({ file }) => faces.some((each) => each.file === file)).map(readUncut))
    const glyphs = await Promise.all(uncut.map(listGlyphs))
    const isIn = (sets: readonly ReadonlySet<number>[], character: string) =>
      sets.some((each) => each.has(character.codePointAt(0) ?? 0))
    lost.push(...used.filter((each) => isIn(glyphs, each) && !isIn(cut, each)).map((each) => `${family}: ${each}`))
  }
  return lost
}

// A browser takes a glyph from a face only if the character is in its range.
async function listShown({ file, range }: Face): Promise<ReadonlySet<number>> {
  const glyphs = await listGlyphs(readFileSync(join('app/fonts', file)))
  return new Set([...range].filter((code) => glyphs.has(code)))
}
