import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

export { expect }

/** What a page may not do while a test looks at it: break its own policy, fail in its scripts, or ask another host for anything. */
export const test = base.extend<{ faultless: null }>({
  faultless: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = []
      const own = new URL(baseURL ?? '').host
      context.on('console', (message) => {
        // A request that a test cuts, or that is refused as it should be, is told as an error of loading.
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text())
      })
      context.on('weberror', (error) => faults.push(String(error.error())))
      context.on('request', (request) => {
        const { protocol, host } = new URL(request.url())
        if (/^(https?|wss?):$/.test(protocol) && host !== own) faults.push(`It asked ${request.url()}.`)
      })
      await use(null)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

/** Opens a page and checks that it is accessible as it stands. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectAccessible(page)
}

/** No violation that axe can find, of any rule. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}

/** Nothing reaches beyond the edge of the window, so that nobody has to scroll sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const reaches = ({ left, right }: DOMRect) => left + scrollX < -0.5 || right + scrollX > clientWidth + 0.5
    const wide = [...document.body.querySelectorAll('*')].filter((each) => reaches(each.getBoundingClientRect()))
    // The innermost ones are those that do not fit.
    const inner = wide.filter((each) => !wide.some((other) => other !== each && each.contains(other)))
    return [`${scrollWidth - clientWidth} px`, ...inner.slice(0, 5).map((each) => each.outerHTML.slice(0, 200))]
  })
  expect(tooWide).toEqual([])
}

/** The page at a path is a document: without the framework's scripts and data, under a policy that allows no script within the page. */
export async function expectDocument(page: Page, path: string): Promise<void> {
  const response = await page.request.get(path)
  const html = await response.text()
  const scripts = html.match(/<script\b[^>]*>/g) ?? []
  expect(scripts, path).toEqual([expect.stringMatching(/^<script type="module" src="\/document\.\w+\.js">$/)])
  expect(html.match(/__next_f|TURBOPACK|as="script"|modulepreload|preconnect|<!--|\$RC|next-size-adjust/g), path).toBeNull()
  expect(response.headers()['content-security-policy'], path).toMatch(/; script-src 'self'$/)
}

/** How the sheets stand on which a page prints, all alike or not. */
export async function printedSheets(page: Page): Promise<string[]> {
  const sizes = (await page.pdf()).toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
  return [...new Set([...sizes].map(([, width, height]) => (Number(width) > Number(height) ? 'broad' : 'upright')))]
}

export const password = 'a long enough password'

/** An address that nobody has yet. */
export function newEmail(): string {
  return `reader-${crypto.randomUUID()}@example.org`
}

/** Makes an account; the page that follows is the one that was asked for. */
export async function signUp(page: Page, { name = 'Rita O’Neill', email = newEmail(), next = '/' } = {}): Promise<string> {
  await page.goto(`/sign-up?next=${encodeURIComponent(next)}`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.waitForURL((url) => url.pathname + url.search === next)
  return email
}

/**
 * Waits until no other journey makes instructors, and returns what to call when that is done. Who becomes an instructor first is an
 * administrator, and the journeys share one server.
 */
export async function beginMakingInstructors(): Promise<() => Promise<void>> {
  const lock = join(process.env.E2E_DATA_DIR ?? '', 'instructors-are-made')
  await expect
    .poll(
      () =>
        mkdir(lock).then(
          () => true,
          () => false,
        ),
      { timeout: 150_000 },
    )
    .toBe(true)
  return () => rmdir(lock)
}
