import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// An em in a media query is the reader's own font size. With pixels, somebody who reads at twice the size gets three narrow columns.
test('every breakpoint of the styles follows the font size that the reader chose', () => {
  const sheets = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  const sized = sheets.flatMap((name) =>
    [...readFileSync(join('app', name), 'utf8').matchAll(/^\s*@media[^{]*(?:width|height)[^{]*/gm)].map(([query]) =>
      query.trim(),
    ),
  )
  expect(sized.length).toBeGreaterThan(20)
  expect(sized.filter((query) => /\d(px|rem|pt|cm)\b/.test(query))).toEqual([])
})
