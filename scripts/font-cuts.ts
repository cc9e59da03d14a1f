import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** A font file of the product: the file it is cut from, the characters that it keeps, and its weights. */
export type FontCut = {
  /** The name of the file in app/fonts/. */
  file: string
  /** The file that it is cut from, as an import names it. */
  source: string
  /** The characters that it keeps, as ranges of code points, the last one included. */
  ranges: readonly Range[]
  /** The weight of a face that has only one, or the lightest and the heaviest one. */
  weight: number | { min: number; max: number }
}

type Range = readonly [first: number, last: number]

/** What English and most languages of western Europe need: Latin-1, the punctuation of books, and a few signs. */
const westernRanges: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2009, 0x200a],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
]

/** What names and titles in other languages with Latin letters need: Latin Extended-A, and the letters of Romanian, Welsh and German. */
const extendedRanges: readonly Range[] = [
  [0x100, 0x130],
  [0x132, 0x151],
  [0x154, 0x17f],
  [0x218, 0x21b],
  [0x1e80, 0x1e85],
  [0x1e9e, 0x1e9e],
  [0x1ef2, 0x1ef3],
]

/** The lightest and the heaviest weight that a style sheet asks for. */
export const weights = { min: 400, max: 650 }

// Without the features that no style sheet asks for, such as fractions and superior figures.
const features = ['kern', 'liga', 'rlig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum', 'tnum', 'pnum']

const literata = '@fontsource-variable/literata/files/literata'
const sourceSans = '@fontsource-variable/source-sans-3/files/source-sans-3'

/** Every font file that is cut from a package. Old-style figures are in two further files, which app/fonts/fonts.css describes. */
export const fontCuts: readonly FontCut[] = [
  { file: 'literata.woff2', source: `${literata}-latin-wght-normal.woff2`, ranges: westernRanges, weight: weights },
  { file: 'literata-extended.woff2', source: `${literata}-latin-ext-wght-normal.woff2`, ranges: extendedRanges, weight: weights },
  { file: 'literata-italic.woff2', source: `${literata}-latin-wght-italic.woff2`, ranges: westernRanges, weight: 400 },
  {
    file: 'literata-italic-extended.woff2',
    source: `${literata}-latin-ext-wght-italic.woff2`,
    ranges: extendedRanges,
    weight: 400,
  },
  { file: 'source-sans.woff2', source: `${sourceSans}-latin-wght-normal.woff2`, ranges: westernRanges, weight: weights },
  {
    file: 'source-sans-extended.woff2',
    source: `${sourceSans}-latin-ext-wght-normal.woff2`,
    ranges: extendedRanges,
    weight: weights,
  },
]

const { resolve } = createRequire(import.meta.url)

/** Returns the bytes of a package's font file, before anything is cut off. */
export function readUncut({ source }: FontCut): Promise<Buffer> {
  return readFile(resolve(source))
}

/** Cuts a font file. The same version of the packages always gives the same bytes. */
export async function cutFont(cut: FontCut): Promise<Buffer> {
  const { default: subsetFont } = await import('subset-font')
  const text = cut.ranges.map(([first, last]) => charactersBetween(first, last)).join('')
  return subsetFont(await readUncut(cut), text, {
    targetFormat: 'woff2',
    variationAxes: { wght: cut.weight },
    keepFeatures: features,
  })
}

function charactersBetween(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('')
}
