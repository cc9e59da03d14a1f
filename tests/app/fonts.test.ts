import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cutFont, fontCuts, weights } from '@/scripts/font-cuts'
import { readFaces } from '@/tests/support/faces'
import { findLostCharacters } from '@/tests/support/lost-characters'
import { tinyCourse } from '@/tests/support/tiny-course'

const faces = readFaces()

describe.each(fontCuts)('$file', (cut) => {
  test('is what `npm run cut:fonts` makes of the package that is installed', async () => {
    expect((await cutFont(cut)).equals(readFileSync(join('app/fonts', cut.file)))).toBe(true)
  })

  test('is asked by the style sheet for the characters that it was cut to, in the weights that it was cut to', () => {
    const { min, max } = typeof cut.weight === 'number' ? { min: cut.weight, max: cut.weight } : cut.weight
    const face = faces.find(({ file, family }) => file === cut.file && family !== 'Literata Figures')
    expect(face?.weights).toEqual(min === max ? [min] : [min, max])
    const characters = cut.ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    expect([...(face?.range ?? [])]).toEqual(characters)
  })
})

test('all fonts of a page in English come to at most 80 kB', () => {
  const western = new Map(faces.filter(({ file }) => !file.includes('extended')).map(({ file, bytes }) => [file, bytes]))
  expect([...western.keys()].sort()).toEqual([
    'literata-figures-400.woff2',
    'literata-figures-600.woff2',
    'literata-italic.woff2',
    'literata.woff2',
    'source-sans.woff2',
  ])
  expect([...western.values()].reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(80_000)
})

test('no letter is in two faces of a family, so that a browser never fetches two files for it', () => {
  for (const family of ['Literata', 'Source Sans 3']) {
    for (const isItalic of [false, true]) {
      const codes = faces
        .filter((each) => each.family === family && each.isItalic === isItalic)
        .flatMap(({ range }) => [...range])
      expect(codes).toEqual([...new Set(codes)])
    }
  }
})

test('no style sheet asks for a weight that the fonts were not cut to', () => {
  const sheets = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  const asked = sheets
    .filter((name) => name !== 'fonts/fonts.css')
    .flatMap((name) =>
      [...readFileSync(join('app', name), 'utf8').matchAll(/font-weight: ([^;]+);/g)].map(([, weight]) => weight),
    )
  expect(asked.length).toBeGreaterThan(20)
  expect(asked.filter((weight) => !(Number(weight) >= weights.min && Number(weight) <= weights.max))).toEqual([])
})

test('every character of the interface and of the tiny course that the uncut fonts have is in a face', async () => {
  const sources = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const course = readdirSync(tinyCourse.COURSE_DIR, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(yaml|mdx)$/.test(name),
  )
  const texts = [...sources.map((name) => join('app', name)), ...course.map((name) => join(tinyCourse.COURSE_DIR, name))]
  expect(course.length).toBeGreaterThan(3)
  expect(await findLostCharacters(texts.map((file) => readFileSync(file, 'utf8')).join(''))).toEqual([])
  // What was cut away is found.
  expect(await findLostCharacters('ə')).not.toEqual([])
})

test.each([
  ['Czech', 'Příliš žluťoučký kůň úpěl ďábelské ódy'],
  ['Polish', 'Zażółć gęślą jaźń'],
  ['Hungarian', 'Árvíztűrő tükörfúrógép'],
  ['Turkish', 'Ilık süt, şiş, Iğdır, İzmir'],
  ['Romanian', 'Ștefan și Țepeș, Băsescu'],
  ['Latvian and Lithuanian', 'Ķīlis Ģirts Ņikita Ļubova Žemaitė Ąžuolas Ų'],
  ['Welsh', 'Ŵyn Ŷnys Ẁ'],
])('a name in %s is set in the course’s own fonts', async (_, name) => {
  expect(await findLostCharacters(name)).toEqual([])
})
