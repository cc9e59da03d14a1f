import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/*
 * What stands on what, each pair of tokens once. Text that is read in sentences has 7:1 (success criterion 1.4.6); a label of a few
 * words on a tinted ground 4.5:1 (1.4.3); a shape that carries meaning 3:1 (1.4.11). A line that only divides carries none: whoever
 * does not see it misses nothing, because headings and spacing say the same.
 */
const least = { text: 7, label: 4.5, shape: 3, divider: 1.15 } as const

const pairs: Record<keyof typeof least, readonly (readonly [front: string, ground: string])[]> = {
  text: [
    ...(['ink', 'ink-quiet', 'accent', 'good', 'wrong', 'caution'] as const).map((front) => [front, 'paper'] as const),
    ...(['paper-sunk', 'accent-soft', 'good-soft', 'wrong-soft', 'caution-soft'] as const).map((g) => ['ink', g] as const),
    ['ink-quiet', 'paper-sunk'],
    ['on-accent', 'accent'],
    ['paper', 'ink-quiet'],
  ],
  label: [
    ...(['accent-soft', 'good-soft', 'wrong-soft', 'caution-soft'] as const).map((g) => ['ink-quiet', g] as const),
    ...(['paper-sunk', 'accent-soft', 'good-soft', 'wrong-soft', 'caution-soft'] as const).map((g) => ['accent', g] as const),
    ['good', 'good-soft'],
    ['wrong', 'wrong-soft'],
    ['caution', 'caution-soft'],
    ['wrong', 'paper-sunk'],
    ['caution', 'paper-sunk'],
  ],
  shape: [
    ['line-strong', 'paper'],
    ['line-strong', 'paper-sunk'],
    ['line-strong', 'accent-soft'],
  ],
  divider: [
    ['line', 'paper'],
    ['line', 'paper-sunk'],
    ['line', 'accent-soft'],
  ],
}

const css = readFileSync('app/tokens.css', 'utf8')
const readColours = (from: string, to: string) =>
  Object.fromEntries(
    [...css.slice(css.indexOf(from), css.indexOf(to)).matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
const light = readColours(':root', '@media (min-width')
const themes: Record<string, Record<string, string>> = {
  'on a light page': light,
  'on a dark page': { ...light, ...readColours('@media (prefers-color-scheme: dark)', '@media print') },
  'on paper': { ...light, ...readColours('@media print', '@media (prefers-reduced-motion') },
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

test('the contrast of black on white is 21:1, and that of #767676 on white 4.54:1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2)
})

describe.each(Object.entries(themes))('%s', (_, colours) => {
  for (const kind of ['text', 'label', 'shape', 'divider'] as const) {
    test.each(pairs[kind].map((pair) => [...pair, least[kind]]))('%s on %s has at least %d:1', (front, ground, ratio) => {
      expect(contrast(colours[front] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(Number(ratio))
    })
  }
})

test('every colour stands in a pair, no pair stands twice, and each theme sets every colour', () => {
  const listed = Object.values(pairs).flat()
  const names = Object.keys(light)
  expect(names.length).toBeGreaterThan(10)
  expect([...new Set(listed.flat())].sort()).toEqual([...names].sort())
  expect(new Set(listed.map(([front, ground]) => `${front} ${ground}`)).size).toBe(listed.length)
  expect(Object.keys(readColours('@media (prefers-color-scheme: dark)', '@media print')).sort()).toEqual([...names].sort())
  expect(Object.keys(readColours('@media print', '@media (prefers-reduced-motion')).sort()).toEqual([...names].sort())
})

test('the styles name no colour but those of the tokens, and set no words on a ground that is in no pair', () => {
  const sheets = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css') && name !== 'tokens.css')
    .map((name) => readFileSync(join('app', name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''))
  expect(sheets.length).toBeGreaterThan(30)
  expect(sheets.flatMap((sheet) => sheet.match(/#[\da-f]{3,8}\b(?=[^{}]*[;}])|\b(rgba?|hsla?|oklch|lab)\(/gi) ?? [])).toEqual([])
  const read = new Set([...pairs.text, ...pairs.label].map(([front, ground]) => `${front} on ${ground}`))
  const set = sheets
    .flatMap((sheet) => [...sheet.matchAll(/\{([^{}]*)\}/g)].map(([, body = '']) => body))
    .flatMap((body) => {
      const front = /(?:^|[\s;])color: var\(--([\w-]+)\)/.exec(body)?.[1]
      const ground = /background(?:-color)?: var\(--([\w-]+)\)/.exec(body)?.[1]
      return front && ground ? [`${front} on ${ground}`] : []
    })
  expect(set.length).toBeGreaterThan(5)
  expect(set.filter((pair) => !read.has(pair))).toEqual([])
})
