import type { Page } from '@playwright/test'
import { expect, signUp, test } from './course'

type Weight = { requests: number; bytes: { script: number; font: number; all: number }; fonts: string[] }

/** What a page loads with a cold cache, in bytes as they are sent, compressed. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { requests: 0, bytes: { script: 0, font: 0, all: 0 }, fonts: [] }
  page.on('response', (response) => {
    const type = response.request().resourceType()
    const bytes = Number(response.headers()['content-length'] ?? 0)
    weight.requests += 1
    weight.bytes.all += bytes
    if (type === 'script' || type === 'font') weight.bytes[type] += bytes
    if (type === 'font') weight.fonts.push(new URL(response.url()).pathname)
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  return weight
}

const kinds: [kind: string, path: string, most: { requests: number; script: number; font: number; all: number }][] = [
  ['the home page', '/', { requests: 12, script: 4000, font: 80_000, all: 105_000 }],
  ['a lesson', '/modules/tides', { requests: 12, script: 4000, font: 80_000, all: 125_000 }],
  ['a lesson with figures', '/modules/shore', { requests: 12, script: 4000, font: 80_000, all: 125_000 }],
  ['the start of a quiz', '/modules/tides/quiz', { requests: 12, script: 4000, font: 60_000, all: 85_000 }],
  ['the claims', '/claims', { requests: 12, script: 4000, font: 80_000, all: 125_000 }],
  ['the glossary', '/glossary', { requests: 12, script: 4000, font: 60_000, all: 85_000 }],
  ['the form to sign in', '/sign-in', { requests: 12, script: 4000, font: 60_000, all: 85_000 }],
]

for (const [kind, path, most] of kinds) {
  test(`${kind} keeps to its budget: ${most.all / 1000} kB, ${most.font / 1000} of them fonts, in ${most.requests} requests`, async ({
    page,
  }) => {
    const { requests, bytes, fonts } = await weigh(page, path)
    // A page without any of these would only show that nothing was counted.
    expect([bytes.script > 1000, fonts.length > 1, bytes.all > 60_000]).toEqual([true, true, true])
    for (const part of ['script', 'font', 'all'] as const) expect(bytes[part], part).toBeLessThanOrEqual(most[part])
    expect(requests).toBeLessThanOrEqual(most.requests)
    expect(fonts.filter((name) => name.includes('extended'))).toEqual([])
    await expect(page.locator('link[as="font"]')).toHaveCount(0)
  })
}

test('the fonts for further Latin letters are loaded where a name needs them', async ({ page }) => {
  await signUp(page, { name: 'Božena Němcová' })
  const { fonts } = await weigh(page, '/progress')
  expect(fonts.filter((name) => name.includes('source-sans-extended'))).toHaveLength(1)
})
