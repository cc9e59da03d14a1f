import type { Page } from '@playwright/test'
import { expect, signUp, test } from './course'

/** The bytes of the fonts that a page loads, by file. */
async function weighFonts(page: Page, path: string): Promise<Map<string, number>> {
  const fonts = new Map<string, number>()
  page.on('response', async (response) => {
    const [, name] = /\/([^/]+?)[.-][^/]*\.woff2$/.exec(new URL(response.url()).pathname) ?? []
    if (name) fonts.set(new URL(response.url()).pathname, Number(response.headers()['content-length']))
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  return fonts
}

const kinds: [kind: string, path: string, mostBytes: number][] = [
  ['the home page', '/', 80_000],
  ['a lesson', '/modules/tides', 80_000],
  ['another lesson', '/modules/shore', 80_000],
  ['the start of a quiz', '/modules/tides/quiz', 60_000],
  ['the claims', '/claims', 80_000],
  ['the glossary', '/glossary', 60_000],
  ['the form to sign in', '/sign-in', 60_000],
]

for (const [kind, path, mostBytes] of kinds) {
  test(`${kind} loads at most ${mostBytes / 1000} kB of fonts, preloads none, and loads none for letters that it does not show`, async ({
    page,
  }) => {
    const fonts = await weighFonts(page, path)
    expect(fonts.size).toBeGreaterThan(1)
    expect([...fonts.values()].reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(mostBytes)
    expect([...fonts.keys()].filter((name) => name.includes('extended'))).toEqual([])
    await expect(page.locator('link[as="font"]')).toHaveCount(0)
  })
}

test('the fonts for further Latin letters are loaded where a name needs them', async ({ page }) => {
  await signUp(page, { name: 'Božena Němcová' })
  const fonts = await weighFonts(page, '/progress')
  expect([...fonts.keys()].filter((name) => name.includes('source-sans-extended'))).toHaveLength(1)
})
