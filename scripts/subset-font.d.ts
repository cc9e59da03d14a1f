/** The package brings no types. This is the part of it that is used here. */
declare module 'subset-font' {
  type Options = {
    targetFormat: 'sfnt' | 'woff2'
    /** A value pins an axis of a variable font; a range narrows it. */
    variationAxes?: Record<string, number | { min: number; max: number }>
    /** The OpenType features to keep. */
    keepFeatures?: readonly string[]
    /** Keeps every glyph. The text must then be null. */
    keepAllGlyphs?: boolean
  }
  export default function subsetFont(font: Uint8Array, text: string | null, options: Options): Promise<Buffer>
}
